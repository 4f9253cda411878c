import { useEffect } from 'react';

/** Something the user can do, by the palette, a menu or a key. */
export type AppCommand = {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** As the key is written for people. */
  readonly keys?: string;
  readonly isInMenu?: boolean;
  readonly run: () => void;
};

const offered = new Set<readonly AppCommand[]>();

/** Offers commands by their id while the component is shown. */
export function useOffered(commands: readonly AppCommand[]): void {
  useEffect(() => {
    offered.add(commands);
    return () => {
      offered.delete(commands);
    };
  }, [commands]);
}

/**
 * Runs a command by its id, as a menu or a key asks for it.
 * @returns whether the screen that is shown has it
 */
export function runCommand(id: string): boolean {
  const command = [...offered].flat().find((each) => each.id === id);
  command?.run();
  return command !== undefined;
}
