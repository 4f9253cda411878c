import { describe, expect, it } from 'vitest';
import { drawHandover } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { MapFacts } from './map-facts.ts';
import { checkPostures } from './posture-check.ts';

/** What a posture on access, the US only, makes of a system in Virginia and its readers. */
function outcomes({ allowed = ['iso:US'], ...more }: Handover & { allowed?: string[] }) {
  const posture = { id: 'us', name: 'US only', scope: 'access' as const, allowed };
  const policies = { postures: [posture] };
  const drawing = drawHandover({ ...more, cohort: { entry: ['system'] }, policies });
  return [...checkPostures(new MapFacts(drawMap(drawing), '2026-11-22', new Set()))];
}
const asked = (item: Parameters<typeof outcomes>[0]) =>
  outcomes(item).map((outcome) =>
    outcome.kind === 'found' ? outcome.message : `${outcome.subject.id} ${outcome.field}`,
  );
const settled = { support: [], subprocessors: [] };
const indian = { country: 'IN', by: 'self', mode: 'standing' as const };
const nowhere = { by: 'self', mode: 'export' as const };

describe('a posture on access', () => {
  it('asks for what is not known of a reader, whatever its list leaves open', () => {
    const node = { support: [nowhere] };
    const vendor = { subprocessors: [] };
    const wanted = ['system support.country'];
    expect(asked({ node, vendor })).toEqual(wanted);
    expect(asked({ node, vendor, allowed: ['iso:US', 'unknown'] })).toEqual(wanted);
    const open = { node: { support: [indian] }, vendor, allowed: ['iso:US', 'unknown'] };
    expect(asked(open)).toEqual(['us allowed']);
  });

  it('asks who reads, and who the subprocessors are, where nobody says', () => {
    const vendor = { support: 'unknown', subprocessors: 'unknown' } as const;
    expect(asked({ vendor })).toEqual(['acme support', 'acme subprocessors']);
    expect(asked({ vendor: { ...settled, subprocessors: [{ name: 'Relay' }] } })).toEqual([
      'acme subprocessors.country',
    ]);
    expect(asked({ vendor: settled })).toEqual([]);
  });

  it('is kept by ending the support from elsewhere, and no other', () => {
    const american = { ...indian, country: 'US' };
    const support = [nowhere, indian, american];
    const [found] = outcomes({ vendor: settled, node: { support } }).filter(
      ({ kind }) => kind === 'found',
    );
    expect(found?.kind === 'found' && found.remedies?.map(({ patch }) => patch)).toEqual([
      [{ set: { type: 'node', id: 'system' }, field: 'support', value: [nowhere, american] }],
    ]);
  });

  it('knows no change of the map that takes a subprocessor back', () => {
    const subprocessors = [{ name: 'Relay', country: 'IN' }];
    const [found] = outcomes({ vendor: { ...settled, subprocessors } });
    expect(found).toMatchObject({
      kind: 'found',
      message: 'PHI at System goes to Relay, a subprocessor in India, outside "US only"',
      remedies: [],
    });
  });
});
