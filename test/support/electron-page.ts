import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron as electron, type Page } from 'playwright-core';
import { chooseShell } from '#host/start/choose-shell.ts';
import { findElectron } from '#host/start/find-electron.ts';
import type { Application, StartOptions } from './browser-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Whether this machine can show a window of Electron, as `npm start` decides it. */
export const electronHere = chooseShell({
  platform: process.platform,
  environment: process.env,
  user: process.getuid?.(),
  electron: findElectron(path.join(ROOT, 'node_modules', 'electron'), process.env),
});

/** Starts the built program in real Electron, with maps, settings and profile of its own. */
export async function startInElectron({
  colorScheme = 'light',
}: StartOptions = {}): Promise<Application> {
  if (electronHere.shell === 'browser') throw new Error(electronHere.because);
  const folder = mkdtempSync(path.join(tmpdir(), 'domicile-e2e-'));
  const program = await electron.launch({
    executablePath: electronHere.binary,
    args: [ROOT, `--user-data-dir=${path.join(folder, 'profile')}`],
    colorScheme,
    env: {
      ...process.env,
      DOMICILE_WORKSPACE: path.join(folder, 'maps'),
      DOMICILE_SETTINGS: path.join(folder, 'settings'),
    },
  });
  const page = await program.firstWindow();
  const complaints: string[] = [];
  listen(page, complaints);
  await program.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  );
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.getByRole('heading', { name: 'Domicile' }).waitFor();
  return {
    page,
    complaints,
    async saved(act) {
      const file = path.join(folder, 'saved');
      rmSync(file, { force: true });
      await program.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, file);
      await act();
      while (!existsSync(file)) await page.waitForTimeout(50);
      return readFileSync(file);
    },
    async close() {
      await program.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}
