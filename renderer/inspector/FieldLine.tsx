import { Tooltip } from '@mantine/core';
import { useId } from 'react';
import type { FieldRow } from '#shared/map/field-table.ts';
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
      <Tooltip label={row.description} disabled={row.description === undefined} position="left">
        <span className="field-label">{row.title}</span>
      </Tooltip>
      <div className="field-editor">
        <FieldEditor
          row={row}
          state={state}
          label={`${row.title}: ${target.name}`}
          describedBy={noteId}
          onWrite={(value) => target.write(row.path, value)}
        />
        {question === undefined ? null : (
          <Tooltip label={`${question.question} Settles ${question.unlocks.join(', ')}.`}>
            <span className="field-settles">
              settles {counted(question.unlocks.length, 'rule')}
            </span>
          </Tooltip>
        )}
      </div>
      <span id={noteId} className="visually-hidden">
        {row.description}
        {question === undefined ? '' : ` Open question: ${question.question}`}
      </span>
    </div>
  );
}
