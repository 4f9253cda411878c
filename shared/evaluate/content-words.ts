import type { DomicileMap } from '../map/model.ts';

const HIDDEN: ReadonlySet<string> = new Set(['id', 'from', 'to', 'position']);

/** Names of what elements refer to, by the field that refers, then by the id that it holds. */
export type NameOf = ReadonlyMap<string, ReadonlyMap<unknown, string>>;

/**
 * What an element, or a part of one, says: without ids and without where it was drawn, so that
 * renaming and reordering change nothing; what it refers to is read by name.
 * @param nameOf see namesIn
 */
export function wordsOf(value: unknown, nameOf: NameOf, key = ''): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => wordsOf(item, nameOf, key));
    return `[${items.toSorted().join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const parts: string[] = [];
    for (const [name, part] of Object.entries(value))
      if (!HIDDEN.has(name)) parts.push(`${name}:${wordsOf(part, nameOf, name)}`);
    return parts.toSorted().join(',');
  }
  return nameOf.get(key)?.get(value) ?? JSON.stringify(value);
}

/** The names of the vendors and cohorts that elements refer to. */
export function namesIn({ vendors, cohorts }: DomicileMap): NameOf {
  const ofVendors = new Map<unknown, string>(vendors.map(({ id, name }) => [id, name]));
  const ofCohorts = new Map<unknown, string>(cohorts.map(({ id, name }) => [id, name]));
  return new Map([
    ['vendor', ofVendors],
    ['by', ofVendors],
    ['processors', ofVendors],
    ['cohorts', ofCohorts],
  ]);
}
