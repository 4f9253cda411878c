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
      ['Alt+1 … Alt+4', 'Map, cohorts, vendors, organisation'],
      ['F6', 'Next part of the window; Shift for the one before'],
      ['Escape', 'Close, or let go of the selection'],
    ],
  },
  {
    title: 'Palette and panels',
    keys: [
      ['/', 'Search the palette; Enter adds the first kind'],
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
];
