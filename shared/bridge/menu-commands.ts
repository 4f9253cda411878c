/** What a menu of the system may ask a window to do; the window runs its own command of that id. */
export const menuCommands = [
  'new-map',
  'open',
  'home',
  'export',
  'name',
  'undo',
  'redo',
  'palette',
  'show-map',
  'show-cohorts',
  'show-vendors',
  'show-organisation',
  'show-worksheet',
  'theme-system',
  'theme-light',
  'theme-dark',
  'help',
] as const;
export type MenuCommand = (typeof menuCommands)[number];
