/** What a window shows: a map by its name at the host, or undefined for the start screen. */
export type Shown<W> = { readonly window: W; readonly map: string | undefined };

export type WindowChoice<W> =
  | { readonly kind: 'raise'; readonly window: W }
  | { readonly kind: 'reuse'; readonly window: W }
  | { readonly kind: 'new' };

/**
 * Where a map that the system was told to open goes: to the window that has it, else to one that
 * shows the start screen, else to a new one. A window with another map is never taken away.
 */
export function windowForMap<W>(map: string, windows: readonly Shown<W>[]): WindowChoice<W> {
  const there = windows.find((each) => each.map === map);
  if (there) return { kind: 'raise', window: there.window };
  const free = windows.find((each) => each.map === undefined);
  return free ? { kind: 'reuse', window: free.window } : { kind: 'new' };
}
