import type { Ghost } from '#shared/diagram/ghosts.ts';
import type { Subject } from '#shared/evaluate/finding.ts';
import { choiceWords } from '#shared/map/choice-words.ts';
import type { DomicileMap } from '#shared/map/model.ts';

/** Something on the canvas that was found. */
export type Hit = { readonly subject: Subject; readonly words: string };

const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * What on the map is called so: nodes by name, kind, service and vendor; hops by name, by their ends
 * and by what is written on them. Every word has to be there, accents and case do not matter.
 * Readers that are not drawn are found as well.
 * @param labels what is written on each hop
 */
export function findOnMap(
  map: DomicileMap,
  ghosts: readonly Ghost[],
  labels: ReadonlyMap<string, string>,
  query: string,
): Hit[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const fits = (...texts: readonly (string | undefined)[]): boolean => {
    const text = folded(texts.join(' '));
    return words.every((word) => text.includes(word));
  };
  const vendorOf = new Map(map.vendors.map(({ id, name }) => [id, name]));
  const nameOf = new Map(map.nodes.map(({ id, name }) => [id, name]));
  const nodes = map.nodes
    .filter(({ name, kind, service, vendor }) =>
      fits(name, choiceWords(kind), service, vendorOf.get(vendor ?? '')),
    )
    .map(({ id, name }): Hit => ({ subject: { type: 'node', id }, words: name }));
  const readers = ghosts
    .filter(({ name, detail, kind }) => fits(name, detail, kind))
    .map(({ id, name }): Hit => ({ subject: { type: 'hop', id }, words: name }));
  const hops = map.hops.flatMap((hop): Hit[] => {
    const ends = `${nameOf.get(hop.from) ?? ''} → ${nameOf.get(hop.to) ?? ''}`;
    if (!fits(hop.name, ends, labels.get(hop.id))) return [];
    return [{ subject: { type: 'hop', id: hop.id }, words: hop.name ?? ends }];
  });
  return [...nodes, ...readers, ...hops];
}

/** The next place in a list of hits, round and round. */
export const stepped = (at: number, by: 1 | -1, count: number): number =>
  count === 0 ? 0 : (at + by + count) % count;
