import { useCallback } from 'react';
import type { FieldRow } from '#shared/map/field-table.ts';
import { useIsReadOnly } from '../app/session.ts';
import { Picker } from '../ui/Picker.tsx';
import { filterOptions, NONE, NOT_KNOWN, type PickerOption } from '../ui/picker-options.ts';
import { isListType, pickedValue, stateOptions, valueOptions } from './choices-of-field.ts';
import type { FieldState } from './field-state.ts';
import { StateText } from './StateText.tsx';
import { useMapOfRow } from './use-map-of-row.ts';

type Props = {
  readonly row: FieldRow;
  readonly state: FieldState;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly onWrite: (value: unknown) => void;
};

/** More options than this are searched. */
const SEARCHED_FROM = 9;

/** A field whose values come from a list: words, places, countries, elements; one or several. */
export function PickField({ row, state, label, describedBy, onWrite }: Props) {
  const map = useMapOfRow(row);
  const isReadOnly = useIsReadOnly();
  const options = valueOptions(row, map);
  const search = useCallback(
    (query: string): readonly PickerOption[] => {
      const values = valueOptions(row, map);
      const states = stateOptions(row);
      return query === ''
        ? [...states, ...filterOptions(values, '')]
        : filterOptions(values, query);
    },
    [row, map],
  );
  const isMany = isListType(row);
  const chosen = chosenOf(state, isMany);
  const pick = (option: string): void => {
    if (!isMany || option === NONE || option === NOT_KNOWN)
      return onWrite(pickedValue(row, option));
    const others = chosen.filter(
      (value) => value !== option && value !== NONE && value !== NOT_KNOWN,
    );
    onWrite(chosen.includes(option) ? others : [...others, option]);
  };
  return (
    <Picker
      label={label}
      chosen={chosen}
      search={search}
      onPick={pick}
      isMany={isMany}
      hasSearch={options.length >= SEARCHED_FROM}
      placeholder={
        row.type === 'place' || row.type === 'places' ? 'City, country or region' : 'Search'
      }
      describedBy={describedBy}
      isDisabled={isReadOnly}
      className={`field-pick field-pick-${state.kind}`}
    >
      <StateText row={row} state={state} />
    </Picker>
  );
}

function chosenOf(state: FieldState, isMany: boolean): readonly string[] {
  if (state.kind === 'unknown') return [NOT_KNOWN];
  if (state.kind === 'none') return [NONE];
  if (state.kind !== 'value') return [];
  if (isMany) return Array.isArray(state.value) ? state.value.map(String) : [];
  return [String(state.value)];
}
