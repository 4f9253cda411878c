import { choiceWords } from '#shared/map/choice-words.ts';
import type { FieldRow } from '#shared/map/field-table.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { dataGroups } from '#shared/map/schema/vocabulary.ts';
import {
  countryOptions,
  jurisdictionOptions,
  placeOptions,
  placeSetOptions,
} from '../ui/place-options.ts';
import { NONE, NOT_KNOWN, type PickerOption } from '../ui/picker-options.ts';

const YES = 'true';
const NO = 'false';

const groupOfClass = new Map<string, string>(
  Object.entries(dataGroups).flatMap(([group, classes]) =>
    classes.map((name): [string, string] => [name, choiceWords(group)]),
  ),
);

/** The values that a field offers, without its states. */
export function valueOptions(row: FieldRow, map: DomicileMap): readonly PickerOption[] {
  switch (row.type) {
    case 'flag':
      return [
        { value: YES, words: 'Yes' },
        { value: NO, words: 'No' },
      ];
    case 'place':
    case 'places':
      return placeOptions;
    case 'placeSet':
      return placeSetOptions;
    case 'country':
    case 'countries':
      return countryOptions;
    case 'jurisdiction':
    case 'jurisdictions':
      return jurisdictionOptions;
    case 'reference':
    case 'references':
      return elementOptions(row, map);
    default:
      return (row.choices ?? []).map((value) => {
        const group = groupOfClass.get(value);
        const option = { value, words: choiceWords(value) };
        return group === undefined ? option : { ...option, group };
      });
  }
}

function elementOptions({ target }: FieldRow, map: DomicileMap): PickerOption[] {
  if (target === 'node') return map.nodes.map(named);
  if (target === 'cohort') return map.cohorts.map(named);
  return [
    { value: 'self', words: 'Own organisation' },
    ...map.vendors.map(({ id, name, country }) => ({
      value: id,
      words: name,
      ...(country === undefined ? {} : { country }),
    })),
  ];
}

const named = ({ id, name }: { readonly id: string; readonly name: string }): PickerOption => ({
  value: id,
  words: name,
});

/** The states that a field offers besides a value: "not known" always, "none" where the format has it. */
export function stateOptions(row: FieldRow): PickerOption[] {
  const isList = LISTS.has(row.type);
  const none: PickerOption = {
    value: NONE,
    words: isList ? 'None: there are none' : 'None: known not to exist',
    isState: true,
  };
  return [
    ...(row.allowsNone || isList ? [none] : []),
    ...(row.required ? [] : [{ value: NOT_KNOWN, words: 'Not known', isState: true }]),
  ];
}

const LISTS: ReadonlySet<string> = new Set([
  'choices',
  'places',
  'placeSet',
  'countries',
  'jurisdictions',
  'references',
  'texts',
  'list',
]);

/** Whether several values can be chosen. */
export const isListType = (row: FieldRow): boolean => LISTS.has(row.type);

/** What is written to the map for the option that was picked; undefined = not known. */
export function pickedValue(row: FieldRow, option: string): unknown {
  if (option === NOT_KNOWN) return undefined;
  if (option === NONE) return isListType(row) ? [] : 'none';
  if (row.type === 'flag') return option === YES;
  return option;
}
