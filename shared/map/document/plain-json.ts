/** Keys that reach an object's prototype where a program copies objects carelessly. */
const POLLUTING: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a key may stand in an object of a map. */
export const isSafeKey = (key: string): boolean => key.isWellFormed() && !POLLUTING.has(key);

/** Whether a value is an object of JSON: not a list, not an instance of some class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Whether a value can stand in a map file: JSON without null, with safe keys and whole characters.
 * Half a surrogate pair would be another text on the next machine, since updates travel as UTF-8.
 */
export function isPlainJson(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (!isPlainObject(value)) return false;
  return Object.entries(value).every(([key, entry]) => isSafeKey(key) && isPlainJson(entry));
}

/** Whether two values of JSON say the same; the order of keys does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, index) => sameJson(entry, b[index]));
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/**
 * A copy of a value that nobody else holds, without the keys whose value is undefined. What is not
 * JSON stays as it is, for a check to refuse.
 */
export function jsonCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonCopy);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, jsonCopy(entry)]),
  );
}

/**
 * The new value, with every part of the old one that says the same in its place: what did not change
 * keeps its identity, so that whoever compares by identity does no work for it.
 */
export function keepUnchanged<T>(before: unknown, after: T): T;
export function keepUnchanged(before: unknown, after: unknown): unknown {
  if (before === after || sameJson(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after))
    return after.map((entry, index) => keepUnchanged(before[index], entry));
  if (!isPlainObject(before) || !isPlainObject(after)) return after;
  return Object.fromEntries(
    Object.entries(after).map(([key, entry]) => [key, keepUnchanged(before[key], entry)]),
  );
}
