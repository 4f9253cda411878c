import { useCallbackRef } from '@mantine/hooks';
import { memo } from 'react';
import { sameJson } from '#shared/map/document/plain-json.ts';
import type { FieldRow } from '#shared/map/field-table.ts';
import type { FieldState } from './field-state.ts';
import { PickField } from './PickField.tsx';
import { TypeField } from './TypeField.tsx';

const TYPED: ReadonlySet<string> = new Set(['text', 'texts', 'date', 'count', 'amount']);

type Props = {
  readonly row: FieldRow;
  readonly state: FieldState;
  /** Its name for screen readers. */
  readonly label: string;
  /** The id of the element that explains it. */
  readonly describedBy: string | undefined;
  /** Is given the new value; undefined = not known. */
  readonly onWrite: (value: unknown) => void;
};

const isSame = (before: Props, now: Props): boolean =>
  before.row === now.row &&
  before.label === now.label &&
  before.describedBy === now.describedBy &&
  before.onWrite === now.onWrite &&
  sameJson(before.state, now.state);

const Typed = memo(TypeField, isSame);
const Picked = memo(PickField, isSame);

/**
 * The control of a field's type: typed, or picked from a list. It is drawn anew only when it shows
 * something else: a panel has dozens, and each edit of the map gives all of them another `onWrite`.
 */
export function FieldEditor({ onWrite, ...props }: Props) {
  const write = useCallbackRef(onWrite);
  const Control = TYPED.has(props.row.type) ? Typed : Picked;
  return <Control {...props} onWrite={write} />;
}
