import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import { choiceInSentence } from '#shared/map/choice-words.ts';
import type { Vendor } from '#shared/map/model.ts';
import { type Band, bandOfCountry, notPlaced } from './band.ts';

/** A reader who is not drawn, but follows from a support entry or a list of subprocessors. */
export type Ghost = {
  /** Of the derived hop: `~support/<node>/<country>/<by>/<mode>` or `~sub/<vendor>/<name>`. */
  readonly id: string;
  readonly kind: 'support' | 'subprocessor';
  readonly name: string;
  readonly detail: string;
  readonly band: Band;
  /** The nodes that it reads, by id. */
  readonly reads: readonly string[];
  /** Whom to look at in the registers. */
  readonly vendor?: string;
};

const bandOf = (country: string | undefined): Band =>
  country === undefined || country === 'unknown' ? notPlaced : bandOfCountry(country);

/** Everybody who reads PHI without being drawn, in the order of the nodes and vendors. */
export function ghostsOf(facts: Pick<MapFacts, 'nodes' | 'map'>): Ghost[] {
  const byVendor = Map.groupBy(facts.nodes, ({ runBy }) =>
    typeof runBy === 'object' ? runBy.id : undefined,
  );
  const ghosts = new Map<string, Ghost>();
  for (const node of facts.nodes) for (const ghost of readersOf(node)) ghosts.set(ghost.id, ghost);
  for (const vendor of facts.map.vendors)
    for (const ghost of subprocessorsOf(vendor, byVendor.get(vendor.id) ?? []))
      ghosts.set(ghost.id, ghost);
  return [...ghosts.values()];
}

function readersOf({ support, node }: NodeFacts): Ghost[] {
  return (support ?? []).map(({ entry, by, hop }): Ghost => {
    const who = by === 'self' ? 'Own support' : `${by?.name ?? 'Unknown'} support`;
    const detail = entry.mode === undefined ? 'remote access' : choiceInSentence(entry.mode);
    const vendor = typeof by === 'object' ? { vendor: by.id } : {};
    const band = bandOf(entry.country);
    return { id: hop.id, kind: 'support', name: who, detail, band, reads: [node.id], ...vendor };
  });
}

function subprocessorsOf(vendor: Vendor, nodes: readonly NodeFacts[]): Ghost[] {
  if (nodes.length === 0) return [];
  return (vendor.subprocessors ?? []).map((item): Ghost => ({
    id: `~sub/${vendor.id}/${item.name}`,
    kind: 'subprocessor',
    name: item.name,
    detail: `${item.role ?? 'subprocessor'} for ${vendor.name}`,
    band: bandOf(item.country),
    reads: nodes.map(({ node }) => node.id),
    vendor: vendor.id,
  }));
}
