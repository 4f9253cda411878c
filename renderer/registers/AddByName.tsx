import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useIsReadOnly } from '../app/session.ts';

type Props = {
  readonly what: string;
  readonly placeholder: string;
  readonly onAdd: (name: string) => void;
};

/** A new row that needs a name and nothing else. */
export function AddByName({ what, placeholder, onAdd }: Props) {
  const isReadOnly = useIsReadOnly();
  const [name, setName] = useState('');
  return (
    <form
      className="register-add"
      aria-label={`Add a ${what}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onAdd(name.trim());
        setName('');
      }}
    >
      <TextInput
        aria-label={`Name of the new ${what}`}
        placeholder={placeholder}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        leftSection={<IconPlus size={14} />}
        disabled={isReadOnly || name.trim() === ''}
      >
        Add {what}
      </Button>
    </form>
  );
}
