import { createStore } from 'zustand/vanilla';

/** Whether the start screen asks for the title of a new map; a menu may ask for it as well. */
export const newMapForm = createStore<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export const showNewMapForm = (isOpen: boolean): void => newMapForm.setState({ isOpen });
