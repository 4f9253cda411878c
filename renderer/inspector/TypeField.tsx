import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { choiceWords } from '#shared/map/choice-words.ts';
import type { FieldRow } from '#shared/map/field-table.ts';
import { unitBehind } from '#shared/map/unit-words.ts';
import { useIsReadOnly } from '../app/session.ts';
import { dayWords } from '../ui/day-words.ts';
import { pickedValue, stateOptions } from './choices-of-field.ts';
import { draftText, readDraft } from './draft-value.ts';
import type { FieldState } from './field-state.ts';
import { StateText } from './StateText.tsx';
import { numberText } from './value-words.ts';

type Props = {
  readonly row: FieldRow;
  readonly state: FieldState;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly onWrite: (value: unknown) => void;
};

/** After so many milliseconds without a key what was typed is written; leaving the field does too. */
const IDLE = 400;

/** A field that is typed: text, number, date, list of texts. Escape gives the old value back. */
export function TypeField({ row, state, label, describedBy, onWrite }: Props) {
  const isReadOnly = useIsReadOnly();
  const held = state.kind === 'value' ? draftText(row, state.value) : '';
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [isFocused, setFocused] = useState(false);
  const timer = useRef<number | undefined>(undefined);
  const problemId = useId();
  const stateId = useId();
  const text = draft ?? held;
  // At rest days and numbers read as everywhere else; they are typed as plain ones.
  const shown = draft === undefined && !isFocused ? atRest(row, held) : text;
  const read = readDraft(row, text);
  const problem = draft === undefined || read.ok ? undefined : read.problem;

  const commit = (typed: string): void => {
    window.clearTimeout(timer.current);
    const next = readDraft(row, typed);
    if (next.ok && typed.trim() !== held) onWrite(next.value);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const type = (typed: string): void => {
    setDraft(typed);
    window.clearTimeout(timer.current);
    // A date is whole only when its last part is; a text would lose a space before the next word.
    if (row.type !== 'text' && row.type !== 'texts') return;
    timer.current = window.setTimeout(() => commit(typed), IDLE);
  };
  const leave = (): void => {
    if (draft !== undefined) commit(draft);
    setDraft(undefined);
  };
  const enter = (): void => {
    commit(text);
    // From here on the field shows what the map says, also when another window changes it.
    if (read.ok && row.type !== 'date') setDraft(undefined);
  };
  const isCalendar = row.type === 'date' && draft !== undefined;
  const hasState = text === '' && !isCalendar;
  const explained = [hasState ? stateId : undefined, describedBy].filter((id) => id !== undefined);
  return (
    <span className="field-type">
      <span className="field-typed">
        <input
          className="field-input"
          type={isCalendar ? 'date' : 'text'}
          inputMode={row.type === 'count' || row.type === 'amount' ? 'decimal' : undefined}
          value={shown}
          aria-label={label}
          aria-describedby={problem === undefined ? explained.join(' ') : problemId}
          aria-invalid={problem !== undefined}
          readOnly={isReadOnly}
          onFocus={() => {
            setFocused(true);
            if (row.type === 'date' && !isReadOnly) setDraft(held);
          }}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            leave();
            setFocused(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') enter();
            if (event.key !== 'Escape' || draft === undefined) return;
            event.stopPropagation();
            window.clearTimeout(timer.current);
            setDraft(undefined);
          }}
        />
        {hasState ? (
          <span id={stateId} className="field-state">
            <StateText row={row} state={state} />
          </span>
        ) : null}
      </span>
      {row.unit !== undefined && text !== '' ? (
        <span className="field-unit d-muted">{unitBehind(Number(text), row.unit)}</span>
      ) : null}
      <StateMenu {...{ row, label, onWrite, isReadOnly }} />
      {problem === undefined ? null : (
        <span id={problemId} className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

function atRest({ type }: FieldRow, held: string): string {
  if (held === '') return '';
  if (held === '*') return choiceWords(held);
  if (type === 'date') return dayWords(held);
  return type === 'count' || type === 'amount' ? numberText(Number(held)) : held;
}

function StateMenu(props: {
  readonly row: FieldRow;
  readonly label: string;
  readonly isReadOnly: boolean;
  readonly onWrite: (value: unknown) => void;
}) {
  const { row, label, onWrite, isReadOnly } = props;
  const states = stateOptions(row);
  const words = row.choices ?? [];
  if (states.length + words.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size={20}
          className="field-more"
          aria-label={`State of ${label}`}
          disabled={isReadOnly}
        >
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {words.map((word) => (
          <Menu.Item key={word} onClick={() => onWrite(word)}>
            {choiceWords(word)}
          </Menu.Item>
        ))}
        {states.map((option) => (
          <Menu.Item key={option.value} onClick={() => onWrite(pickedValue(row, option.value))}>
            <em className="d-muted">{option.words}</em>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
