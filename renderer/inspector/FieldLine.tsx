import { useId } from 'react';
import type { FieldRow } from '#shared/map/field-table.ts';
import { Hint } from '../ui/Hint.tsx';
import { counted } from '../ui/severity-words.ts';
import { fieldState } from './field-state.ts';
import type { FieldTarget } from './field-target.ts';
import { FieldEditor } from './FieldEditor.tsx';

type Props = { readonly row: FieldRow; readonly target: FieldTarget };

/** One field: its label with help, its value or state, and what the answer would settle. */
export function FieldLine({ row, target }: Props) {
  const state = fieldState(target.read(row.path), target.assumed(row.path));
  const question = target.question(row.path);
  const noteId = useId();
  return (
    <div className={question === undefined ? 'field' : 'field field-asked'}>
      <Hint words={row.description} position="left" className="field-label">
        {row.title}
      </Hint>
      <div className="field-editor">
        <FieldEditor
          row={row}
          state={state}
          label={`${row.title}: ${target.name}`}
          describedBy={noteId}
          onWrite={(value) => target.write(row.path, value)}
        />
        {question === undefined ? null : (
          <Hint
            words={`${question.question} Settles ${question.unlocks.join(', ')}.`}
            className="field-settles"
          >
            settles {counted(question.unlocks.length, 'rule')}
          </Hint>
        )}
      </div>
      <span id={noteId} className="visually-hidden">
        {row.description}
        {question === undefined ? '' : ` Open question: ${question.question}`}
      </span>
    </div>
  );
}
