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

/** The control of a field's type: typed, or picked from a list. */
export function FieldEditor(props: Props) {
  return TYPED.has(props.row.type) ? <TypeField {...props} /> : <PickField {...props} />;
}
