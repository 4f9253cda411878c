import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { editing, openSession, refusal } from '../../../test/support/map-session.ts';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { Patch } from '#shared/evaluate/finding.ts';
import { rules } from '#shared/rules/registry.ts';
import { createDocument } from '../document/map-document.ts';
import { lineText } from '../document/history-line.ts';
import { readMap } from '../read/read-map.ts';
import type { MapDocument } from '../schema/map.ts';
import { targetOf } from './answer-question.ts';
import { commands } from './registry.ts';

const drawing = {
  vendors: [{ id: 'host', name: 'Host' }],
  nodes: [
    { id: 'db', name: 'Records', kind: 'database' },
    { id: 'rec', name: 'Recordings', kind: 'recording-store', place: 'aws:us-east-1' },
  ],
  hops: [{ id: 'save', from: 'rec', to: 'db' }],
  policies: { matrix: [{ id: 'm' }], postures: [{ id: 'p', name: 'EU only' }] },
} satisfies Partial<MapDocument>;

const faulty = () => {
  const file = new URL('../../../assets/examples/telemedicine-faulty.json', import.meta.url);
  const read = readMap(readFileSync(file));
  if (!read.ok) throw new Error('the example is a map');
  return openSession(createDocument(read.document));
};
const AS_OF = '2026-11-22';

describe('apply-remedy', () => {
  it('sets fields of one element, several at once and elements out, in one step', () => {
    const { session } = editing(drawing);
    const patch: readonly Patch[] = [
      { set: { type: 'node', id: 'rec' }, field: 'place', value: 'aws:eu-west-3' },
      { set: { type: 'node', id: 'rec' }, field: 'backup.encryption', value: 'aes-256' },
      { set: { type: 'policy', id: 'p' }, field: 'allowed', value: ['group:EU'] },
      { set: { type: 'policy', id: 'm' }, field: 'dataClass', value: 'imaging' },
      { set: { type: 'map', id: 'test-map' }, field: 'routing.basis', value: [] },
      { remove: { type: 'node', id: 'db' } },
    ];
    session.run(commands['apply-remedy'], { label: 'Do it all', patch });
    const { map } = session.projection;
    expect(map.nodes).toEqual([
      { ...drawing.nodes[1], place: 'aws:eu-west-3', backup: { encryption: 'aes-256' } },
    ]);
    expect(map).toMatchObject({
      hops: [],
      routing: { basis: [] },
      policies: { matrix: [{ dataClass: 'imaging' }], postures: [{ allowed: ['group:EU'] }] },
    });
    session.undo();
    expect(session.history.canUndo).toBe(false);
    expect(session.projection.map.nodes).toEqual(drawing.nodes);
  });

  it('says the change of one field as such', () => {
    const { session } = editing(drawing);
    const patch = [{ set: { type: 'node', id: 'rec' }, field: 'place', value: 'iso:FR' }] as const;
    session.run(commands['apply-remedy'], { label: 'Move Recordings to France', patch });
    const { undoLine } = session.history;
    expect(undoLine && lineText(undoLine)).toBe('Recordings: place aws:us-east-1 → iso:FR');
  });

  it.each<[string, readonly Patch[] | undefined]>([
    ['no-patch', undefined],
    ['no-patch', []],
    ['no-such-element', [{ remove: { type: 'hop', id: '~support/rec/IN/self/standing' } }]],
    ['no-such-element', [{ remove: { type: 'policy', id: 'rec' } }]],
    ['no-such-field', [{ remove: { type: 'map', id: 'test-map' } }]],
    ['no-such-field', [{ set: { type: 'node', id: 'rec' }, field: 'agreements.baa', value: 1 }]],
    ['wrong-value', [{ set: { type: 'node', id: 'rec' }, field: 'place', value: 'mars' }]],
  ])('is refused whole as %s: %j', (code, patch) => {
    const { session } = editing(drawing);
    const first: Patch = { set: { type: 'node', id: 'db' }, field: 'place', value: 'iso:FR' };
    const whole = patch && (patch.length === 0 ? patch : [first, ...patch]);
    const result = session.run(commands['apply-remedy'], {
      label: 'x',
      ...(whole ? { patch: whole } : {}),
    });
    expect(result).toMatchObject({ ok: false, problem: { code } });
    expect(refusal(result)).toMatch(/^["A-Z].*[.:]/);
    expect(session.projection.map.nodes).toEqual(drawing.nodes);
  });

  it('applies every remedy that the findings of the faulty example offer', () => {
    const { session } = faulty();
    const { findings } = evaluate(session.projection.map, rules, AS_OF);
    const remedies = findings.flatMap((finding) =>
      finding.remedies.flatMap(({ label, patch }) => (patch ? [{ label, patch }] : [])),
    );
    expect(remedies.length).toBeGreaterThan(5);
    for (const remedy of remedies) {
      const result = session.run(commands['apply-remedy'], remedy);
      expect(result, remedy.label).toMatchObject({ ok: true });
      if (result.ok && result.isChanged) session.undo();
    }
  });
});

describe('answer-question', () => {
  it('finds the field of every open question of the faulty example', () => {
    const { session } = faulty();
    const { openQuestions } = evaluate(session.projection.map, rules, AS_OF);
    expect(openQuestions.length).toBeGreaterThan(0);
    for (const question of openQuestions)
      expect(targetOf(session.projection, question), question.field).toBeDefined();
  });

  it('sets the fact on every element that the question is about', () => {
    const { session } = editing(drawing);
    const question = {
      subject: { type: 'map', id: 'test-map' },
      elements: [
        { type: 'node', id: 'rec' },
        { type: 'node', id: 'db' },
      ],
      field: 'nodes.atRest.encryption',
    } as const;
    session.run(commands['answer-question'], { question, value: 'aes-256' });
    expect(session.projection.map.nodes.map(({ atRest }) => atRest?.encryption)).toEqual([
      'aes-256',
      'aes-256',
    ]);
    session.undo();
    expect(session.projection.map.nodes).toEqual(drawing.nodes);
  });

  it('names the list where the question is about its rows', () => {
    const { projection, run } = (() => {
      const { session } = editing(drawing);
      return { projection: session.projection, run: session.run.bind(session) };
    })();
    const question = {
      subject: { type: 'vendor', id: 'host' },
      field: 'agreements.status',
    } as const;
    expect(targetOf(projection, question)).toEqual({
      refs: [{ type: 'vendor', id: 'host' }],
      path: 'agreements',
      inRows: 'status',
    });
    run(commands['answer-question'], { question, value: [] });
    expect(projection.element('vendor', 'host')?.agreements).toEqual([]);
  });

  it('takes a field of the map', () => {
    const { session } = editing(drawing);
    const question = {
      subject: { type: 'map', id: 'test-map' },
      field: 'organisation.hipaaRole',
    } as const;
    session.run(commands['answer-question'], { question, value: 'none' });
    expect(session.projection.map.organisation).toEqual({ hipaaRole: 'none' });
  });

  it('refuses what is no field, and what is gone', () => {
    const { session } = editing(drawing);
    for (const question of [
      { subject: { type: 'node', id: 'rec' }, field: 'adequacy.FR' },
      { subject: { type: 'node', id: 'gone' }, field: 'place' },
    ] as const)
      expect(session.run(commands['answer-question'], { question, value: 'none' })).toMatchObject({
        problem: { code: 'not-answerable' },
      });
  });
});
