import { pathStations } from '#shared/evaluate/path-words.ts';
import type { Fact, Finding, Subject } from '#shared/evaluate/finding.ts';
import type { DomicileMap } from '#shared/map/model.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026-11-22` → `22 November 2026`. */
export function dateInWords(date: string): string {
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  return `${Number(date.slice(8, 10))} ${month} ${date.slice(0, 4)}`;
}

/** The names by which a report speaks of elements. */
export class Speaker {
  readonly #map: DomicileMap;
  readonly #names: ReadonlyMap<string, string>;

  constructor(map: DomicileMap) {
    this.#map = map;
    const nodeName = new Map(map.nodes.map((node) => [node.id, node.name]));
    this.#names = new Map([
      ...map.nodes.map(({ id, name }) => [`node ${id}`, name] as const),
      ...map.vendors.map(({ id, name }) => [`vendor ${id}`, name] as const),
      ...map.cohorts.map(({ id, name }) => [`cohort ${id}`, name] as const),
      ...map.policies.postures.map(({ id, name }) => [`policy ${id}`, name] as const),
      ...map.hops.map(({ id, name, from, to }) => {
        const ends = `${nodeName.get(from) ?? from} → ${nodeName.get(to) ?? to}`;
        return [`hop ${id}`, name ?? ends] as const;
      }),
      [`map ${map.id}`, 'this map'],
    ]);
  }

  name({ type, id }: Subject): string {
    return this.#names.get(`${type} ${id}`) ?? id;
  }

  cohorts(finding: Finding): string {
    return finding.cohorts.map((id) => this.name({ type: 'cohort', id })).join(', ');
  }

  /** A line a distinct path, with whose it is where cohorts take different ones. */
  paths(finding: Finding): string[] {
    const byChain = Map.groupBy(finding.paths, (path) => path.hops.join(' '));
    return [...byChain.values()].flatMap((same) => {
      const first = same[0];
      const stations = first ? pathStations(this.#map, first) : [];
      if (stations.length === 0) return [];
      const whose = same.map(({ cohort }) => this.name({ type: 'cohort', id: cohort })).join(', ');
      const chain = stations.join(' → ');
      return [byChain.size > 1 ? `${chain} (${whose})` : chain];
    });
  }

  /** `Recordings: place is aws:us-east-1`, with "(default)" where nobody wrote it. */
  fact({ subject, field, value, isDefault }: Fact): string {
    const words = value === null || value === undefined ? 'not known' : valueInWords(value);
    return `${this.name(subject)}: ${field} is ${words}${isDefault ? ' (default)' : ''}`;
  }
}

function valueInWords(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : value.map(valueInWords).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}

/** `1 violation`, `2 violations`. */
export const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;
