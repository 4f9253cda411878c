import path from 'node:path';
import { app, dialog, nativeTheme, session } from 'electron';
import { Host } from '#host/bridge/host.ts';
import { filesToOpen } from '#host/desktop/files-to-open.ts';
import { WindowPlaces } from '#host/desktop/window-place.ts';
import { readAssets } from '#host/server/assets.ts';
import { findProgram } from '#host/server/program-folder.ts';
import { settingsFolder, workspaceFolder } from '#host/server/user-folders.ts';
import type { Settings } from '#shared/bridge/contract.ts';
import { DesktopWindows } from './desktop-windows.ts';
import { fileDialogs, offerAddress } from './dialogs.ts';
import { showMenu } from './menu.ts';
import { confinePages } from './security/navigation.ts';
import { secureSession } from './security/session.ts';
import { secureProgram } from './security/switches.ts';

const NOT_BUILT = 2;

const { folder, version } = findProgram(import.meta.dirname);
const settings = settingsFolder(process.env);
const workspace = workspaceFolder(process.env);
const hasTools = !app.isPackaged;

/** Files that the system names before there is anything to open them with. */
const waiting = filesToOpen(process.argv.slice(1), process.cwd());
let openFile = (file: string): void => void waiting.push(file);
let raise = (): void => undefined;

function start(): void {
  const places = new WindowPlaces(settings);
  const host = new Host({
    shell: 'electron',
    version,
    workspaceFolder: workspace,
    settingsFolder: settings,
    examplesFolder: path.join(folder, 'assets', 'examples'),
    clock: () => new Date(),
    dialogs: fileDialogs(workspace),
    onMapOpened: (file) => app.addRecentDocument(file),
    onSettings: (changed) => applySettings(changed),
  });
  const refreshMenu = (): void => {
    const { theme } = host.preferences.settings;
    showMenu(
      { platform: process.platform, theme, hasMap: windows.hasMap, hasTools },
      { run: (command) => windows.run(command), openWindow: () => windows.open() },
    );
  };
  const windows = new DesktopWindows(host, places, hasTools, refreshMenu);
  const applySettings = ({ theme }: Settings): void => {
    nativeTheme.themeSource = theme;
    refreshMenu();
  };
  applySettings(host.preferences.settings);

  openFile = (file) => void windows.openFile(file);
  raise = () => windows.raise();
  if (waiting.length === 0) windows.open();
  for (const file of waiting) openFile(file);
  app.on('activate', () => {
    if (windows.count === 0) windows.open();
  });
  app.on('window-all-closed', () => {
    // On macOS a program goes on without windows, as its menu does.
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    host.close();
    void places.written().then(() => app.exit());
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.quit());
}

async function run(): Promise<void> {
  await app.whenReady();
  const assets = await readAssets(path.join(folder, 'dist', 'renderer'));
  if (!assets) {
    dialog.showErrorBox('Domicile is not built', 'Run "npm run prepare", then start again.');
    app.exit(NOT_BUILT);
    return;
  }
  await secureSession(session.defaultSession, assets, hasTools);
  start();
}

app.setName('Domicile');
app.setAppUserModelId('app.domicile');
app.setAboutPanelOptions({
  applicationName: 'Domicile',
  applicationVersion: version,
  copyright: 'Apache-2.0. Engineering guidance, not legal advice.',
});
secureProgram();
confinePages((address) => void offerAddress(address));
app.on('open-file', (event, file) => {
  event.preventDefault();
  openFile(file);
});
app.on('second-instance', (_event, args, from) => {
  const files = filesToOpen(args.slice(1), from);
  if (files.length === 0) raise();
  for (const file of files) openFile(file);
});
if (app.requestSingleInstanceLock()) void run();
else app.quit();
