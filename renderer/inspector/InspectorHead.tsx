import { ActionIcon, Tooltip } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { choiceWords } from '#shared/map/choice-words.ts';
import { fieldAt } from '#shared/map/field-table.ts';
import { nodeKinds } from '#shared/map/schema/vocabulary.ts';
import { useEdits } from '../app/edits.ts';
import { useSession } from '../app/session.ts';
import { KindIcon } from '../ui/KindIcon.tsx';
import { ElementFindings } from './ElementFindings.tsx';
import { fieldState } from './field-state.ts';
import { type Together, useElements, useElementTarget } from './element-target.ts';
import { TypeField } from './TypeField.tsx';

type RemoveProps = { readonly name: string; readonly onRemove: () => void };

const RemoveButton = memo(({ name, onRemove }: RemoveProps) => (
  <Tooltip label="Remove from the map (Delete)">
    <ActionIcon aria-label={`Remove ${name}`} onClick={onRemove}>
      <IconTrash size={15} />
    </ActionIcon>
  </Tooltip>
));

/** The name of what is inspected, its kind, what is found there, and how to take it out. */
export function InspectorHead({ together }: { readonly together: Together }) {
  const { type, ids } = together;
  const target = useElementTarget(together);
  const { kinds } = useElements(together);
  const { remove, setField } = useEdits();
  const select = useSession((session) => session.select);
  const nameRow = fieldAt(type, 'name');
  const [kind] = kinds;
  const isEditableName = ids.length === 1 && nameRow !== undefined && type !== 'hop';
  const refs = ids.map((id) => ({ type, id }));
  const takeOut = useCallbackRef(() => {
    remove(refs);
    select([]);
  });
  return (
    <header className="inspector-head">
      <div className="inspector-title">
        {kinds.length === 1 && kind !== undefined ? <KindIcon kind={kind} size={24} /> : null}
        <h2 className="inspector-name">
          {isEditableName ? (
            <TypeField
              row={nameRow}
              state={fieldState(target.read('name'), [])}
              label={`Name of ${target.name}`}
              describedBy={undefined}
              onWrite={(value) => target.write('name', value)}
            />
          ) : (
            target.name
          )}
        </h2>
        <RemoveButton name={target.name} onRemove={takeOut} />
      </div>
      {type === 'node' ? (
        <label className="inspector-kind">
          <span className="visually-hidden">Kind</span>
          <select
            value={kinds.length === 1 ? kind : ''}
            onChange={(event) => setField(refs, 'kind', event.currentTarget.value)}
          >
            {kinds.length === 1 ? null : <option value="">Several kinds</option>}
            {nodeKinds.map((name) => (
              <option key={name} value={name}>
                {choiceWords(name)}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span className="inspector-kind-word">{choiceWords(type)}</span>
      )}
      <ElementFindings together={together} />
    </header>
  );
}
