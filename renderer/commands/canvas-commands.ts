import type { View } from '../app/session.ts';
import { askCanvas, canvasActions } from '../canvas/canvas-actions.ts';
import type { AppCommand } from './command-list.ts';

/** What can be done on the canvas, as commands: they go to the map and do it there. */
export const canvasCommands = (
  show: (view: View) => void,
  isReadOnly: boolean,
): readonly AppCommand[] =>
  canvasActions
    .filter(({ isEdit }) => !isEdit || !isReadOnly)
    .map(({ action, title, keys }) => ({
      id: `canvas-${action}`,
      title,
      group: 'Drawing',
      ...(keys === undefined ? {} : { keys }),
      run: () => {
        show('map');
        askCanvas(action);
      },
    }));
