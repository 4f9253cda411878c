import { Modal } from '@mantine/core';
import { useStore } from 'zustand';
import { closeSheet, commandSheet } from './command-sheet.ts';
import { keyHelp } from './key-help.ts';
import { keyWords } from './key-words.ts';

/** All keys, by where they work. */
export function KeyboardHelp() {
  const isOpen = useStore(commandSheet, ({ open }) => open === 'help');
  return (
    <Modal
      opened={isOpen}
      onClose={closeSheet}
      title="Keyboard"
      size={860}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="keys">
        {keyHelp.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="d-caps">{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key} className="keys-row">
                  <dt>
                    <kbd>{keyWords(key)}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
