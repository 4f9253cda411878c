import { Menu, type MenuItemConstructorOptions } from 'electron';
import {
  isCommandThere,
  type MenuEntry,
  type MenuState,
  menuTemplate,
} from '#host/desktop/menu-template.ts';
import type { MenuCommand } from '#shared/bridge/menu-commands.ts';

type MenuActions = {
  /** Runs a command in the window that has the focus. */
  readonly run: (command: MenuCommand) => void;
  readonly openWindow: () => void;
};

/** Shows the menu bar, or shows it anew after something in it has changed. */
export function showMenu(state: MenuState, actions: MenuActions): void {
  const entries = menuTemplate(state).map((entry) => toItem(entry, state, actions));
  Menu.setApplicationMenu(Menu.buildFromTemplate(entries));
}

function toItem(
  entry: MenuEntry,
  state: MenuState,
  actions: MenuActions,
): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'line':
      return { type: 'separator' };
    case 'role':
      return { role: entry.role, ...(entry.label !== undefined && { label: entry.label }) };
    case 'menu':
      return {
        label: entry.label,
        submenu: entry.entries.map((each) => toItem(each, state, actions)),
      };
    case 'new-window':
      return { label: entry.label, accelerator: entry.keys, click: () => actions.openWindow() };
    case 'command':
      return {
        id: entry.command,
        label: entry.label,
        enabled: isCommandThere(entry.command, state),
        click: () => actions.run(entry.command),
        ...(entry.keys !== undefined && { accelerator: entry.keys }),
        ...(entry.isPageKey === true && { registerAccelerator: false }),
        ...(entry.isChosen !== undefined && { type: 'radio', checked: entry.isChosen }),
      };
  }
}

/** What is done with text, on the other button of the mouse. */
export function showTextMenu(params: Electron.ContextMenuParams): void {
  const { isEditable, editFlags, selectionText } = params;
  if (!isEditable && selectionText === '') return;
  const edits: MenuItemConstructorOptions[] = isEditable
    ? [
        { role: 'cut', enabled: editFlags.canCut },
        { role: 'copy', enabled: editFlags.canCopy },
        { role: 'paste', enabled: editFlags.canPaste },
        { role: 'selectAll', enabled: editFlags.canSelectAll },
      ]
    : [{ role: 'copy' }];
  Menu.buildFromTemplate(edits).popup();
}
