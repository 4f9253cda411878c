import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { Host } from '#host/bridge/host.ts';
import { readAssets } from '#host/server/assets.ts';
import { type BrowserShell, startBrowserShell } from '#host/server/browser-shell.ts';
import { findProgram } from '#host/server/program-folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where systems put Chromium; CHROMIUM_PATH names another place. */
const CHROMIUM = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file !== '' && existsSync(file));

/** Whether there is a browser to test in. */
export const hasBrowser = CHROMIUM !== undefined;

/** The whole application: the real host with a workspace of its own, and a real browser. */
export type Application = {
  readonly page: Page;
  /** What the browser complained of: refused by the content policy, thrown, not found. */
  readonly complaints: readonly string[];
  /** Does something that saves a file, and gives its bytes; the dialog of the system is answered. */
  readonly saved: (act: () => Promise<unknown>) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

export type StartOptions = { readonly colorScheme?: 'light' | 'dark' };

/** What only the browser can be given. */
type BrowserStart = StartOptions & {
  /** In CSS pixels. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The moment at which the clocks of host and page stand; without it they go. */
  readonly now?: Date;
  /** Where maps and settings are, left there at the end; without it a folder that goes with it. */
  readonly folder?: string;
  /** Options of the browser's command line. */
  readonly flags?: readonly string[];
};

/** The application in a browser, where more can be tried than in a window of its own. */
export type BrowserApplication = Application & {
  /** Opens the start screen in another tab of the same browser. */
  readonly openTab: () => Promise<Page>;
  /** Ends browser and host, and starts both anew over the same files. */
  readonly restart: () => Promise<BrowserApplication>;
};

/** Starts host, server and browser on the interface as built, and opens the start screen. */
export async function startApplication(options: BrowserStart = {}): Promise<BrowserApplication> {
  return startIn(options.folder ?? mkdtempSync(path.join(tmpdir(), 'domicile-e2e-')), options);
}

async function startIn(folder: string, options: BrowserStart): Promise<BrowserApplication> {
  const assets = await readAssets(path.join(ROOT, 'dist', 'renderer'));
  if (assets === undefined) throw new Error('the interface was not built');
  const host = new Host({
    shell: 'browser',
    version: findProgram(import.meta.dirname).version,
    workspaceFolder: path.join(folder, 'maps'),
    settingsFolder: path.join(folder, 'settings'),
    examplesFolder: path.join(ROOT, 'assets', 'examples'),
    clock: () => options.now ?? new Date(),
  });
  const complaints: string[] = [];
  const shell = await startBrowserShell(host, assets, {
    port: 0,
    onBug: (error) => complaints.push(String(error)),
  });
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox', ...(options.flags ?? [])],
  });
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  if (options.now !== undefined) await context.clock.setFixedTime(options.now);
  const end = async (): Promise<void> => {
    await browser.close();
    await shell.close();
  };
  const page = await openPage(context, shell, complaints);
  return {
    page,
    complaints,
    async saved(act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      return readFileSync(await download.path());
    },
    openTab: async () => openPage(context, shell, complaints),
    async restart() {
      await end();
      return startIn(folder, options);
    },
    async close() {
      await end();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(
  context: BrowserContext,
  shell: BrowserShell,
  complaints: string[],
): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(shell.newAddress());
  await page.getByRole('heading', { name: 'Domicile' }).waitFor();
  return page;
}
