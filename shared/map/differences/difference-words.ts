import { jurisdictionWords, placeWords } from '#shared/geography/place-words.ts';
import { choiceWords } from '../choice-words.ts';
import type { FieldRow } from '../field-table.ts';
import type { DomicileMap } from '../model.ts';

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
  if (typeof value === 'number')
    return row.unit === undefined ? `${value}` : `${value} ${row.unit}`;
  if (typeof value !== 'string') return 'given';
  if (value === 'none') return 'none';
  switch (row.type) {
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
      return nameIn(map, row.target, value);
    case 'choice':
    case 'choices':
    case 'amount':
    case 'count':
    case 'record':
      return choiceWords(value);
    default:
      return value === '' ? '""' : value;
  }
}

function nameIn(map: DomicileMap, target: FieldRow['target'], id: string): string {
  if (target === 'vendor' && id === 'self') return 'own organisation';
  const list = target === 'vendor' ? map.vendors : target === 'cohort' ? map.cohorts : map.nodes;
  return list.find((element) => element.id === id)?.name ?? id;
}

/** A label in the middle of a sentence: "Place" becomes "place", "HSTS" stays. */
export const labelInside = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
