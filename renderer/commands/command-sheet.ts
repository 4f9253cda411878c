import { createStore } from 'zustand/vanilla';

/** Which of the sheets over the window is open. */
export type Sheet = 'none' | 'palette' | 'help' | 'name';

export const commandSheet = createStore<{ readonly open: Sheet }>()(() => ({ open: 'none' }));

export const closeSheet = (): void => commandSheet.setState({ open: 'none' });
