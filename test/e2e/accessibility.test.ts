import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LockResult, takeWriteLock } from '#host/store/write-lock.ts';
import { type Application, hasBrowser, startApplication } from '#test/support/browser-page.ts';
import { inEveryShell } from '#test/support/in-every-shell.ts';

/** What axe finds on the page as it stands: the rule, and where. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

/** Ways to the screens and states of the application, each from where the one before ends. */
const STEPS: readonly (readonly [state: string, reach: (page: Page) => Promise<void>])[] = [
  ['the start screen', async () => undefined],
  ['the form for a new map', (page) => page.getByRole('button', { name: 'New map' }).click()],
  [
    'an open map',
    async (page) => {
      await page.getByRole('button', { name: /as first drawn/ }).click();
      await page.locator('.finding').first().waitFor();
    },
  ],
  [
    'a search on the map',
    async (page) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('record');
      await page.getByText(/^1 of/).waitFor();
    },
  ],
  [
    'a proposed arrangement',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Arrange' }).click();
      await page.getByRole('button', { name: 'Apply' }).waitFor();
    },
  ],
  [
    'several nodes chosen',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+a');
      await page.getByRole('button', { name: 'Align left' }).waitFor();
    },
  ],
  [
    'what a node can send to',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('s');
      await page.getByRole('dialog', { name: 'Send to a new node' }).waitFor();
    },
  ],
  [
    'a reader that is not drawn',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+f');
      await page.keyboard.type('tonal model hosting');
      await page.getByRole('heading', { name: 'Tonal model hosting' }).waitFor();
      await page.keyboard.press('Escape');
    },
  ],
  ['a finding in full', (page) => page.locator('.finding-main').first().click()],
  [
    'accepting it',
    (page) => page.getByRole('button', { name: 'Accept this finding with a reason' }).click(),
  ],
  ['the open questions', (page) => page.getByRole('tab', { name: /Open questions/ }).click()],
  ['what was accepted', (page) => page.getByRole('tab', { name: /Accepted/ }).click()],
  ['the history', (page) => page.getByRole('tab', { name: /History/ }).click()],
  ['the list of a field', (page) => page.locator('.inspector .field-pick').first().click()],
  [
    'the cohorts',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Cohorts' }).click();
    },
  ],
  ['the vendors', (page) => page.getByRole('button', { name: 'Vendors' }).click()],
  ['the organisation', (page) => page.getByRole('button', { name: 'Organisation' }).click()],
  [
    'the worksheet',
    async (page) => {
      await page.getByRole('button', { name: 'Worksheet' }).click();
      await page.locator('.sheet-page[data-drawn="true"]').first().waitFor();
    },
  ],
  ['the as-of date', (page) => page.getByRole('button', { name: /As of/ }).click()],
  [
    'the assumptions',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /Assume/ }).click();
    },
  ],
  [
    'the menu',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menu').waitFor();
    },
  ],
  [
    'all commands',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('listbox', { name: 'Commands' }).waitFor();
    },
  ],
  [
    'the keyboard help',
    async (page) => {
      await page.keyboard.type('keyboard help');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    },
  ],
  [
    'an empty map',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'All maps' }).click();
      await page.getByRole('button', { name: 'New map' }).click();
      await page.getByLabel('Title of the map').fill('Clinic in Texas');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByText('Nothing is drawn yet').waitFor();
    },
  ],
];

inEveryShell((start) => {
  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    let application: Application | undefined;
    beforeAll(async () => {
      application = await start({ colorScheme });
    }, 120_000);
    afterAll(async () => application?.close());

    it.each(STEPS)('axe finds nothing on %s', { timeout: 60_000 }, async (_state, reach) => {
      if (application === undefined) throw new Error('the application did not start');
      const { page, complaints } = application;
      await reach(page);
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});

describe.skipIf(!hasBrowser)('a map that another program writes', () => {
  let folder = '';
  let application: Application | undefined;
  let lock: LockResult | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'domicile-read-only-'));
    const first = await startApplication({ folder });
    await first.page.getByRole('button', { name: /on one page/ }).click();
    await first.page.locator('.react-flow__node').first().waitFor();
    await first.close();
    const maps = path.join(folder, 'maps');
    const file = readdirSync(maps).find((name) => name.endsWith('.domicile'));
    if (file === undefined) throw new Error('the map was not kept');
    lock = takeWriteLock(path.join(maps, file));
    application = await startApplication({ folder });
    await application.page.locator('.map-item').first().click();
    await application.page.locator('.react-flow__node').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await application?.close();
    if (lock?.ok === true) lock.lock.release();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says so, offers nothing that would change it, and axe finds nothing', async () => {
    if (application === undefined) throw new Error('the application did not start');
    const { page, complaints } = application;
    const said = page.getByRole('region', { name: 'Read only' });
    expect(await said.textContent()).toContain('open for writing in another Domicile');
    expect(await page.getByRole('button', { name: 'Database', exact: true }).isDisabled()).toBe(
      true,
    );
    const nodes = await page.locator('.react-flow__node').count();
    await page.locator('.react-flow__node').first().click();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+d');
    expect(await page.locator('.react-flow__node').count()).toBe(nodes);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
