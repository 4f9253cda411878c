import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** Draws the icons of the package from the one drawing of the interface, in a real browser. */
const root = path.resolve(import.meta.dirname, '..');
const drawing = readFileSync(path.join(root, 'renderer', 'public', 'app-icon.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const size of [512, 1024]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`,
  );
  const file = path.join(root, 'assets', 'icons', `${size}x${size}.png`);
  await page.screenshot({ path: file, omitBackground: true });
}
await browser.close();
