import { useEffect } from 'react';
import { useSessionStore, views } from '../app/session.ts';
import { inspectNow } from '../inspector/inspected-now.ts';
import { runCommand } from './command-list.ts';
import { closeSheet, commandSheet } from './command-sheet.ts';
import { hasOwnUndo } from './own-undo.ts';
import { focusNextPart } from './window-parts.ts';

/** Whether keys are being typed into something. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** The keys that work everywhere while a map is open. */
export function useShortcuts(): void {
  const session = useSessionStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (handle(event)) event.preventDefault();
    };
    const handle = (event: KeyboardEvent): boolean => {
      const { key, code, altKey, shiftKey } = event;
      const isCommand = event.ctrlKey || event.metaKey;
      const letter = key.toLowerCase();
      const state = session.getState();
      if (isCommand && letter === 'k') {
        if (commandSheet.getState().open === 'palette') closeSheet();
        else commandSheet.setState({ open: 'palette' });
        return true;
      }
      if (commandSheet.getState().open !== 'none') return false;
      if (isCommand && (letter === 'z' || letter === 'y') && !hasOwnUndo(event.target)) {
        if (letter === 'y' || shiftKey) state.redo();
        else state.undo();
        return true;
      }
      if (isCommand && shiftKey && letter === 's') return runCommand('export');
      if (key === 'F6') {
        inspectNow(state.selection);
        return focusNextPart(shiftKey ? -1 : 1);
      }
      // By the key's place: with Alt a Mac writes another letter.
      const digit = altKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined;
      const view = views[Number(digit) - 1];
      if (view !== undefined) {
        state.show(view);
        return true;
      }
      if (isCommand || altKey || isTyping(event.target)) return false;
      if (key === '?') commandSheet.setState({ open: 'help' });
      else if (key === '/') return focusPaletteSearch();
      else if (key === 'Escape' && state.focusedFinding !== undefined)
        state.focusFinding(undefined);
      else return false;
      return true;
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session]);
}

function focusPaletteSearch(): boolean {
  // In a narrow window the palette is folded: then its button is there instead.
  const search =
    document.querySelector<HTMLElement>('[data-palette-search]') ??
    document.querySelector<HTMLElement>('nav[aria-label="Palette"] button');
  search?.focus();
  return search !== null;
}
