import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useBridge } from '../app/bridge-context.ts';
import { createMap } from './open-map-file.ts';

/** Asks for the title of a new, blank map. */
export function NewMapForm({ onClose }: { readonly onClose: () => void }) {
  const bridge = useBridge();
  const [title, setTitle] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // The form opens at a press of its button; what is typed next is the title.
  useEffect(() => input.current?.focus(), []);
  const [isTried, setTried] = useState(false);
  return (
    <form
      className="home-new"
      aria-label="New map"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (title.trim() !== '') void createMap(bridge, { type: 'blank', title: title.trim() });
      }}
    >
      <TextInput
        label="Title of the map"
        placeholder="Telehealth, US and France"
        ref={input}
        maxLength={200}
        value={title}
        error={
          isTried && title.trim() === '' ? 'Give it a title; it can be changed later.' : undefined
        }
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit">Create</Button>
      <Button variant="subtle" onClick={onClose}>
        Cancel
      </Button>
    </form>
  );
}
