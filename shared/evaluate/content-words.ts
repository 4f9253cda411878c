import type { DomicileMap } from '../map/model.ts';

const HIDDEN: ReadonlySet<string> = new Set(['id', 'from', 'to', 'position']);

/**
 * What an element, or a part of one, says: without ids and without where it was drawn, so that
 * renaming and reordering change nothing; what it refers to is read by name.
 * @param nameOf see namesIn
 */
export function wordsOf(value: unknown, nameOf: ReadonlyMap<string, string>, key = ''): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => wordsOf(item, nameOf, key));
    return `[${items.toSorted().join(',')}]`;
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([name]) => !HIDDEN.has(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => `${name}:${wordsOf(part, nameOf, name)}`)
      .join(',');
  return nameOf.get(`${key} ${String(value)}`) ?? JSON.stringify(value);
}

/** The names of what elements refer to, by the field that refers and the id: `by cloud`. */
export const namesIn = ({ vendors, cohorts }: DomicileMap): ReadonlyMap<string, string> =>
  new Map([
    ...vendors.flatMap(({ id, name }): [string, string][] => [
      [`vendor ${id}`, name],
      [`by ${id}`, name],
      [`processors ${id}`, name],
    ]),
    ...cohorts.map(({ id, name }): [string, string] => [`cohorts ${id}`, name]),
  ]);
