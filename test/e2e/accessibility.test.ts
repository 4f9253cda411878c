import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '#test/support/browser-page.ts';
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
