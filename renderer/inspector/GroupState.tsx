import type { FieldRow } from '#shared/map/field-table.ts';
import { counted } from '../ui/severity-words.ts';
import { fieldState } from './field-state.ts';
import type { FieldTarget } from './field-target.ts';

type Props = { readonly row: FieldRow; readonly target: FieldTarget };

const STATES = [
  { value: 'unknown', words: 'Not known' },
  { value: 'none', words: 'None' },
  { value: 'there', words: 'There is one' },
] as const;

/** Whether the thing that a group of fields describes exists at all: a backup, a risk analysis. */
export function GroupState({ row, target }: Props) {
  const state = fieldState(target.read(row.path), []);
  const question = target.question(row.path);
  const now = state.kind === 'unknown' ? 'unknown' : state.kind === 'none' ? 'none' : 'there';
  const write = { unknown: undefined, none: 'none', there: {} };
  return (
    <fieldset className={question === undefined ? 'group-state' : 'group-state field-asked'}>
      <legend className="field-label">{row.title}</legend>
      {STATES.map(({ value, words }) => (
        <label key={value} className={`group-choice group-choice-${value}`}>
          <input
            type="radio"
            name={`${target.name} ${row.path}`}
            checked={now === value && state.kind !== 'mixed'}
            onChange={() => target.write(row.path, write[value])}
          />
          {words}
        </label>
      ))}
      {question === undefined ? null : (
        <span className="field-settles">settles {counted(question.unlocks.length, 'rule')}</span>
      )}
    </fieldset>
  );
}
