import type { ClipboardEvent } from 'react';
import { isTyping } from '../commands/use-shortcuts.ts';
import type { CanvasEdits } from './canvas-edits.ts';
import type { Drawing } from './drawing.ts';

/** Copy, cut and paste of what is chosen, as text: between maps, windows and messages. */
export function useClipboard(edits: CanvasEdits, drawingNow: () => Drawing, isReadOnly: boolean) {
  const copy = (event: ClipboardEvent): void => {
    if (isTyping(event.target) || edits.chosen().length === 0) return;
    event.clipboardData.setData('text/plain', edits.copied());
    event.preventDefault();
    if (event.type === 'cut' && !isReadOnly) edits.remove();
  };
  return {
    onCopy: copy,
    onCut: copy,
    onPaste(event: ClipboardEvent): void {
      if (isTyping(event.target) || isReadOnly) return;
      edits.paste(event.clipboardData.getData('text/plain'), drawingNow().positions);
    },
  };
}
