import type { DomicileMap } from '../map/model.ts';
import { countryName } from '#shared/geography/countries.ts';
import type { Path } from './finding.ts';

/** The nodes along a path in order; a derived hop ends it with who reads from where. */
export function pathStations(map: DomicileMap, path: Path): string[] {
  const nodeName = new Map(map.nodes.map((node) => [node.id, node.name]));
  const hops = new Map(map.hops.map((hop) => [hop.id, hop]));
  const entries = map.cohorts.find((cohort) => cohort.id === path.cohort)?.entry ?? [];
  const drawn = path.hops.flatMap((id) => hops.get(id) ?? []);
  const derived = path.hops.filter((id) => id.startsWith('~'));
  const first = drawn[0];
  if (!first) return derived.map((id) => derivedReader(map, id));
  const isReversed = !entries.includes(first.from) && entries.includes(first.to);
  const stations = [isReversed ? first.to : first.from];
  for (const hop of drawn) stations.push(stations.at(-1) === hop.from ? hop.to : hop.from);
  return [
    ...stations.map((id) => nodeName.get(id) ?? id),
    ...derived.map((id) => derivedReader(map, id)),
  ];
}

/** `~support/<node>/<country>/<by>/<mode>` and `~sub/<vendor>/<name>` in words. */
function derivedReader(map: DomicileMap, id: string): string {
  const [kind, of = '', country = '', by = ''] = id.split('/');
  if (kind === '~sub') {
    const vendor = map.vendors.find((item) => item.id === of)?.name ?? of;
    return `${id.split('/').slice(2).join('/')} (subprocessor of ${vendor})`;
  }
  const vendor = map.vendors.find((item) => item.id === by)?.name;
  const reader = by === 'self' ? 'own staff' : (vendor ?? 'somebody');
  const where = country === 'unknown' ? 'a country not known' : countryName(country);
  return `${reader} in ${where}`;
}
