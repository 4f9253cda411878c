import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startApplication } from '#test/support/browser-page.ts';
import { type AppState, appStates, type Stage } from './app-states.ts';
import { shrinkPng } from './shrink-png.ts';
import { zoomedStates } from './zoomed-states.ts';

const FOLDER = fileURLToPath(new URL('../docs/screens/app/', import.meta.url));
/** All clocks stand at this moment, so that the same program gives the same pictures. */
const NOW = new Date('2026-11-22T10:00:00Z');
/** Without a graphics card Chromium cuts small text where two tiles of a page meet: one is the page. */
const ONE_TILE = ['--default-tile-width=4096', '--default-tile-height=4096'];
const SIZES = [
  { name: '1280x800', viewport: { width: 1280, height: 800 }, states: appStates },
  // A window of 1280×800 has this many CSS pixels at 200 %.
  { name: '200-percent', viewport: { width: 640, height: 400 }, states: zoomedStates },
  { name: '1920x1080', viewport: { width: 1920, height: 1080 }, states: appStates },
] as const;

/** The picture once two in a row are the same: nothing is drawn, measured or evaluated any more. */
async function settled(page: Page): Promise<Buffer> {
  let before = await page.screenshot({ animations: 'disabled' });
  for (let tries = 0; tries < 20; tries += 1) {
    await page.waitForTimeout(100);
    const now = await page.screenshot({ animations: 'disabled' });
    if (before.equals(now)) return now;
    before = now;
  }
  throw new Error('the page does not come to rest');
}

/** Takes a state in light and dark. */
async function picture([name, reach]: AppState, size: string, stage: Stage): Promise<void> {
  const { page } = stage;
  await reach(stage);
  // The pointer rests where nothing answers to it.
  await page.mouse.move(0, 0);
  await save(await settled(page), `${name}-${size}-light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(200);
  await save(await page.screenshot({ animations: 'disabled' }), `${name}-${size}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

const save = (png: Buffer, name: string): Promise<void> =>
  writeFile(path.join(FOLDER, `${name}.png`), shrinkPng(png));

// One size alone, and of that from one state on: `node bench/app-screens.ts 1280x800 cohorts`.
const [only, from] = process.argv.slice(2);
if (only === undefined) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const { name: size, viewport, states } of SIZES) {
  if (only !== undefined && only !== size) continue;
  const folder = mkdtempSync(path.join(tmpdir(), 'domicile-screens-'));
  const application = await startApplication({ viewport, now: NOW, folder, flags: ONE_TILE });
  application.page.setDefaultTimeout(60_000);
  try {
    const first = Math.max(
      0,
      states.findIndex(([name]) => name === from),
    );
    for (const [at, state] of states.entries()) {
      process.stdout.write(`${state[0]} ${size}\n`);
      const stage = { ...application, maps: path.join(folder, 'maps') };
      if (at < first) await state[1](stage);
      else await picture(state, size, stage);
    }
  } finally {
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
const files = readdirSync(FOLDER);
const total = files.reduce((sum, file) => sum + statSync(path.join(FOLDER, file)).size, 0);
process.stdout.write(`${files.length} images, ${(total / 1_000_000).toFixed(1)} MB in ${FOLDER}\n`);
