import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { mapHash } from '#shared/map/canonical.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BrowserApplication,
  hasBrowser,
  startApplication,
} from '#test/support/browser-page.ts';

const EXAMPLE = new URL('../../assets/examples/small-clinic.json', import.meta.url);

const counts = async (page: Page): Promise<string> =>
  (await page.locator('.saved-line').textContent()) ?? '';

/** Drops a text on the window, as a file from another program. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ title, text }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], title, { type: 'application/json' }));
      return data;
    },
    { title: name, text: content },
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

async function addKind(page: Page, kind: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Palette' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type(kind);
  await page.keyboard.press('Enter');
}

describe.skipIf(!hasBrowser)('tabs and files', () => {
  let application: BrowserApplication | undefined;
  const app = (): BrowserApplication => {
    if (application === undefined) throw new Error('the application did not start');
    return application;
  };

  beforeAll(async () => {
    application = await startApplication();
  }, 120_000);
  afterAll(async () => application?.close());

  it('two tabs on one map converge', async () => {
    const { page, openTab } = app();
    await page.getByRole('button', { name: 'New map' }).click();
    await page.getByLabel('Title of the map').fill('Together');
    await page.getByRole('button', { name: 'Create' }).click();
    await addKind(page, 'database');
    await expect.poll(() => counts(page)).toContain('1 node');

    const other = await openTab();
    await other.getByRole('button', { name: /^Together/ }).click();
    await expect.poll(() => counts(other)).toContain('1 node');
    await Promise.all([addKind(page, 'queue'), addKind(other, 'cache')]);
    for (const tab of [page, other]) await expect.poll(() => counts(tab)).toContain('3 nodes');

    // Undo takes back one's own edit, not the last one.
    await other.getByRole('button', { name: 'Undo' }).click();
    for (const tab of [page, other]) await expect.poll(() => counts(tab)).toContain('2 nodes');
    await page.locator('.react-flow__node').filter({ hasText: 'Queue' }).waitFor();

    // Both rename the map at once: whoever wins, both show the same.
    await Promise.all(
      [page, other].map(async (tab, index) => {
        await tab.getByLabel('Title of the map').fill(`Title of tab ${index + 1}`);
        await tab.keyboard.press('Enter');
      }),
    );
    const titles = (): Promise<string[]> =>
      Promise.all([page, other].map((tab) => tab.getByLabel('Title of the map').inputValue()));
    await expect
      .poll(async () => {
        const [first, second] = await titles();
        return first === second && first?.startsWith('Title of tab');
      })
      .toBe(true);
    await other.close();
  });

  it('takes a map that is dropped on the window, and gives it back as JSON', async () => {
    const { page } = app();
    await page.getByRole('button', { name: 'All maps' }).click();
    await page.getByRole('button', { name: 'New map' }).waitFor();
    const text = readFileSync(EXAMPLE, 'utf8');
    await drop(page, 'clinic.json', text);
    await expect
      .poll(() => page.getByLabel('Title of the map').inputValue())
      .toBe('A small clinic in Florida on one page');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Control+Shift+s'),
    ]);
    const exported = readMap(readFileSync(await download.path(), 'utf8'));
    const original = readMap(text);
    if (!exported.ok || !original.ok) throw new Error('a map cannot be read');
    expect(mapHash(exported.document)).toBe(mapHash(original.document));
  });

  it('says in clear lines what is wrong with a file, and opens nothing', async () => {
    const { page } = app();
    await page.getByRole('button', { name: 'All maps' }).click();
    await page.getByRole('button', { name: 'New map' }).waitFor();
    await drop(page, 'broken.json', '{"format": 1, "titel": "A"}');
    await page.getByText(/titel/).first().waitFor();
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    await expect
      .poll(async () => {
        if ((await dismiss.count()) > 0) await dismiss.first().click();
        return dismiss.count();
      })
      .toBe(0);
    expect(await page.getByLabel('Title of the map').count()).toBe(0);
  });

  it('accepts a risk with a reason, name and end date, and takes that back', async () => {
    const { page } = app();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /as first drawn/ }).click();
    await page.locator('.finding').first().waitFor();
    await page.getByRole('button', { name: /^Violation \d+$/ }).click();
    const row = page.locator('.finding-main').first();
    const message = (await row.locator('.finding-message').textContent()) ?? '';
    await row.click();
    await page.getByRole('button', { name: 'Accept this finding with a reason' }).click();
    const form = page.getByRole('form', { name: 'Accept this finding' });
    await form.getByRole('button', { name: 'Accept' }).click();
    await form.getByText('Say why this can be borne.').waitFor();
    await form.getByLabel('Reason').fill('Moved by March, with the board informed');
    await form.getByLabel('Decided by').fill('Ada Vance');
    await form.getByLabel('Until').fill('2099-03-31');
    await form.getByRole('button', { name: 'Accept' }).click();
    await expect.poll(() => page.getByRole('tab', { name: 'Accepted 1' }).count()).toBe(1);
    await page.getByRole('tab', { name: 'Accepted 1' }).click();
    await page.getByText('Moved by March, with the board informed').waitFor();
    await page
      .getByText(message.split(' · ')[0] ?? '')
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.getByRole('tab', { name: 'Accepted 0' }).count()).toBe(1);
  });

  it('ended without a complaint of the browser', () => {
    expect(app().complaints).toEqual([]);
  });
});
