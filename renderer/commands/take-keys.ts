import { commandSheet } from './command-sheet.ts';

/**
 * Takes the keys for a field of a dialog at once, and holds them in the dialog: the dialog would take
 * them a task later, and a list that was just closed gives them back to its field a task later; what is
 * typed before would be lost. Gives how to give them back to who had or asked for them last, unless
 * another dialog has them.
 */
export function takeKeys(field: HTMLElement | null): () => void {
  const dialog = field?.closest('[role="dialog"]');
  const isWithin = (node: EventTarget | null): boolean =>
    node instanceof Node && dialog?.contains(node) === true;
  let before: EventTarget | null = document.activeElement;
  const hold = ({ target }: FocusEvent): void => {
    if (isWithin(target)) return;
    before = target;
    field?.focus();
  };
  field?.focus();
  document.addEventListener('focusin', hold);
  return () => {
    document.removeEventListener('focusin', hold);
    const now = document.activeElement;
    const isFree = isWithin(now) || now === document.body;
    if (commandSheet.getState().open === 'none' && isFree && before instanceof HTMLElement)
      before.focus({ preventScroll: true });
  };
}
