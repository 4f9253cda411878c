import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { choiceWords } from '#shared/map/choice-words.ts';
import type { FieldRow } from '#shared/map/field-table.ts';
import type { FieldTarget } from './field-target.ts';

type Props = { readonly row: FieldRow; readonly target: FieldTarget };

/** Areas that the user names, each with a word: who sees to what. */
export function RecordField({ row, target }: Props) {
  const [area, setArea] = useState('');
  const [held] = target.read(row.path);
  const areas = typeof held === 'object' && held !== null ? Object.entries(held) : [];
  const name = area.trim();
  const add = (): void => {
    if (name === '') return;
    target.write(`${row.path}.${name}`, row.choices?.[0] ?? 'unknown');
    setArea('');
  };
  return (
    <div className="entries">
      <h4 className="entries-title">{row.title}</h4>
      {areas.map(([key, value]) => (
        <div key={key} className="record-area">
          <span className="record-key">{key}</span>
          <select
            className="field-input"
            aria-label={`${key}: ${row.title} of ${target.name}`}
            value={String(value)}
            onChange={(event) => target.write(`${row.path}.${key}`, event.currentTarget.value)}
          >
            {(row.choices ?? []).map((choice) => (
              <option key={choice} value={choice}>
                {choiceWords(choice)}
              </option>
            ))}
          </select>
          <ActionIcon
            size={22}
            aria-label={`Remove ${key}`}
            onClick={() => target.write(`${row.path}.${key}`, undefined)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      ))}
      <div className="record-area">
        <input
          className="field-input field-boxed"
          aria-label={`New area of ${row.title}`}
          placeholder="Area, such as patching"
          value={area}
          onChange={(event) => setArea(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={13} />}
          onClick={add}
          disabled={name === ''}
        >
          Add area
        </Button>
      </div>
    </div>
  );
}
