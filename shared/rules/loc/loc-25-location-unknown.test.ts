import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { loc25 } from './loc-25-location-unknown.ts';

type Vendor = NonNullable<Drawing['vendors']>[number];
type Node = NonNullable<Drawing['nodes']>[number];

/** French patients, few of them, at a vendor of which nothing is known. */
const drawn = (node: Partial<Node>, vendor: Partial<Vendor> = {}, care = 'FR'): Drawing => ({
  organisation: { country: care, hipaaRole: 'none' },
  cohorts: [
    {
      id: 'patients',
      name: 'Patients',
      care,
      usPersons: 0,
      hipaa: false,
      dataClasses: ['chat'],
      entry: ['app'],
    },
  ],
  vendors: [{ id: 'saas', name: 'Saas', role: 'processor', ...vendor }],
  nodes: [
    { id: 'phone', name: 'Phone', kind: 'patient-device' },
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'self', place: `iso:${care}` },
    { id: 'crm', name: 'CRM', kind: 'crm', vendor: 'saas', place: 'iso:FR', pinned: true, ...node },
    { id: 'idle', name: 'Idle', kind: 'database' },
  ],
  hops: [
    { id: 'sync', from: 'app', to: 'crm', carrier: 'https', encryption: 'tls-1.3' },
    { id: 'back', from: 'app', to: 'phone', carrier: 'https', encryption: 'tls-1.3' },
  ],
});

testRule(loc25, {
  breaks: [],
  holds: [
    { when: 'every reached place is known and kept', map: drawn({}) },
    {
      when: 'a region of the catalogue is kept unless it is said otherwise',
      map: drawn({ place: 'aws:eu-west-3', pinned: 'unknown' }),
    },
    { when: 'own premises do not move', map: drawn({ vendor: 'self', pinned: 'unknown' }) },
    {
      when: 'a global store fails every list, nothing to ask',
      map: drawn({ place: 'aws:global' }),
    },
    { when: 'the vendor states its locations', map: drawn({}, { statesLocations: true }) },
    {
      when: 'the vendor that does not state them has no PHI',
      map: { ...drawn({}, { statesLocations: false }), hops: [] },
    },
  ],
  unknown: [
    {
      when: 'nobody knows where it is',
      map: drawn({ place: 'unknown' }),
      asks: 'node:crm place',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows where a replica is',
      map: drawn({ replicas: ['iso:DE', 'unknown'] }),
      asks: 'node:crm replicas',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows where a backup is',
      map: drawn({ backup: { places: ['unknown'] } }),
      asks: 'node:crm backup.places',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows where it fails over to',
      map: drawn({ failover: ['unknown'] }),
      asks: 'node:crm failover',
      ifNo: 'violation',
    },
    {
      when: 'a global service keeps nothing, and may be anywhere',
      map: drawn({ place: 'gcp:global', kind: 'ocr' }),
      asks: 'node:crm place',
      ifNo: 'violation',
    },
    {
      when: 'the vendor may move it',
      map: drawn({ place: 'aws:eu-west-3', pinned: false }),
      asks: 'node:crm pinned',
      ifNo: 'violation',
    },
    {
      when: "a vendor's country is only its statement",
      map: drawn({ pinned: 'unknown' }),
      asks: 'node:crm pinned',
      ifNo: 'violation',
    },
    {
      when: 'a wide region is a statement as well',
      map: drawn({ place: 'gcp:eu', pinned: 'unknown' }),
      asks: 'node:crm pinned',
      ifNo: 'violation',
    },
    {
      when: 'the vendor says that it states no locations',
      map: drawn({ place: 'aws:eu-west-3' }, { statesLocations: false }),
      asks: 'vendor:saas statesLocations',
      ifNo: 'violation',
    },
    {
      when: 'no law pins it: away from home it would be a risk',
      map: drawn({ place: 'unknown' }, {}, 'BR'),
      asks: 'node:crm place',
      ifNo: 'risk',
    },
    {
      when: 'no rule depends on it',
      map: drawn({ place: 'unknown', kind: 'worker' }, {}, 'BR'),
      asks: 'node:crm place',
      ifNo: 'question',
    },
  ],
});

describe('LOC-25 questions', () => {
  const ask = (map: Drawing) => evaluate(drawMap(map), [loc25], AS_OF).openQuestions;

  it('asks once, naming each rule that the answer could change', () => {
    expect(
      ask(drawn({ place: 'unknown' })).map(({ field, unlocks }) => ({ field, unlocks })),
    ).toEqual([{ field: 'place', unlocks: ['LOC-01', 'LOC-25', 'RST-01', 'TRF-01'] }]);
  });

  it('asks nothing of patients, nor of nodes that no PHI reaches', () => {
    expect(ask(drawn({}))).toEqual([]);
  });

  it('asks a vendor once for all that it runs, with what each node could break', () => {
    const map = drawn({ kind: 'worker' }, { statesLocations: false });
    const records: Node = {
      id: 'records',
      name: 'Records',
      kind: 'database',
      vendor: 'saas',
      place: 'aws:eu-west-3',
    };
    const questions = ask({
      ...map,
      nodes: [...(map.nodes ?? []), records],
      hops: [...(map.hops ?? []), { id: 'write', from: 'app', to: 'records' }],
    });
    expect(questions.map(({ subject, unlocks }) => ({ id: subject.id, unlocks }))).toEqual([
      { id: 'saas', unlocks: ['LOC-01', 'LOC-25', 'RST-01', 'TRF-01'] },
    ]);
  });

  it.each([
    [{ place: 'unknown' }, 'Where is CRM?'],
    [{ replicas: ['unknown'] }, 'To which place is CRM replicated?'],
    [{ failover: ['unknown'] }, 'To which place does CRM fail over?'],
    [{ backup: { places: ['unknown'] } }, 'Where are the backups of CRM?'],
    [{ place: 'gcp:global', kind: 'ocr' }, 'CRM may run anywhere: in which places does it?'],
    [{ pinned: false }, 'Saas may move CRM: between which places?'],
    [{ pinned: 'unknown' }, 'Does Saas promise to keep CRM in France?'],
  ] satisfies [Partial<Node>, string][])('puts it in words: %j', (node, question) => {
    expect(ask(drawn(node)).map((item) => item.question)).toEqual([question]);
  });
});
