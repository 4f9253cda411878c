import { jurisdictionWords, placeWords } from '#shared/geography/place-words.ts';
import { choiceWords } from './choice-words.ts';
import type { FieldRow } from './field-table.ts';
import type { DomicileMap } from './model.ts';

/**
 * A text of a field in the words of its type: places with city and provider, countries and choices
 * spelt out, references by name; any other text as it is.
 */
export function textWords(
  type: FieldRow['type'] | undefined,
  value: string,
  nameOf: (id: string) => string,
): string {
  switch (type) {
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
      return nameOf(value);
    case 'choice':
    case 'choices':
    case 'amount':
    case 'count':
    case 'record':
      return choiceWords(value);
    default:
      return value;
  }
}

/** The name of an element that a field refers to; its id where the map has none. */
export function referenceName(
  { vendors, cohorts, nodes }: DomicileMap,
  target: FieldRow['target'],
  id: string,
): string {
  if (target === 'vendor' && id === 'self') return 'own organisation';
  const list = target === 'vendor' ? vendors : target === 'cohort' ? cohorts : nodes;
  return list.find((element) => element.id === id)?.name ?? id;
}

/** A label in the middle of a sentence: "Place" becomes "place", "HSTS" stays. */
export const labelInside = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;

/**
 * A text as a sentence begins: "identifiers of" becomes "Identifiers of". A name that is written
 * with a small letter on purpose, such as "iPad" or "eu-west", stays.
 */
export const sentenceStart = (text: string): string =>
  /^\p{Ll}+(?!\S)/u.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
