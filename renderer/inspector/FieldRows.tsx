import type { FieldRow } from '#shared/map/field-table.ts';
import { EntryList } from './EntryList.tsx';
import { FieldLine } from './FieldLine.tsx';
import type { FieldTarget } from './field-target.ts';
import { GroupState } from './GroupState.tsx';
import { RecordField } from './RecordField.tsx';

type Props = { readonly rows: readonly FieldRow[]; readonly target: FieldTarget };

/** Rows of fields, each with the editor of its type. Groups that may be "none" ask that first. */
export function FieldRows({ rows, target }: Props) {
  const groups = rows.filter(({ type, allowsNone }) => type === 'group' && allowsNone);
  const closed = groups
    .filter(({ path }) => target.read(path).every((value) => value === 'none'))
    .map(({ path }) => `${path}.`);
  return rows
    .filter(({ path }) => !closed.some((above) => path.startsWith(above)))
    .map((row) =>
      groups.some(({ path }) => row.path.startsWith(`${path}.`)) ? (
        <div key={row.path} className="field-nested">
          <Field row={row} target={target} />
        </div>
      ) : (
        <Field key={row.path} row={row} target={target} />
      ),
    );
}

function Field({ row, target }: { readonly row: FieldRow; readonly target: FieldTarget }) {
  switch (row.type) {
    case 'id':
      return null;
    case 'group':
      return row.allowsNone ? <GroupState row={row} target={target} /> : null;
    case 'list':
      return (
        <EntryList
          row={row}
          target={target}
          renderRows={(rows, entry) => <FieldRows rows={rows} target={entry} />}
        />
      );
    case 'record':
      return <RecordField row={row} target={target} />;
    default:
      return <FieldLine row={row} target={target} />;
  }
}
