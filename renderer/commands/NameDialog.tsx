import { Button, Modal, TextInput } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useBridge } from '../app/bridge-context.ts';
import { changeSettings, useUserName } from '../app/settings.ts';
import { closeSheet, commandSheet } from './command-sheet.ts';
import { takeKeys } from './take-keys.ts';

/** Asks by which name the history speaks of the user. */
export function NameDialog() {
  const isOpen = useStore(commandSheet, ({ open }) => open === 'name');
  return (
    <Modal
      opened={isOpen}
      onClose={closeSheet}
      title="Your name in the history"
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isOpen ? <NameForm /> : null}
    </Modal>
  );
}

function NameForm() {
  const bridge = useBridge();
  const [name, setName] = useState(useUserName());
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => takeKeys(field.current), []);
  return (
    <form
      className="name-form"
      onSubmit={(event) => {
        event.preventDefault();
        void changeSettings(bridge, { userName: name.trim() });
        closeSheet();
      }}
    >
      <TextInput
        ref={field}
        label="Name"
        description="Each change is kept in the map's file with the name of who made it."
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit">Keep</Button>
    </form>
  );
}
