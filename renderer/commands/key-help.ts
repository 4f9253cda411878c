import { canvasActions } from '../canvas/canvas-actions.ts';

type KeyGroup = {
  readonly title: string;
  readonly keys: readonly (readonly [key: string, what: string])[];
};

/** The keys of the application, as the help lists them. */
export const keyHelp: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl/Cmd+K', 'All commands; find anything on the map'],
      ['?', 'This help'],
      ['Ctrl/Cmd+Z', 'Undo'],
      ['Ctrl/Cmd+Shift+Z', 'Redo'],
      ['Ctrl/Cmd+Shift+S', 'Export as JSON'],
      ['Alt+1 … Alt+5', 'Map, cohorts, vendors, organisation, worksheet'],
      ['F6', 'Next part of the window; Shift for the one before'],
      ['Escape', 'Close, or let go of the selection'],
    ],
  },
  {
    title: 'Palette and panels',
    keys: [
      ['/', 'Search the palette; Enter adds the first kind, Escape goes to the canvas'],
      ['Enter', 'Add the kind, open the finding, edit the field'],
      ['Arrow keys', 'On a divider: resize the panel'],
    ],
  },
  {
    title: 'Fields and tables',
    keys: [
      ['Enter or Space', 'Open the list of a field'],
      ['Type', 'Search in an open list'],
      ['Escape', 'Take back what was typed'],
      ['Ctrl/Cmd+Up, Down', 'The same column, the row above or below'],
    ],
  },
  {
    title: 'Drawing',
    keys: [
      ['Arrow keys', 'Choose the next card that way'],
      ['Shift+Arrow keys', 'Move what is chosen by 8 pixels'],
      ['C', 'Draw a hop: arrow keys choose its end, Enter draws it'],
      ['S', 'Send to a new node'],
      ['Enter', 'Go to the inspector'],
      ['Delete', 'Remove what is chosen'],
      ['Ctrl/Cmd+A', 'Choose all nodes'],
      ['Ctrl/Cmd+C, X, V', 'Copy, cut, paste; also between maps'],
    ],
  },
  {
    title: 'View and arrangement',
    keys: [
      ['+ and −', 'Zoom in and out'],
      ...canvasActions.flatMap(({ title, keys }): [string, string][] =>
        keys === undefined ? [] : [[keys, title]],
      ),
    ],
  },
];
