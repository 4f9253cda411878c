import { sameJson } from '#shared/map/document/plain-json.ts';

/** What a field says on the elements that are edited together. */
export type FieldState =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'default'; readonly value: unknown }
  | { readonly kind: 'unknown' }
  /** The elements differ. */
  | { readonly kind: 'mixed' };

/** "none" and the empty list both mean: known not to exist. */
const isNone = (value: unknown): boolean =>
  value === 'none' || (Array.isArray(value) && value.length === 0);

/**
 * The state of a field over several elements.
 * @param values one an element; undefined = not known
 * @param assumed what the format takes where nothing is said, one an element
 */
export function fieldState(values: readonly unknown[], assumed: readonly unknown[]): FieldState {
  const [first] = values;
  if (values.some((value) => !sameJson(value, first))) return { kind: 'mixed' };
  if (first !== undefined)
    return isNone(first) ? { kind: 'none' } : { kind: 'value', value: first };
  const [expected] = assumed;
  if (expected === undefined || assumed.some((value) => !sameJson(value, expected)))
    return { kind: 'unknown' };
  return { kind: 'default', value: expected };
}

/** The value at a dotted path of an element; undefined where a step is missing or is no group. */
export function valueAtPath(element: unknown, path: string): unknown {
  let value: unknown = element;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return value;
}

/** A copy of an entry with the value at a dotted path set; undefined takes it out. */
export function withValueAt(
  entry: Readonly<Record<string, unknown>>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [step = '', ...rest] = path.split('.');
  const others = Object.entries(entry).filter(([key]) => key !== step);
  const held = entry[step];
  const inner =
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held))
      : {};
  const next = rest.length === 0 ? value : withValueAt(inner, rest.join('.'), value);
  return Object.fromEntries(next === undefined ? others : [...others, [step, next]]);
}
