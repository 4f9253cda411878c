import { flushSync } from 'react-dom';
import { createStore } from 'zustand/vanilla';
import type { Subject } from '#shared/evaluate/finding.ts';

/** The selection whose fields somebody goes to, and which can therefore not be drawn later. */
export const inspectedNow = createStore<{ readonly selection: readonly Subject[] | undefined }>()(
  () => ({ selection: undefined }),
);

/** Draws the fields of what is selected before it returns, so that keys do not reach those of others. */
export function inspectNow(selection: readonly Subject[]): void {
  flushSync(() => inspectedNow.setState({ selection }));
}
