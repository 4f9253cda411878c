/** Text fields have an undo of their own, for what has not been written to the map yet. */
export const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement &&
  target.type === 'text' &&
  target.dataset['dirty'] === 'true';
