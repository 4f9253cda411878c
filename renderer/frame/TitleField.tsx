import { fieldAt } from '#shared/map/field-table.ts';
import { useEdits } from '../app/edits.ts';
import { useSession } from '../app/session.ts';
import { TypeField } from '../inspector/TypeField.tsx';

const row = fieldAt('map', 'title');

/** The title of the map, edited where it stands. */
export function TitleField() {
  const title = useSession(({ map }) => map.title);
  const id = useSession(({ map }) => map.id);
  const { setField } = useEdits();
  if (row === undefined) throw new Error('a map has a title');
  return (
    <h1 className="title-field" data-value={title}>
      <TypeField
        row={row}
        state={{ kind: 'value', value: title }}
        label="Title of the map"
        describedBy={undefined}
        onWrite={(value) => setField([{ type: 'map', id }], 'title', value)}
      />
    </h1>
  );
}
