import type { FieldRow } from '../field-table.ts';
import type { DomicileMap } from '../model.ts';
import { referenceName, textWords } from '../text-words.ts';
import { withUnit } from '../unit-words.ts';

/** A longer text is cut where a difference repeats it. */
const LONGEST = 90;

const cut = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text;

/** A value of a field as a difference tells it: "Paris (aws eu-west-3)", "90 days", "not known". */
export function sayValue(row: FieldRow, value: unknown, map: DomicileMap): string {
  if (value === undefined || value === 'unknown') return 'not known';
  if (!Array.isArray(value)) return cut(oneWord(row, value, map));
  if (value.length === 0) return 'none';
  return cut(value.map((entry) => oneWord(row, entry, map)).join(', '));
}

function oneWord(row: FieldRow, value: unknown, map: DomicileMap): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return withUnit(value, row.unit);
  if (typeof value !== 'string') return 'given';
  if (value === 'none') return 'none';
  return value === ''
    ? '""'
    : textWords(row.type, value, (id) => referenceName(map, row.target, id));
}
