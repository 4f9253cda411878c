/** Three-valued truth: what is not known is neither true nor false. */
export type Tri = boolean | 'unknown';

/** All of them: false as soon as one is false, even if another is not known. */
export function every(...values: readonly Tri[]): Tri {
  if (values.includes(false)) return false;
  return values.includes('unknown') ? 'unknown' : true;
}

/** Any of them: true as soon as one is true, even if another is not known. */
export function some(...values: readonly Tri[]): Tri {
  if (values.includes(true)) return true;
  return values.includes('unknown') ? 'unknown' : false;
}

export const not = (value: Tri): Tri => (value === 'unknown' ? value : !value);

/** An optional boolean fact as a three-valued truth. */
export const known = (value: boolean | undefined): Tri => value ?? 'unknown';

export const fromYesNo = (answer: 'yes' | 'no' | 'unknown'): Tri =>
  answer === 'unknown' ? answer : answer === 'yes';
