/** A line in a list to pick from. */
export type PickerOption = {
  readonly value: string;
  readonly words: string;
  readonly detail?: string;
  /** The country whose flag stands in front. */
  readonly country?: string;
  readonly group?: string;
  /** "Not known" or "None" rather than a value. */
  readonly isState?: boolean;
  /** Further words by which it is found. */
  readonly alias?: string;
};

/** Values that stand for a state of the field; no value of the format has a leading space. */
export const NOT_KNOWN = ' not known';
export const NONE = ' none';

type Group = { readonly title: string; readonly options: readonly PickerOption[] };

/** Options under their groups, groups in the order in which they first come. */
export function groupOptions(options: readonly PickerOption[]): Group[] {
  const byTitle = Map.groupBy(options, ({ group }) => group ?? '');
  return [...byTitle].map(([title, list]) => ({ title, options: list }));
}

/** More lines are not scrolled through; typing another letter is faster. */
const SHOWN = 60;

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * The options that hold every word typed, accents aside; those that begin with it first. States stay
 * in the list only while nothing has been typed.
 */
export function filterOptions(options: readonly PickerOption[], query: string): PickerOption[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options.slice(0, SHOWN);
  const found = options.flatMap((option) => {
    if (option.isState === true) return [];
    const text = plain(
      `${option.words} ${option.detail ?? ''} ${option.value} ${option.alias ?? ''}`,
    );
    if (!words.every((word) => text.includes(word))) return [];
    const starts = plain(option.words).startsWith(words[0] ?? '') ? 0 : 1;
    return [{ option, starts }];
  });
  return found
    .toSorted((a, b) => a.starts - b.starts)
    .slice(0, SHOWN)
    .map(({ option }) => option);
}
