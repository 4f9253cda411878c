import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMap } from '#shared/map/read/read-map.ts';

const EXAMPLE = fileURLToPath(
  new URL('../assets/examples/telemedicine-faulty.json', import.meta.url),
);

/** Words that cannot be broken, words of other scripts, and whole sentences. */
const NAMES = [
  'Krankenhausinformationssystemdatenbank',
  'Αρχείο ιατρικών εικόνων και γνωματεύσεων του νοσοκομείου',
  'Электронная медицинская карта пациентов поликлиники',
  'The database that holds what the clinicians of the evening shift dictated and nobody has read',
];

const named = <T extends { readonly name: string }>(items: readonly T[] = []): readonly T[] =>
  items.map((item, at) => ({ ...item, name: `${NAMES[at % NAMES.length]} ${at + 1}` }));

/** An example map, as JSON text, with names as long as people give them. */
export function longNames(): string {
  const read = readMap(readFileSync(EXAMPLE, 'utf8'));
  if (!read.ok) throw new Error('the example cannot be read');
  const { document } = read;
  return JSON.stringify({
    ...document,
    title: 'Everything that the hospitals of the northern group exchange with their insurers',
    nodes: named(document.nodes),
    cohorts: named(document.cohorts),
    vendors: named(document.vendors),
  });
}
