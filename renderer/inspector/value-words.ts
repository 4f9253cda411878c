import { choiceWords } from '#shared/map/choice-words.ts';
import type { FieldRow } from '#shared/map/field-table.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { referenceName, textWords } from '#shared/map/text-words.ts';
import { withUnit } from '#shared/map/unit-words.ts';
import { dayWords } from '../ui/day-words.ts';
import { counted } from '../ui/severity-words.ts';

/** A value of a field as a person reads it, on one line. */
export function valueWords(row: FieldRow, value: unknown, map: DomicileMap): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'None';
    if (row.type === 'list') return counted(value.length, 'entry', 'entries');
    return value.map((entry) => oneWord(row, entry, map)).join(', ');
  }
  return oneWord(row, value, map);
}

function oneWord(row: FieldRow, value: unknown, map: DomicileMap): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return withUnit(value, row.unit, numberText(value));
  if (typeof value !== 'string') return 'Given';
  if (value === 'none') return 'None';
  if (value === '*') return choiceWords(value);
  if (row.type === 'date') return dayWords(value);
  return textWords(row.type, value, (id) =>
    id === 'self' ? 'Own organisation' : referenceName(map, row.target, id),
  );
}

/** A number as it is read, its thousands apart. */
export const numberText = (value: number): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(value);
