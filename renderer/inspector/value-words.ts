import { choiceWords } from '#shared/map/choice-words.ts';
import type { FieldRow } from '#shared/map/field-table.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { dayWords } from '../ui/day-words.ts';
import { jurisdictionWords, placeWords } from '#shared/geography/place-words.ts';
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
  if (typeof value === 'number') return numberWords(value, row.unit);
  if (typeof value !== 'string') return 'Given';
  if (value === 'none') return 'None';
  switch (row.type) {
    case 'date':
      return dayWords(value);
    case 'place':
    case 'places':
    case 'placeSet':
      return placeWords(value).words;
    case 'country':
    case 'countries':
    case 'jurisdiction':
    case 'jurisdictions':
      return jurisdictionWords(value).words;
    case 'reference':
    case 'references':
      return referenceWords(row, value, map);
    case 'choice':
    case 'choices':
    case 'amount':
    case 'count':
      return choiceWords(value);
    default:
      return value;
  }
}

function numberWords(value: number, unit: string | undefined): string {
  const number = new Intl.NumberFormat('en').format(value);
  if (unit === undefined) return number;
  return `${number} ${value === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** The name of an element that a field refers to. */
function referenceWords({ target }: FieldRow, id: string, map: DomicileMap): string {
  if (target === 'vendor' && id === 'self') return 'Own organisation';
  const list = target === 'vendor' ? map.vendors : target === 'cohort' ? map.cohorts : map.nodes;
  return list.find((element) => element.id === id)?.name ?? id;
}
