import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useEdits } from '../app/edits.ts';
import { useIsReadOnly } from '../app/session.ts';
import { Picker } from '../ui/Picker.tsx';
import { filterOptions } from '../ui/picker-options.ts';
import { jurisdictionOptions } from '../ui/place-options.ts';
import { PlaceText } from '../ui/PlaceText.tsx';
import { jurisdictionWords } from '#shared/geography/place-words.ts';

/** A new cohort: the two facts without which it means nothing. */
export function AddCohort() {
  const { addCohort } = useEdits();
  const isReadOnly = useIsReadOnly();
  const [name, setName] = useState('');
  const [care, setCare] = useState('');
  const search = useCallback((query: string) => filterOptions(jurisdictionOptions, query), []);
  const add = (): void => {
    if (name.trim() === '' || care === '') return;
    addCohort(name.trim(), care);
    setName('');
    setCare('');
  };
  return (
    <form
      className="register-add"
      aria-label="Add a cohort"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        aria-label="Name of the new cohort"
        placeholder="Name, for example French patients"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Picker
        label="Place of care of the new cohort"
        chosen={[care]}
        search={search}
        onPick={setCare}
        hasSearch
        placeholder="Country, state or province"
        className="picker-boxed"
      >
        {care === '' ? (
          <span className="d-muted">Treated in</span>
        ) : (
          <PlaceText {...jurisdictionWords(care)} />
        )}
      </Picker>
      <Button
        type="submit"
        leftSection={<IconPlus size={14} />}
        disabled={isReadOnly || name.trim() === '' || care === ''}
      >
        Add cohort
      </Button>
    </form>
  );
}
