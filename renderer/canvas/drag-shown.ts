import { createStore, type StoreApi } from 'zustand';
import type { Moved } from './canvas-edits.ts';
import type { Guide } from './guides.ts';

/** The band, and the part of it, into which something is being dropped. */
type Target = { readonly band: string; readonly plot: string | undefined };

/** What is shown besides the cards while some are moved. */
export type DragShown = {
  readonly target: Target | undefined;
  /** The lines that what is moved shares with its neighbours. */
  readonly guides: readonly Guide[];
  /** The card that alone is moved, where the pointer has it, or had it until it is drawn there. */
  readonly alone: Moved | undefined;
};

/** It changes at every step of the pointer: only what shows it is drawn again. */
export type DragStore = StoreApi<DragShown>;

export const NO_GUIDES: readonly Guide[] = [];

export const createDragStore = (): DragStore =>
  createStore<DragShown>()(() => ({ target: undefined, guides: NO_GUIDES, alone: undefined }));
