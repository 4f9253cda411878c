import type { MenuCommand } from '#shared/bridge/menu-commands.ts';
import type { Settings } from '#shared/bridge/contract.ts';

/** What the system does by itself. */
type Role =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'reload'
  | 'toggleDevTools'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'recentDocuments'
  | 'clearRecentDocuments';

export type MenuEntry =
  | { readonly kind: 'line' }
  | { readonly kind: 'role'; readonly role: Role; readonly label?: string }
  | {
      /** Run by the page of the window, the same as by its button or key. */
      readonly kind: 'command';
      readonly label: string;
      readonly command: MenuCommand;
      readonly keys?: string;
      /** The page listens to the keys itself, and the menu only shows them. */
      readonly isPageKey?: boolean;
      /** One of several, and whether it is the one. */
      readonly isChosen?: boolean;
    }
  | { readonly kind: 'new-window'; readonly label: string; readonly keys: string }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly MenuEntry[] };

export type MenuState = {
  readonly platform: NodeJS.Platform;
  readonly theme: Settings['theme'];
  /** Whether the window that has the focus shows a map. */
  readonly hasMap: boolean;
  /** Whether the tools for developers are offered; never in a package. */
  readonly hasTools: boolean;
};

const WITHOUT_MAP: readonly MenuCommand[] = [
  'new-map',
  'open',
  'home',
  'theme-system',
  'theme-light',
  'theme-dark',
];

/** Whether a command can be run now: most are about the map that is shown. */
export const isCommandThere = (id: MenuCommand, { hasMap }: Pick<MenuState, 'hasMap'>): boolean =>
  hasMap || WITHOUT_MAP.includes(id);

const line: MenuEntry = { kind: 'line' };
const role = (name: Role, label?: string): MenuEntry => ({
  kind: 'role',
  role: name,
  ...(label !== undefined && { label }),
});
const command = (
  id: MenuCommand,
  label: string,
  more: { keys?: string; isPageKey?: boolean; isChosen?: boolean } = {},
): MenuEntry => ({ kind: 'command', command: id, label, ...more });

/** The menu bar as the platform has it: on macOS the program's own menu first, and no Quit in File. */
export function menuTemplate(state: MenuState): readonly MenuEntry[] {
  const isMac = state.platform === 'darwin';
  const menu = (label: string, entries: readonly MenuEntry[]): MenuEntry => ({
    kind: 'menu',
    // The letter to press with Alt, which macOS does not have.
    label: isMac ? label : `&${label}`,
    entries,
  });
  return [
    ...(isMac ? [menu('Domicile', programEntries)] : []),
    menu('File', fileEntries(isMac)),
    menu('Edit', editEntries(isMac)),
    menu('View', viewEntries(state)),
    menu('Window', windowEntries(isMac)),
    menu('Help', helpEntries(isMac)),
  ];
}

const programEntries: readonly MenuEntry[] = [
  role('about'),
  line,
  command('name', 'Your Name in the History…'),
  line,
  role('services'),
  line,
  role('hide'),
  role('hideOthers'),
  role('unhide'),
  line,
  role('quit'),
];

const fileEntries = (isMac: boolean): readonly MenuEntry[] => [
  command('new-map', 'New Map…', { keys: 'CmdOrCtrl+N' }),
  { kind: 'new-window', label: 'New Window', keys: 'CmdOrCtrl+Shift+N' },
  command('open', 'Open…', { keys: 'CmdOrCtrl+O' }),
  // Elsewhere the system shows them at the program's icon, and the start screen lists them.
  ...(isMac
    ? [
        {
          kind: 'menu',
          label: 'Open Recent',
          entries: [role('recentDocuments'), line, role('clearRecentDocuments')],
        } as const,
      ]
    : []),
  command('home', 'All Maps'),
  line,
  command('export', 'Export as JSON…', { keys: 'CmdOrCtrl+Shift+S', isPageKey: true }),
  ...(isMac ? [] : [line, command('name', 'Your Name in the History…')]),
  line,
  role('close'),
  ...(isMac ? [] : [role('quit')]),
];

const editEntries = (isMac: boolean): readonly MenuEntry[] => [
  command('undo', 'Undo', { keys: 'CmdOrCtrl+Z', isPageKey: true }),
  command('redo', 'Redo', { keys: isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y', isPageKey: true }),
  line,
  role('cut'),
  role('copy'),
  role('paste'),
  line,
  role('selectAll'),
];

const viewEntries = ({ theme, hasTools }: MenuState): readonly MenuEntry[] => [
  command('palette', 'All Commands…', { keys: 'CmdOrCtrl+K', isPageKey: true }),
  line,
  command('show-map', 'Map', { keys: 'Alt+1', isPageKey: true }),
  command('show-cohorts', 'Cohorts and Routing', { keys: 'Alt+2', isPageKey: true }),
  command('show-vendors', 'Vendors and Agreements', { keys: 'Alt+3', isPageKey: true }),
  command('show-organisation', 'Organisation and Evidence', { keys: 'Alt+4', isPageKey: true }),
  command('show-worksheet', 'Worksheet', { keys: 'Alt+5', isPageKey: true }),
  line,
  {
    kind: 'menu',
    label: 'Appearance',
    entries: [
      command('theme-system', 'As the System', { isChosen: theme === 'system' }),
      command('theme-light', 'Light', { isChosen: theme === 'light' }),
      command('theme-dark', 'Dark', { isChosen: theme === 'dark' }),
    ],
  },
  line,
  role('resetZoom'),
  role('zoomIn'),
  role('zoomOut'),
  role('togglefullscreen'),
  line,
  role('reload'),
  ...(hasTools ? [role('toggleDevTools')] : []),
];

const windowEntries = (isMac: boolean): readonly MenuEntry[] => [
  role('minimize'),
  ...(isMac ? [role('zoom'), line, role('front')] : []),
];

const helpEntries = (isMac: boolean): readonly MenuEntry[] => [
  command('help', 'Keyboard Help'),
  ...(isMac ? [] : [line, role('about', 'About Domicile')]),
];
