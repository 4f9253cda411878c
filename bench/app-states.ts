import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { takeWriteLock } from '#host/store/write-lock.ts';
import type { Application } from '#test/support/browser-page.ts';
import { dropFile, makeIdentity, sign } from '#test/support/worksheet-page.ts';
import { longNames } from './long-names.ts';

/** What the way to a state may need beside the page. */
export type Stage = {
  readonly page: Page;
  readonly saved: Application['saved'];
  /** Where the maps are. */
  readonly maps: string;
};

/** One state of the application: its name, and the way there from the state before. */
export type AppState = readonly [name: string, reach: (stage: Stage) => Promise<unknown>];

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
/** Goes to another screen of the map. */
export const screen = (name: string) => (stage: Stage) =>
  stage.page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();
const closed = async (page: Page): Promise<void> => page.keyboard.press('Escape');

async function goHome({ page }: Stage): Promise<void> {
  await button(page, 'All maps').click();
  await button(page, 'New map').waitFor();
}

/** Opens an example and waits until it is drawn and evaluated. */
export async function openExample(page: Page, name: RegExp): Promise<void> {
  await button(page, name).click();
  await page.locator('.verdict-count').first().waitFor();
  await page.locator('.react-flow__node').first().waitFor();
}

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(words);
  await page.getByText(/^1 of/).waitFor();
}

/** Gives the history a name to speak of the user by. */
async function giveName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Your name in the history' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your name in the history' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** A worksheet signed in this state, taken up again by a later one. */
let prepared: Buffer = Buffer.alloc(0);

/** The screens and states, each reached from the one before it. */
export const appStates: readonly AppState[] = [
  ['home-empty', async () => undefined],
  ['new-map-form', ({ page }) => button(page, 'New map').click()],
  [
    'map-empty',
    async ({ page }) => {
      await page.getByLabel('Title of the map').fill('Clinic in Texas');
      await button(page, 'Create').click();
      await button(page, 'Add the first cohort').waitFor();
    },
  ],
  [
    'map',
    async (stage) => {
      await goHome(stage);
      await openExample(stage.page, /as first drawn/);
    },
  ],
  [
    'finding-selected',
    async ({ page }) => {
      await button(page, /PHI at Consultation recordings is kept in Virginia/)
        .first()
        .click();
      await page.locator('.hop[data-state="violation"]').first().waitFor();
    },
  ],
  [
    'finding-being-accepted',
    async ({ page }) => {
      await giveName(page, 'Ada Ng');
      await button(page, 'Accept this finding with a reason').click();
      const form = page.getByRole('form', { name: 'Accept this finding' });
      await form.getByLabel('Reason').fill('Moved to Paris by March; the board is informed');
      await form.getByLabel('Until').fill('2027-03-31');
    },
  ],
  [
    'finding-accepted-with-reason',
    async ({ page }) => {
      const form = page.getByRole('form', { name: 'Accept this finding' });
      await form.getByRole('button', { name: 'Accept' }).click();
      await page.getByRole('tab', { name: 'Accepted 1' }).click();
      await page.getByText('Moved to Paris by March').waitFor();
    },
  ],
  [
    'open-questions',
    async ({ page }) => {
      // Neither a path that is lit nor an element belongs to the questions: Escape on the map.
      await page.getByLabel(/^Map\. Arrow keys choose/).focus();
      await closed(page);
      await closed(page);
      await page.getByText('Select anything to read about it here.').waitFor();
      await page.getByRole('tab', { name: /Open questions/ }).click();
    },
  ],
  [
    'history',
    async ({ page }) => {
      const days = page.getByRole('textbox', { name: 'Kept for: US application logs' });
      await days.fill('30');
      await days.press('Enter');
      await days.waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: /Findings/ }).click();
      await button(page, 'Accept nothing below TLS 1.3').click();
      await button(page, 'Accept nothing below TLS 1.3').waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: 'History' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
    },
  ],
  [
    'find-on-canvas',
    async ({ page }) => {
      await page.getByRole('tab', { name: /Findings/ }).click();
      await closed(page);
      await find(page, 'record');
    },
  ],
  [
    'arrangement-proposed',
    async ({ page }) => {
      await closed(page);
      await button(page, 'Arrange').click();
      await button(page, 'Apply').waitFor();
    },
  ],
  [
    'several-chosen',
    async ({ page }) => {
      await closed(page);
      await page.keyboard.press('Control+a');
      await button(page, 'Align left').waitFor();
    },
  ],
  [
    'send-to',
    async ({ page }) => {
      await closed(page);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('s');
      await page.getByRole('dialog', { name: 'Send to a new node' }).waitFor();
    },
  ],
  [
    'hop-selected',
    async ({ page }) => {
      await closed(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('French call, clinician');
      await page.getByRole('option', { name: /Hop$/ }).first().click();
    },
  ],
  [
    'ghost-selected',
    async ({ page }) => {
      await find(page, 'tonal model hosting');
      await page.getByRole('heading', { name: 'Tonal model hosting' }).waitFor();
      await closed(page);
    },
  ],
  ['cohorts', screen('Cohorts')],
  ['vendors', screen('Vendors')],
  ['organisation', screen('Organisation')],
  [
    'worksheet',
    async (stage) => {
      await screen('Worksheet')(stage);
      await stage.page.locator('.sheet-page[data-drawn="true"]').first().waitFor();
    },
  ],
  [
    'worksheet-signed',
    async ({ page, saved }) => {
      await makeIdentity(page, 'Ada Ng', 'Harrow Creek');
      await sign(page, 'prepared');
      await page.getByText('Signed as prepared by Ada Ng').waitFor();
      prepared = await saved(() => button(page, 'Save the PDF').click());
    },
  ],
  [
    'worksheet-verified',
    async ({ page }) => {
      await dropFile(page, { name: 'plan.pdf', type: 'application/pdf', content: prepared });
      const dialog = page.getByRole('dialog', { name: 'plan.pdf' });
      await dialog.locator('.sheet-page[data-drawn="true"]').first().waitFor();
    },
  ],
  [
    'worksheet-with-differences',
    async ({ page }) => {
      const dialog = page.getByRole('dialog', { name: 'plan.pdf' });
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();
      const title = page.getByLabel('Title of the map');
      await title.fill('Telemedicine for three countries');
      await title.press('Enter');
      await page.getByText(/the map has changed since/).waitFor();
      await dropFile(page, { name: 'plan.pdf', type: 'application/pdf', content: prepared });
      await dialog.locator('.sheet-page[data-drawn="true"]').first().waitFor();
      await dialog.getByText(/^Map: title/).scrollIntoViewIfNeeded();
    },
  ],
  [
    'all-commands',
    async (stage) => {
      await stage.page
        .getByRole('dialog', { name: 'plan.pdf' })
        .getByRole('button', { name: 'Close', exact: true })
        .click();
      await screen('Map')(stage);
      await stage.page.locator('.react-flow__node').first().waitFor();
      await stage.page.keyboard.press('Control+k');
      await stage.page.getByRole('listbox', { name: 'Commands' }).waitFor();
    },
  ],
  [
    'keyboard-help',
    async ({ page }) => {
      await page.keyboard.type('keyboard help');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    },
  ],
  [
    'as-of-date',
    async ({ page }) => {
      await closed(page);
      await button(page, /As of/).click();
      await page.getByLabel('Law and agreements as of').waitFor();
    },
  ],
  [
    'assumptions',
    async ({ page }) => {
      await closed(page);
      await button(page, /Assume/).click();
    },
  ],
  [
    'error',
    async ({ page }) => {
      await closed(page);
      const content = Buffer.from('{"format": 1, "titel": "A"}');
      await dropFile(page, { name: 'broken.json', type: 'application/json', content });
      await button(page, 'Dismiss').first().waitFor();
    },
  ],
  [
    'long-names',
    async (stage) => {
      await button(stage.page, 'Dismiss').first().click();
      const content = Buffer.from(longNames());
      await dropFile(stage.page, { name: 'long.json', type: 'application/json', content });
      await stage.page.getByLabel('Title of the map').waitFor();
      await stage.page.locator('.react-flow__node').first().waitFor();
      await stage.page.locator('.verdict-count').first().waitFor();
    },
  ],
  [
    'home',
    async (stage) => {
      await goHome(stage);
      await openExample(stage.page, /tenant/);
      await goHome(stage);
      await stage.page.locator('.map-item').first().waitFor();
    },
  ],
  [
    'map-read-only',
    async ({ page, maps }) => {
      const file = readdirSync(maps).find((name) => name.startsWith('Multi-tenant'));
      if (file === undefined) throw new Error('the map is not in its folder');
      takeWriteLock(path.join(maps, file));
      await page.locator('.map-item').filter({ hasText: 'Multi-tenant' }).first().click();
      await page.getByRole('region', { name: 'Read only' }).waitFor();
      await page.locator('.react-flow__node').first().waitFor();
    },
  ],
];
