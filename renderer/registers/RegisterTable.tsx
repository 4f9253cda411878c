import { useEffect, useRef } from 'react';
import { fieldAt } from '#shared/map/field-table.ts';
import { useEdits } from '../app/edits.ts';
import { elementName } from '../app/element-names.ts';
import { countQuestions, questionAbout } from '../app/question-index.ts';
import { useSession } from '../app/session.ts';
import { subjectOf } from '../inspector/element-target.ts';
import { FieldEditor } from '../inspector/FieldEditor.tsx';
import { fieldState, valueAtPath } from '../inspector/field-state.ts';
import type { Inspected } from '../inspector/sections.ts';
import { ScrollEdge } from '../ui/ScrollEdge.tsx';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';

/** A column; a title where that of the field alone would not say what it is about. */
export type Column = { readonly path: string; readonly title?: string };

type Props = {
  readonly type: Inspected;
  readonly label: string;
  readonly rows: readonly { readonly id: string }[];
  readonly columns: readonly Column[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

/** A table edited in place; the row that is chosen is shown in full beside it. */
export function RegisterTable({ type, label, rows, columns, chosen, onChoose }: Props) {
  const evaluation = useSession((session) => session.evaluation);
  const map = useSession((session) => session.map);
  const { setField } = useEdits();
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const { current } = table;
    current?.addEventListener('keydown', moveBetweenRows);
    return () => current?.removeEventListener('keydown', moveBetweenRows);
  }, []);
  const fields = columns.flatMap(({ path, title }) => {
    const row = fieldAt(type, path);
    return row === undefined ? [] : [title === undefined ? row : { ...row, title }];
  });
  return (
    <ScrollEdge label={label} className="register-frame" scrollClassName="register-scroll d-scroll">
      <table ref={table} className="register-table">
        <thead>
          <tr>
            {fields.map(({ path, title }) => (
              <th key={path} scope="col" data-path={path}>
                {title}
              </th>
            ))}
            <th scope="col">Open questions</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((element) => {
            const subject = subjectOf(type, element.id);
            const name = elementName(map, subject);
            const questions = countQuestions(evaluation, subject);
            return (
              <tr
                key={element.id}
                data-chosen={element.id === chosen}
                onFocus={() => onChoose(element.id)}
                onClick={() => onChoose(element.id)}
              >
                {fields.map((row) => (
                  <td
                    key={row.path}
                    className={
                      questionAbout(evaluation, subject, row.path) === undefined
                        ? undefined
                        : 'field-asked'
                    }
                  >
                    <FieldEditor
                      row={row}
                      state={fieldState([valueAtPath(element, row.path)], [])}
                      label={`${row.title}: ${name}`}
                      describedBy={undefined}
                      onWrite={(value) => setField([{ type, id: element.id }], row.path, value)}
                    />
                  </td>
                ))}
                <td className="register-questions">
                  {questions === 0 ? (
                    <span className="d-muted">none</span>
                  ) : (
                    <span className="register-asked">
                      <SeverityIcon severity="question" size={14} />
                      {questions}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollEdge>
  );
}

/** Ctrl or Cmd with up or down goes to the same column of the next row. */
function moveBetweenRows(event: KeyboardEvent): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || !(event.ctrlKey || event.metaKey)) return;
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  const row = cell?.parentElement;
  const next = step === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  const target =
    next?.children[cell?.cellIndex ?? 0]?.querySelector<HTMLElement>('button, input, select');
  if (target === undefined || target === null) return;
  event.preventDefault();
  target.focus();
}
