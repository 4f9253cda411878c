import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BrowserApplication,
  hasBrowser,
  startApplication,
} from '#test/support/browser-page.ts';

const PROBLEM =
  'PHI at Consultation recordings is kept in Virginia (aws us-east-1), outside the EEA';
const QUESTION = 'For how many days is PHI kept at US application logs?';

const finding = (page: Page) =>
  page
    .getByRole('region', { name: 'Findings and questions' })
    .getByRole('button', { name: PROBLEM });

const counts = async (page: Page): Promise<string> =>
  (await page.locator('.saved-line').textContent()) ?? '';

const card = (page: Page, name: string) =>
  page.locator('.react-flow__node').filter({ hasText: name });

async function openExample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /as first drawn/ }).click();
  await finding(page).waitFor();
}

/** Drags a kind from the palette to a place of the canvas, in shares of its size. */
async function dropKind(page: Page, kind: string, x: number, y: number): Promise<void> {
  const canvas = page.locator('.react-flow__pane');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('there is no canvas');
  await page
    .getByRole('navigation', { name: 'Palette' })
    .getByRole('button', { name: kind, exact: true })
    .dragTo(canvas, { targetPosition: { x: box.width * x, y: box.height * y } });
}

/** Draws a hop with the mouse, from the right edge of a card to the left edge of another. */
async function drawHop(page: Page, from: string, to: string): Promise<void> {
  const source = await card(page, from).locator('.react-flow__handle.source').boundingBox();
  const target = await card(page, to).locator('.react-flow__handle.target').boundingBox();
  if (!source || !target) throw new Error(`no way from ${from} to ${to}`);
  await page.mouse.move(source.x + source.width / 2, source.y + source.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 12 });
  await page.mouse.up();
}

describe.skipIf(!hasBrowser)('the whole way, in a browser', () => {
  let application: BrowserApplication | undefined;
  const app = (): BrowserApplication => {
    if (application === undefined) throw new Error('the application did not start');
    return application;
  };

  beforeAll(async () => {
    application = await startApplication();
    await openExample(application.page);
  }, 120_000);
  afterAll(async () => application?.close());

  it('shows the path of a violation, fixes it at one click, undoes and redoes it', async () => {
    const { page } = app();
    await finding(page).click();
    await expect.poll(() => page.locator('.hop[data-state="violation"]').count()).toBe(2);
    await page.getByRole('region', { name: `Finding: ${PROBLEM}` }).waitFor();
    await page
      .getByRole('button', { name: /^Move Consultation recordings to Paris/ })
      .first()
      .click();
    await expect.poll(() => finding(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await finding(page).waitFor();
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => finding(page).count()).toBe(0);
  });

  it('answers an open question in place', async () => {
    const { page } = app();
    await page.getByRole('tab', { name: /Open questions/ }).click();
    await page.getByText(QUESTION).waitFor();
    const days = page.getByRole('textbox', { name: 'Kept for: US application logs' });
    await days.fill('30');
    await days.press('Enter');
    await expect.poll(() => page.getByText(QUESTION).count()).toBe(0);
  });

  it('draws three nodes and their hops by mouse', async () => {
    const { page } = app();
    await page.getByRole('button', { name: 'All maps' }).click();
    await page.getByRole('button', { name: 'New map' }).click();
    await page.getByLabel('Title of the map').fill('Drawn by hand');
    await page.getByRole('button', { name: 'Create' }).click();
    await dropKind(page, 'Web app', 0.2, 0.25);
    await dropKind(page, 'API', 0.5, 0.25);
    await dropKind(page, 'Database', 0.8, 0.25);
    await expect.poll(() => counts(page)).toContain('3 nodes');
    await drawHop(page, 'Web app', 'API');
    await expect.poll(() => counts(page)).toContain('1 hop');
    await drawHop(page, 'API', 'Database');
    await expect.poll(() => counts(page)).toContain('2 hops');
  });

  it('draws three more by keyboard alone', async () => {
    const { page } = app();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('queue');
    await page.keyboard.press('Enter');
    await expect.poll(() => counts(page)).toContain('4 nodes');
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.keyboard.type('worker');
    await page.keyboard.press('Enter');
    await expect.poll(() => counts(page)).toContain('5 nodes · 3 hops');
    await page.keyboard.press('s');
    await page.keyboard.type('log');
    await page.keyboard.press('Enter');
    await expect.poll(() => counts(page)).toContain('6 nodes · 4 hops');
    // And a hop between two that stand there.
    await page.keyboard.press('c');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect.poll(() => counts(page)).toContain('6 nodes · 5 hops');
  });

  it('has it all after a reload, and after host and browser were started anew', async () => {
    const { page } = app();
    await page.getByRole('status').getByText('Saved').waitFor();
    await page.reload();
    await expect.poll(() => counts(page)).toContain('6 nodes · 5 hops');
    application = await app().restart();
    const again = app().page;
    await again.getByRole('button', { name: /^Drawn by hand/ }).click();
    await expect.poll(() => counts(again)).toContain('6 nodes · 5 hops');
    await again.getByRole('button', { name: 'All maps' }).click();
    await again
      .getByRole('button', { name: /as first drawn/ })
      .first()
      .click();
    await again.locator('.finding').first().waitFor();
    expect(await finding(again).count()).toBe(0);
  });

  it('ended without a complaint of the browser', () => {
    expect(app().complaints).toEqual([]);
  });
});
