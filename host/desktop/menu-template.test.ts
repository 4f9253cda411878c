import { describe, expect, test } from 'vitest';
import { menuCommands } from '#shared/bridge/menu-commands.ts';
import { isCommandThere, type MenuEntry, type MenuState, menuTemplate } from './menu-template.ts';

const platforms = ['darwin', 'win32', 'linux'] as const;
const of = (state: Partial<MenuState>): readonly MenuEntry[] =>
  menuTemplate({ platform: 'linux', theme: 'system', hasMap: true, hasTools: false, ...state });

const flat = (entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.flatMap((entry) => (entry.kind === 'menu' ? [entry, ...flat(entry.entries)] : [entry]));
const titles = (entries: readonly MenuEntry[]) =>
  entries.map((entry) => ('label' in entry ? entry.label : entry.kind));
const roles = (entries: readonly MenuEntry[]) =>
  flat(entries).flatMap((entry) => (entry.kind === 'role' ? [entry.role] : []));

test('on macOS the program has a menu of its own, and no letters are underlined', () => {
  const menu = of({ platform: 'darwin' });
  expect(titles(menu)).toEqual(['Domicile', 'File', 'Edit', 'View', 'Window', 'Help']);
  const [program, file] = menu;
  expect(program?.kind === 'menu' ? roles(program.entries) : []).toEqual([
    'about',
    'services',
    'hide',
    'hideOthers',
    'unhide',
    'quit',
  ]);
  expect(file?.kind === 'menu' ? roles(file.entries) : []).toEqual([
    'recentDocuments',
    'clearRecentDocuments',
    'close',
  ]);
});

test.each(['win32', 'linux'] as const)(
  'on %s, File ends with Quit and Help with About',
  (platform) => {
    const menu = of({ platform });
    expect(titles(menu)).toEqual(['&File', '&Edit', '&View', '&Window', '&Help']);
    const [file] = menu;
    expect(file?.kind === 'menu' ? file.entries.at(-1) : undefined).toMatchObject({ role: 'quit' });
    const help = menu.at(-1);
    expect(help?.kind === 'menu' ? help.entries.at(-1) : undefined).toMatchObject({
      role: 'about',
    });
    expect(roles(menu)).not.toContain('services');
    expect(roles(menu)).not.toContain('recentDocuments');
  },
);

describe.each(platforms)('on %s', (platform) => {
  const entries = flat(of({ platform }));

  test('every command is in the menu, once', () => {
    const found = entries.flatMap((entry) => (entry.kind === 'command' ? [entry.command] : []));
    expect(found.toSorted()).toEqual([...menuCommands].toSorted());
  });

  test('no keys stand for two things', () => {
    const keys = entries.flatMap((entry) => ('keys' in entry ? (entry.keys ?? []) : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('CmdOrCtrl+Shift+S');
  });

  test('no two lines stand together, and no menu begins or ends with one', () => {
    for (const entry of entries) {
      if (entry.kind !== 'menu') continue;
      const kinds = ['line', ...entry.entries.map(({ kind }) => kind), 'line'];
      expect(kinds.join(' ')).not.toContain('line line');
      expect(entry.entries.length).toBeGreaterThan(0);
    }
  });
});

test.each(['system', 'light', 'dark'] as const)('the appearance %s is the one marked', (theme) => {
  const marked = flat(of({ theme })).flatMap((entry) =>
    entry.kind === 'command' && entry.isChosen === true ? [entry.command] : [],
  );
  expect(marked).toEqual([`theme-${theme}`]);
});

test('tools for developers are offered where they are there only', () => {
  expect(roles(of({ hasTools: true }))).toContain('toggleDevTools');
  expect(roles(of({ hasTools: false }))).not.toContain('toggleDevTools');
});

test('without a map there is what leads to one, and how all of it looks', () => {
  const there = menuCommands.filter((command) => isCommandThere(command, { hasMap: false }));
  expect(there).toEqual(['new-map', 'open', 'home', 'theme-system', 'theme-light', 'theme-dark']);
  expect(menuCommands.every((command) => isCommandThere(command, { hasMap: true }))).toBe(true);
});
