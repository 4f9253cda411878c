import type { Drawing } from '#test/support/draw-map.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { nodeKinds } from '#shared/map/schema/vocabulary.ts';

const HOPS_PER_NODE = 1.5;
const PLACES = ['aws:eu-west-3', 'aws:eu-central-1', 'aws:us-east-1', 'aws:ca-central-1', 'iso:IN'];
const VENDORS = 12;

/** A repeatable source of numbers from 0 to 1 (Numerical Recipes' linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A generated map: nodes on a grid, 1.5 hops a node to near neighbours, four cohorts of different
 * law, twelve vendors; one node in ten is drawn with a mistake, one fact in ten is not known.
 */
export function generatedMap(nodeCount: number, seed = 42): DomicileMap {
  const random = randomFrom(seed + nodeCount);
  const pick = <T>(items: readonly T[]): T | undefined =>
    items[Math.floor(random() * items.length)];
  const kinds = nodeKinds.filter((kind) => kind !== 'patient-device');
  const columns = Math.ceil(Math.sqrt(nodeCount * 1.4));
  const isOdd = (): boolean => random() < 0.1;

  const nodes = Array.from({ length: nodeCount }, (_, index) => ({
    id: `node-${index}`,
    name: `System ${index + 1}`,
    kind: index % columns === 0 ? 'api' : (pick(kinds) ?? 'api'),
    vendor: isOdd() ? 'unknown' : index % 7 === 0 ? 'self' : `vendor-${index % VENDORS}`,
    service: 'storage',
    place: isOdd() ? (pick(PLACES) ?? 'unknown') : 'aws:eu-west-3',
    failover: [],
    replicas: isOdd() ? ['aws:us-east-1'] : [],
    atRest: {
      encryption: isOdd() ? 'none' : 'aes-256',
      keys: { custody: 'customer', place: 'aws:eu-west-3' },
    },
    retention: { days: isOdd() ? 'none' : 365 },
    backup: { places: ['aws:eu-west-3'], encryption: 'aes-256' },
    support: isOdd()
      ? [
          {
            country: 'IN',
            by: `vendor-${index % VENDORS}`,
            mode: 'standing',
            approved: true,
            masked: false,
            logged: true,
          },
        ]
      : [],
    position: { x: (index % columns) * 240, y: Math.floor(index / columns) * 170 },
  })) satisfies Drawing['nodes'];

  const near = (index: number): number => {
    const step = Math.floor(random() * 5) - 2 + (Math.floor(random() * 5) - 2) * columns;
    return Math.min(Math.max(index + (step === 0 ? 1 : step), 0), nodeCount - 1);
  };
  const hops = Array.from({ length: Math.round(nodeCount * HOPS_PER_NODE) }, (_, index) => {
    const from = Math.floor(random() * nodeCount);
    return {
      id: `hop-${index}`,
      from: `node-${from}`,
      to: `node-${near(from)}`,
      carrier: 'https',
      encryption: isOdd() ? 'tls-1.0' : 'tls-1.3',
    };
  }) satisfies Drawing['hops'];

  const agreements = [
    { type: 'baa', status: 'signed', effective: '2024-01-01', expires: 'none', services: ['*'] },
    { type: 'dpa', status: 'signed', effective: '2024-01-01', expires: 'none', services: ['*'] },
    {
      type: 'scc',
      status: 'signed',
      effective: '2024-01-01',
      expires: 'none',
      services: ['*'],
      tia: '2026-06-01',
    },
  ] satisfies NonNullable<Drawing['vendors']>[number]['agreements'];
  const vendors = Array.from({ length: VENDORS }, (_, index) => ({
    id: `vendor-${index}`,
    name: `Vendor ${index + 1}`,
    role: 'processor',
    agreements: index === 0 ? [] : agreements,
    support: [],
    subprocessors: [],
    subprocessorsListed: '2026-06-01',
  })) satisfies Drawing['vendors'];

  const entry = nodes.filter((node) => node.kind === 'api').map((node) => node.id);
  const cohort = (id: string, care: string) =>
    ({
      id,
      name: id,
      care,
      dataClasses: ['clinical-record', 'recording', 'identifiers'],
      entry: entry.slice(0, 8),
      usPersons: 0,
    }) satisfies NonNullable<Drawing['cohorts']>[number];

  return drawMap({
    organisation: { name: 'Bench', country: 'US', hipaaRole: 'covered-entity' },
    governance: { riskAnalysis: { date: '2026-06-01', places: ['group:EEA'].map(() => 'iso:FR') } },
    cohorts: [
      cohort('french', 'FR'),
      cohort('texan', 'US-TX'),
      cohort('quebec', 'CA-QC'),
      cohort('german', 'DE'),
    ],
    vendors,
    nodes,
    hops,
  });
}
