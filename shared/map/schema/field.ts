import { z } from 'zod';
import { isCalendarDate } from '../calendar.ts';
import {
  described,
  optional,
  type FieldLabel,
  type FieldShape,
  type Label,
  type ReferenceTarget,
} from './meta.ts';

const UNKNOWN = z.literal('unknown');

/** Makes a field one that may be absent or "unknown", which both mean: not known. */
export function notKnownToo<T extends z.ZodType>(
  inner: T,
  label: Label,
  shape: FieldShape & { expected: string },
) {
  const { expected, ...rest } = shape;
  return described(
    optional(z.union([inner, UNKNOWN], { error: `expected ${expected}` })),
    label,
    rest,
  );
}

/** More words than this are not listed in a message. */
const LISTED = 12;

/** What a closed list of words expects: `expected one of "a", "b"`; of a long one, an example. */
function expectedWord(words: readonly string[]): string {
  const all = [...new Set(words)].map((word) => `"${word}"`);
  return all.length > LISTED
    ? `expected a word such as ${all.slice(0, 3).join(', ')}`
    : `expected one of ${all.join(', ')}`;
}

/** true, false or not known. */
export const flag = (label: Label) =>
  notKnownToo(z.boolean(), label, { type: 'flag', expected: 'true, false or "unknown"' });

/** The schema of one word of a closed list, "none" and "unknown". */
const oneOf = <const V extends readonly string[]>(values: V) =>
  z.enum([...values, 'none', 'unknown'], {
    error: expectedWord([...values, 'none', 'unknown']),
  });

/** One of a closed list of words; "none" is always allowed: known not to exist. */
export const choice = <const V extends readonly string[]>(values: V, label: Label) =>
  described(optional(oneOf(values)), label, {
    type: 'choice',
    choices: values.filter((value) => value !== 'none'),
    allowsNone: true,
  });

/** One of a closed list of words that must be there. */
export const requiredChoice = <const V extends readonly string[]>(values: V, label: Label) =>
  described(z.enum(values, { error: expectedWord(values) }), label, {
    type: 'choice',
    choices: values,
  });

const DATE = /^(\d{4}-\d{2}-\d{2}|none|unknown)$/;
const DATE_ERROR = 'expected a date as "YYYY-MM-DD", "none" or "unknown"';

/** A calendar day `YYYY-MM-DD`, or "none": known not to exist. */
export const date = (label: Label) =>
  described(
    optional(
      z
        .string({ error: DATE_ERROR })
        .regex(DATE, { error: DATE_ERROR, abort: true })
        .refine((text) => !/^\d/.test(text) || isCalendarDate(text), {
          error: 'expected a day that exists in the calendar',
        }),
    ),
    label,
    { type: 'date', allowsNone: true },
  );

/** A number schema that says the same of a wrong type, a fraction and a negative number. */
function fromZero(schema: z.ZodNumber, expected: string) {
  return schema.min(0, { error: `expected ${expected}` });
}

/** A whole number from 0. */
export function count(label: Label) {
  const expected = 'a whole number from 0, or "unknown"';
  return notKnownToo(fromZero(z.int(), expected), label, { type: 'count', expected });
}

/** A number from 0, in the unit of the field's name; it may have a fraction. */
export function amount(label: Label) {
  const expected = 'a number from 0, or "unknown"';
  return notKnownToo(fromZero(z.number(), expected), label, { type: 'amount', expected });
}

/** A number from 0, or one of the given words. */
export function amountOr<const W extends readonly [string, ...string[]]>(words: W, label: Label) {
  const listed = words.map((word) => `"${word}"`).join(', ');
  const expected = `a number from 0, ${listed} or "unknown"`;
  return notKnownToo(z.union([fromZero(z.number(), expected), z.enum(words)]), label, {
    type: 'amount',
    choices: words.filter((word) => word !== 'none'),
    allowsNone: words.includes('none'),
    expected,
  });
}

/** Free text. */
export const text = (label: Label) =>
  notKnownToo(z.string(), label, { type: 'text', expected: 'text' });

/** Text that must be there and must not be blank. */
export const requiredText = (label: Label) =>
  described(
    z
      .string({ error: 'expected text' })
      .refine((value) => value.trim() !== '', { error: 'expected text that is not blank' }),
    label,
    { type: 'text' },
  );

const idText = z.string({ error: 'expected an id' }).regex(/^[a-z0-9][a-z0-9-]{0,63}$/, {
  error: 'expected an id: 1 to 64 of a-z, 0-9 and "-", starting with a letter or digit',
});

/** The id of an element. */
export const id = () =>
  described(
    idText.clone(),
    { title: 'Id', description: 'By this other parts of the map refer to it.' },
    { type: 'id' },
  );

/** The name of an element. */
export const elementName = () =>
  requiredText({ title: 'Name', description: 'What people call it.' });

/** The id of another element; whether it exists is seen when the whole file is read. */
export const reference = (target: ReferenceTarget, label: Label) =>
  described(optional(idText), label, { type: 'reference', target });

/** The id of another element, which must be there. */
export const requiredReference = (target: ReferenceTarget, label: Label) =>
  described(idText.clone(), label, { type: 'reference', target });

const aList = 'a list, or "unknown" ([] = there are none)';

/** A list of ids of other elements. */
export const references = (target: ReferenceTarget, label: Label) =>
  notKnownToo(z.array(idText), label, { type: 'references', target, expected: aList });

/** A list of elements that is complete when it is there. */
export const list = <T extends z.ZodType>(item: T, label: FieldLabel & { one: string }) =>
  notKnownToo(z.array(item), label, { type: 'list', expected: aList });

/** A list of free texts. */
export const texts = (
  label: Label,
  item: z.ZodType<string> = z.string({ error: 'expected text' }),
) => notKnownToo(z.array(item), label, { type: 'texts', expected: aList });

/** A list of words from a closed vocabulary. */
export const choices = <const V extends readonly string[]>(values: V, label: Label) =>
  notKnownToo(z.array(z.enum(values, { error: expectedWord(values) })), label, {
    type: 'choices',
    choices: values,
    expected: aList,
  });

/** A group of fields. */
export const group = <T extends z.ZodRawShape>(shape: T, label: Label) =>
  notKnownToo(z.strictObject(shape), label, {
    type: 'group',
    expected: 'an object of fields, or "unknown"',
  });

/** A group of fields, or "none": known not to exist. */
export const groupOrNone = <T extends z.ZodRawShape>(shape: T, label: Label) =>
  notKnownToo(z.union([z.strictObject(shape), z.literal('none')]), label, {
    type: 'group',
    allowsNone: true,
    expected: 'an object of fields, "none" or "unknown"',
  });

/** Words of a closed list under keys that the user chooses. */
export const record = <const V extends readonly string[]>(values: V, label: Label) =>
  notKnownToo(z.record(z.string(), oneOf(values)), label, {
    type: 'record',
    choices: values,
    expected: 'an object of areas, or "unknown"',
  });

/** A list of the drawing. It is what is drawn, so absent means empty and "unknown" is not offered. */
export const drawn = <T extends z.ZodType>(item: T, label: Label) =>
  described(
    optional(z.array(item, { error: 'expected a list (leave it out if it is empty)' })),
    label,
    { type: 'list' },
  );
