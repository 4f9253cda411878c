import { createStore } from 'zustand/vanilla';

/** Something to be said once: what went wrong and what to do, or what was done. */
export type Notice = {
  readonly id: number;
  readonly kind: 'problem' | 'done';
  readonly text: string;
  /** Further lines, such as the places of a file that are wrong. */
  readonly details?: readonly string[];
  /** What can be done about it at once. */
  readonly action?: { readonly label: string; readonly run: () => void };
};

export const noticeStore = createStore<{ readonly notices: readonly Notice[] }>()(() => ({
  notices: [],
}));

let next = 1;
const SHOWN = 3;

/** Shows a notice; the same text is not shown twice at once. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const { notices } = noticeStore.getState();
  const others = notices.filter(({ text }) => text !== notice.text);
  noticeStore.setState({ notices: [...others, { ...notice, id: next }].slice(-SHOWN) });
  next += 1;
}

export function dismiss(id: number): void {
  const { notices } = noticeStore.getState();
  noticeStore.setState({ notices: notices.filter((notice) => notice.id !== id) });
}
