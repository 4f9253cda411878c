import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type FieldRow, fieldsOf } from '#shared/map/field-table.ts';
import { labelInside } from '#shared/map/text-words.ts';
import { counted } from '../ui/severity-words.ts';
import { fieldState, valueAtPath, withValueAt } from './field-state.ts';
import type { FieldTarget } from './field-target.ts';
import { startingEntry } from './starting-entry.ts';
import { StateText } from './StateText.tsx';

type Entry = Readonly<Record<string, unknown>>;
type Props = {
  readonly row: FieldRow;
  readonly target: FieldTarget;
  /** Draws the fields of one entry. */
  readonly renderRows: (rows: readonly FieldRow[], target: FieldTarget) => ReactNode;
};

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;

/** A list of things with fields of their own: agreements, certificates, who supports it. */
export function EntryList({ row, target, renderRows }: Props) {
  const state = fieldState(target.read(row.path), []);
  const question = target.question(row.path);
  const entries =
    state.kind === 'value' && Array.isArray(state.value) ? state.value.filter(isEntry) : [];
  const write = (next: readonly Entry[]): void => target.write(row.path, next);
  const { entry: element, one = row.title } = row;
  if (element === undefined) return null;
  return (
    <div className="entries">
      <div className="entries-head">
        <h4 className="entries-title">{row.title}</h4>
        <StateText row={row} state={state} />
      </div>
      {question === undefined ? null : (
        <p className="entries-question">
          {question.question} <span>Settles {counted(question.unlocks.length, 'rule')}.</span>
        </p>
      )}
      {entries.map((entry, index) => (
        <fieldset
          // Entries have no id; a row's place is what it is edited by.
          key={index}
          className="entry"
        >
          <legend className="entry-legend">
            {one} {index + 1}
          </legend>
          <ActionIcon
            className="entry-remove"
            size={22}
            aria-label={`Remove ${one} ${index + 1} of ${target.name}`}
            onClick={() => write(entries.filter((_, at) => at !== index))}
          >
            <IconTrash size={14} />
          </ActionIcon>
          {renderRows(fieldsOf(element), {
            element,
            name: `${one} ${index + 1} of ${target.name}`,
            read: (path) => [valueAtPath(entry, path)],
            write: (path, value) =>
              write(
                entries.map((held, at) => (at === index ? withValueAt(held, path, value) : held)),
              ),
            assumed: () => [],
            question: (path) => target.question(`${row.path}.${path}`),
          })}
        </fieldset>
      ))}
      <div className="entries-actions">
        <Button
          variant="default"
          leftSection={<IconPlus size={13} />}
          onClick={() => write([...entries, startingEntry(element)])}
        >
          Add {labelInside(one)}
        </Button>
        {state.kind === 'none' ? null : (
          <Button variant="subtle" onClick={() => write([])}>
            There are none
          </Button>
        )}
        {state.kind === 'unknown' ? null : (
          <Button variant="subtle" onClick={() => target.write(row.path, undefined)}>
            Not known
          </Button>
        )}
      </div>
    </div>
  );
}
