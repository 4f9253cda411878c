/**
 * Writes shared/geography/data/subdivisions.json from npm iso-3166 (MIT), a development dependency:
 * 355 kB of source there, a third of it here, and nothing to parse until a country is asked for.
 * Run `node lint/generate-subdivisions.ts` after raising that package's version.
 *
 * Out: country → lines of `SUFFIX name`, or `SUFFIX<PARENT name` where one subdivision lies in another.
 */
import { writeFileSync } from 'node:fs';
import { iso31662 } from 'iso-3166';

const lines = new Map<string, string[]>();
for (const { code, name, parent } of iso31662) {
  const country = code.slice(0, 2);
  const inside = parent === country ? '' : `<${parent.slice(3)}`;
  lines.set(country, [...(lines.get(country) ?? []), `${code.slice(3)}${inside} ${name}`]);
}

const sorted = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1));
const table = Object.fromEntries(
  sorted.map(([country, rows]) => [country, rows.toSorted().join('\n')]),
);
const target = new URL('../shared/geography/data/subdivisions.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(table, undefined, 2)}\n`);
