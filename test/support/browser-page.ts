import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Host } from '#host/bridge/host.ts';
import { readAssets } from '#host/server/assets.ts';
import { type BrowserShell, startBrowserShell } from '#host/server/browser-shell.ts';

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
  readonly close: () => Promise<void>;
};

/**
 * Builds the interface into a folder of its own, so that tests that run beside each other may; in a
 * process of its own, since the test runner's NODE_ENV would make it the slow build for developers.
 */
async function buildInterface(folder: string) {
  const { NODE_ENV: _, ...env } = process.env;
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder], {
    cwd: ROOT,
    env,
  });
  const assets = await readAssets(folder);
  if (assets === undefined) throw new Error('the interface was not built');
  return assets;
}

export type StartOptions = { readonly colorScheme?: 'light' | 'dark' };

/** Builds the interface, starts host, server and browser, and opens the start screen. */
export async function startApplication(options: StartOptions = {}): Promise<Application> {
  const folder = mkdtempSync(path.join(tmpdir(), 'domicile-e2e-'));
  const assets = await buildInterface(path.join(folder, 'interface'));
  const host = new Host({
    shell: 'browser',
    version: '0.0.0',
    workspaceFolder: path.join(folder, 'maps'),
    settingsFolder: path.join(folder, 'settings'),
    examplesFolder: path.join(ROOT, 'assets', 'examples'),
    clock: () => new Date(),
  });
  const complaints: string[] = [];
  const shell = await startBrowserShell(host, assets, {
    port: 0,
    onBug: (error) => complaints.push(String(error)),
  });
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox'],
  });
  const page = await openPage(browser, shell, complaints, options.colorScheme ?? 'light');
  return {
    page,
    complaints,
    async close() {
      await browser.close();
      await shell.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(
  browser: Browser,
  shell: BrowserShell,
  complaints: string[],
  colorScheme: 'light' | 'dark',
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(shell.newAddress());
  await page.getByRole('heading', { name: 'Domicile' }).waitFor();
  return page;
}
