import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { nodeKinds } from '#shared/map/schema/vocabulary.ts';

type Element<K extends 'cohorts' | 'vendors' | 'nodes' | 'hops'> = NonNullable<Drawing[K]>[number];

const HOPS_PER_NODE = 1.5;
const VENDORS = 12;
/** Entry nodes a plane, spread over it. */
const ENTRIES = 16;
/** Data planes side by side, each with the share of nodes that it has. */
const PLANES = [
  { place: 'aws:eu-west-3', share: 0.5 },
  { place: 'aws:us-east-1', share: 0.35 },
  { place: 'aws:ca-central-1', share: 0.15 },
] as const;

/** A repeatable source of numbers from 0 to 1 (Numerical Recipes' linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Agreement = Exclude<NonNullable<Element<'vendors'>['agreements']>, string>[number];

const FOREVER: Agreement = {
  status: 'signed',
  effective: '2024-01-01',
  expires: 'none',
  services: ['*'],
};

const vendor = (index: number): Element<'vendors'> => ({
  id: `vendor-${index}`,
  name: `Vendor ${index + 1}`,
  country: 'US',
  establishments: ['DE', 'FR', 'US', 'CA'],
  concernOwnership: false,
  role: 'processor',
  statesLocations: true,
  agreements: [
    { type: 'baa', ...FOREVER },
    {
      type: 'dpa',
      ...FOREVER,
      terms: [
        'purposes',
        'data-categories',
        'subprocessors',
        'deletion',
        'audit',
        'foreign-notice',
      ],
    },
    { type: 'scc', ...FOREVER, tia: '2026-06-01' },
  ],
  dpf: { status: 'active', checked: '2026-11-01', covers: ['non-hr'] },
  certifications: [
    { name: 'hds-v2', scope: ['*'], until: '2028-01-01' },
    { name: 'c5-type-2', scope: ['*'], until: '2028-01-01' },
  ],
  assessments: [
    { type: 'pia', date: '2026-06-01', conclusion: 'adequate' },
    { type: 'tia', date: '2026-06-01', conclusion: 'adequate' },
  ],
  support: [],
  subprocessors: [],
  subprocessorsListed: '2026-06-01',
});

function node(
  index: number,
  kind: Element<'nodes'>['kind'],
  home: string,
  isOdd: () => boolean,
): Element<'nodes'> {
  const by = `vendor-${index % VENDORS}`;
  return {
    id: `node-${index}`,
    name: `System ${index + 1}`,
    kind,
    vendor: isOdd() ? 'unknown' : by,
    service: 'storage',
    place: isOdd() ? 'aws:ap-south-1' : home,
    failover: [],
    replicas: isOdd() ? ['aws:eu-west-2'] : [],
    atRest: {
      encryption: isOdd() ? 'none' : 'aes-256',
      keys: { custody: isOdd() ? 'provider' : 'customer', place: home },
    },
    retention: { days: isOdd() ? 'none' : 365 },
    backup: { places: [isOdd() ? 'aws:us-west-2' : home], encryption: 'aes-256' },
    support: isOdd()
      ? [{ country: 'IN', by, mode: 'standing', approved: true, masked: false, logged: true }]
      : [],
  };
}

function cohort(id: string, care: string, entry: readonly string[]): Element<'cohorts'> {
  const isUs = care.startsWith('US');
  return {
    id,
    name: `Patients of ${care}`,
    care,
    controller: care.slice(0, 2),
    hipaa: isUs,
    providerLicences: isUs ? [care] : [],
    certifiedEhr: isUs,
    statutoryCare: care === 'DE',
    usPersons: isUs ? 5_000 : 0,
    dataClasses: ['clinical-record', 'recording', 'identifiers'],
    entry: [...entry],
  };
}

/**
 * A generated map, drawn mostly right: three data planes, 1.5 hops a node to near neighbours of the
 * same plane, four cohorts of different law, twelve vendors with every agreement.
 * @param oddity how often a fact is wrong or not known, from 0 to 1
 */
export function generatedMap(nodeCount: number, oddity = 0.01, seed = 42): DomicileMap {
  const random = randomFrom(seed + nodeCount);
  const isOdd = (): boolean => random() < oddity;
  const kinds = nodeKinds.filter((kind) => kind !== 'patient-device');
  const nodes: Element<'nodes'>[] = [];
  const hops: Element<'hops'>[] = [];
  const entries: string[][] = [];
  for (const { place, share } of PLANES) {
    const first = nodes.length;
    const size = Math.round(nodeCount * share);
    const columns = Math.ceil(Math.sqrt(size));
    for (let at = 0; at < size; at += 1) {
      const isEntry = at % Math.ceil(size / ENTRIES) === 0;
      const kind = isEntry ? 'api' : (kinds[Math.floor(random() * kinds.length)] ?? 'api');
      nodes.push(node(first + at, kind, place, isOdd));
    }
    entries.push(
      nodes
        .slice(first)
        .filter((_, at) => at % Math.ceil(size / ENTRIES) === 0)
        .map(({ id }) => id),
    );
    const hop = (from: number, to: number): void => {
      hops.push({
        id: `hop-${hops.length}`,
        from: `node-${first + from}`,
        to: `node-${first + to}`,
        carrier: 'https',
        encryption: isOdd() ? 'tls-1.0' : 'tls-1.3',
      });
    };
    // One hop from a neighbour to each node, so that PHI reaches all of them; the rest at random.
    for (let at = 1; at < size; at += 1)
      hop(at >= columns && random() < 0.5 ? at - columns : at - 1, at);
    for (let more = size - 1; more < size * HOPS_PER_NODE; more += 1) {
      const from = Math.floor(random() * size);
      const step = Math.floor(random() * 3) - 1 + (Math.floor(random() * 3) - 1) * columns;
      hop(from, Math.min(Math.max(from + (step === 0 ? 1 : step), 0), size - 1));
    }
  }
  const [europe = [], us = [], canada = []] = entries;
  return drawMap({
    organisation: { name: 'Bench', country: 'US', hipaaRole: 'covered-entity' },
    routing: { basis: ['place-of-care'] },
    governance: { riskAnalysis: { date: '2026-06-01', places: ['iso:US'] } },
    cohorts: [
      cohort('french', 'FR', europe),
      cohort('german', 'DE', europe),
      cohort('texan', 'US-TX', us),
      cohort('quebec', 'CA-QC', canada),
    ],
    vendors: Array.from({ length: VENDORS }, (_, index) => vendor(index)),
    nodes,
    hops,
    notUsed: ['log-store', 'queue', 'cache', 'analytics', 'test-environment', 'error-tracker'],
  });
}
