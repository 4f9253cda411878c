import { BrowserWindow, clipboard, dialog } from 'electron';
import type { Dialogs } from '#host/bridge/host.ts';
import { MAP_FILE_EXTENSION } from '#host/store/file-format.ts';
import { type Failure, failureWords } from '#shared/bridge/failures.ts';

const MAPS = { name: 'Maps', extensions: [MAP_FILE_EXTENSION.slice(1), 'json'] };
const JSON_TEXT = { name: 'JSON', extensions: ['json'] };
const PDF = { name: 'PDF', extensions: ['pdf'] };

/** The system's dialogs for files, in front of the window that asks. */
export const fileDialogs = (workspaceFolder: string): Dialogs => ({
  async chooseMap() {
    const options: Electron.OpenDialogOptions = {
      title: 'Open a map',
      defaultPath: workspaceFolder,
      filters: [MAPS],
      properties: ['openFile'],
    };
    const window = BrowserWindow.getFocusedWindow();
    const answer = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return answer.canceled ? undefined : answer.filePaths[0];
  },
  chooseJsonTarget: (fileName) => chooseTarget('Export as JSON', fileName, JSON_TEXT),
  choosePdfTarget: (fileName) => chooseTarget('Save the worksheet', fileName, PDF),
});

async function chooseTarget(
  title: string,
  fileName: string,
  filter: Electron.FileFilter,
): Promise<string | undefined> {
  const options = { title, defaultPath: fileName, filters: [filter] };
  const window = BrowserWindow.getFocusedWindow();
  const answer = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
}

/** Asks before a window goes whose last change is not on disk. @returns whether it may go */
export const mayLeaveUnsaved = (window: BrowserWindow): boolean =>
  dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'The last change is not saved yet.',
    detail: 'If you leave now, it is lost. Everything before it is safe in the file of the map.',
    buttons: ['Stay', 'Leave Without It'],
    defaultId: 0,
    cancelId: 0,
  }) === 1;

/** Says that the page of a window has ended. @returns whether it is to be loaded again */
export async function wantsReload(window: BrowserWindow, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'Domicile has stopped drawing this window.',
    detail: `This is a fault of the program (${reason}). What it had saved is safe in the file of the map.`,
    buttons: ['Reload', 'Close the Window'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** Says that the page of a window does not answer. @returns whether it is to be loaded again */
export async function wantsForcedReload(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'This window does not answer.',
    detail:
      'It may be busy for a while yet. What it had saved is safe in the file of the map; what was typed in the last moment may be lost if you reload.',
    buttons: ['Wait', 'Reload'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

/** Says why a file cannot be opened. */
export const tellRefusedFile = (fileName: string, code: Failure): void =>
  dialog.showErrorBox(`${fileName} cannot be opened`, failureWords(code));

/** Nothing is opened on the network; the address of a source can be taken along instead. */
export async function offerAddress(address: string): Promise<void> {
  if (!/^https?:/.test(address)) return;
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: 'Domicile opens nothing on the network.',
    detail: address,
    buttons: ['Copy the Address', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) await clipboard.writeText(address);
}
