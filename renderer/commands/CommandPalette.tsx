import { Modal } from '@mantine/core';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session.ts';
import { filterOptions } from '../ui/picker-options.ts';
import { useAppCommands } from './app-commands.ts';
import { closeSheet, commandSheet } from './command-sheet.ts';
import { elementCommands } from './element-commands.ts';
import { keyWords } from './key-words.ts';
import { takeKeys } from './take-keys.ts';

/** Everything that can be done and everything on the map, found by typing. */
export function CommandPalette() {
  const isOpen = useStore(commandSheet, ({ open }) => open === 'palette');
  return (
    <Modal.Root
      opened={isOpen}
      onClose={closeSheet}
      padding={0}
      yOffset="12vh"
      centered={false}
      size={560}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="All commands">
        <Modal.Body>{isOpen ? <Finder /> : null}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder() {
  const commands = useAppCommands();
  const map = useSession((session) => session.map);
  const select = useSession((session) => session.select);
  const show = useSession((session) => session.show);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => takeKeys(input.current), []);
  const all = useMemo(
    () => [...commands, ...elementCommands(map, select, show)],
    [commands, map, select, show],
  );
  const found = useMemo(() => {
    const byId = new Map(all.map((command) => [command.id, command]));
    const options = all.map(({ id, title, group }) => ({ value: id, words: title, detail: group }));
    return filterOptions(options, query).flatMap(({ value }) => byId.get(value) ?? []);
  }, [all, query]);
  const at = Math.min(active, found.length - 1);
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(to, found.length - 1));
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const run = (index: number): void => {
    closeSheet();
    found[index]?.run();
  };
  return (
    <div className="finder">
      <input
        ref={input}
        className="finder-input"
        data-autofocus
        role="combobox"
        aria-label="What do you want to do?"
        aria-expanded="true"
        aria-controls="finder-list"
        aria-activedescendant={found.length === 0 ? undefined : `finder-${at}`}
        placeholder="Type a command, or the name of anything on the map"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: found.length - 1 }[
            event.key
          ];
          if (step !== undefined) {
            event.preventDefault();
            move(step);
          } else if (event.key === 'Enter') {
            // Else it would also submit the form that the command opens.
            event.preventDefault();
            run(at);
          }
        }}
      />
      <div
        ref={list}
        id="finder-list"
        className="finder-list d-scroll"
        role="listbox"
        aria-label="Commands"
      >
        {found.map(({ id, title, group, keys }, index) => (
          <div
            key={id}
            id={`finder-${index}`}
            className="finder-item"
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setActive(index)}
            onClick={() => run(index)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') run(index);
            }}
            tabIndex={-1}
          >
            <span>{title}</span>
            <span className="d-muted d-small">{keys === undefined ? group : keyWords(keys)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="finder-empty">Nothing matches.</p> : null}
    </div>
  );
}
