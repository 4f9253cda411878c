import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { dpfFrom } from '#shared/geography/adequacy.ts';
import type { Assumption } from './assumption.ts';
import { MapFacts } from './map-facts.ts';
import { judgeSubprocessor, missingOfList } from './subprocessor.ts';

const AS_OF = '2026-11-22';

type Vendor = NonNullable<Drawing['vendors']>[number];
type Item = Omit<Exclude<NonNullable<Vendor['subprocessors']>, string>[number], 'name'>;

function read(more: Partial<Vendor>, asOf = AS_OF, assume: readonly Assumption[] = []) {
  const map = drawMap({ vendors: [{ id: 'acme', name: 'Acme', ...more }] });
  const [vendor] = map.vendors;
  if (!vendor) throw new Error('the vendor is drawn');
  return { vendor, facts: new MapFacts(map, asOf, new Set(assume)) };
}

/** What is wrong, what is asked, or that it holds. */
function judged(item: Item, asOf = AS_OF, assume: readonly Assumption[] = []): string {
  const { vendor, facts } = read({ subprocessors: [{ name: 'Relay', ...item }] }, asOf, assume);
  const [drawn] = vendor.subprocessors ?? [];
  if (!drawn) throw new Error('the subprocessor is drawn');
  const { wrong, missing } = judgeSubprocessor(facts, vendor, drawn);
  expect(wrong !== undefined && missing !== undefined, 'wrong or asked, not both').toBe(false);
  return wrong ?? missing?.field ?? 'holds';
}

const COUNTRY = 'subprocessors.country';
const MECHANISM = 'subprocessors.mechanism';

describe('the channel of a subprocessor', () => {
  it.each<[string, Item, string]>([
    ['in the EEA, whatever it stands on', { country: 'IE' }, 'holds'],
    ['adequate, although without a mechanism', { country: 'JP', mechanism: 'none' }, 'holds'],
    [
      'without a mechanism',
      { country: 'IN', mechanism: 'none' },
      'in India without a transfer mechanism',
    ],
    [
      'adequacy in the US, which has none of its own',
      { country: 'US', mechanism: 'adequacy' },
      'in the United States although no adequacy decision covers it',
    ],
    ['DPF in the US', { country: 'US', mechanism: 'dpf' }, 'holds'],
    ['DPF in a territory of the US', { country: 'PR', mechanism: 'dpf' }, 'holds'],
    [
      'DPF in India',
      { country: 'IN', mechanism: 'dpf' },
      'in India on the Data Privacy Framework, which does not reach it',
    ],
    ['clauses', { country: 'IN', mechanism: 'scc' }, 'holds'],
    ['clauses, wherever it is', { mechanism: 'scc' }, 'holds'],
    ['binding corporate rules, wherever it is', { mechanism: 'bcr' }, 'holds'],
    ['DPF, and it is not known where', { mechanism: 'dpf' }, COUNTRY],
    ['adequacy, and it is not known where', { mechanism: 'adequacy' }, COUNTRY],
    ['no mechanism, and it is not known where', { mechanism: 'none' }, COUNTRY],
    ['nothing is known', {}, COUNTRY],
    ['a mechanism not known, in India', { country: 'IN' }, MECHANISM],
    ['a mechanism not known, in the US', { country: 'US' }, MECHANISM],
  ])('%s', (_, item, wanted) => {
    expect(judged(item)).toBe(wanted);
  });

  it('is the DPF from the day of its decision on', () => {
    const american = { country: 'US', mechanism: 'dpf' } as const;
    expect(judged(american, dpfFrom)).toBe('holds');
    expect(judged(american, '2023-07-09')).toMatch(/^in the United States on the Data Privacy/);
    expect(dpfFrom).toBe('2023-07-10');
  });

  it('falls with what is assumed not to stand, and with nothing else', () => {
    const american = (mechanism: 'dpf' | 'scc' | 'bcr', assume: Assumption) =>
      judged({ country: 'US', mechanism }, AS_OF, [assume]);
    expect(american('dpf', 'no-dpf')).toMatch(/Data Privacy Framework/);
    expect(american('scc', 'no-scc')).toMatch(/standard contractual clauses/);
    expect([american('dpf', 'no-scc'), american('scc', 'no-dpf')]).toEqual(['holds', 'holds']);
    expect([american('bcr', 'no-scc'), american('bcr', 'no-dpf')]).toEqual(['holds', 'holds']);
  });
});

describe('the list of subprocessors', () => {
  const asked = (more: Partial<Vendor>) => missingOfList(read(more).vendor, AS_OF)?.field;

  it.each<[string, string | undefined, string | undefined]>([
    ['of today', AS_OF, undefined],
    ['of tomorrow', '2026-11-23', 'subprocessorsListed'],
    ['twelve months old', '2025-11-22', undefined],
    ['a day older than that', '2025-11-21', 'subprocessorsListed'],
    ['of no day', 'none', 'subprocessorsListed'],
    ['of a day not known', undefined, 'subprocessorsListed'],
  ])('%s', (_, listed, wanted) => {
    const dated = listed === undefined ? {} : { subprocessorsListed: listed };
    expect(asked({ role: 'processor', subprocessors: [], ...dated })).toBe(wanted);
    expect(asked({ subprocessors: [], ...dated })).toBe(wanted);
  });

  it('is asked for where it is not known, but not of who acts in its own right', () => {
    expect(asked({ role: 'processor' })).toBe('subprocessors');
    expect(asked({})).toBe('subprocessors');
    expect(asked({ role: 'provider' })).toBeUndefined();
  });
});
