import { isPlainObject, sameJson } from '../document/plain-json.ts';
import { compareText } from '../compare-text.ts';

/** Whether two values say the same: the order of a list does not count, at any depth. */
export const sameValue = (a: unknown, b: unknown): boolean => sameJson(inOrder(a), inOrder(b));

/** A value with its lists and keys in an order that hangs on what they say. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map(inOrder)
      .map((entry) => ({ entry, text: JSON.stringify(entry) }))
      .toSorted((a, b) => compareText(a.text, b.text))
      .map(({ entry }) => entry);
  if (!isPlainObject(value)) return value;
  const known = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    known.toSorted(([a], [b]) => compareText(a, b)).map(([key, part]) => [key, inOrder(part)]),
  );
}
