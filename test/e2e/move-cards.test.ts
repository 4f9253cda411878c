import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BrowserApplication,
  hasBrowser,
  startApplication,
} from '#test/support/browser-page.ts';

const RECORDINGS = 'Consultation recordings';

const card = (page: Page, name: string) =>
  page.locator('.react-flow__node').filter({ hasText: name }).first();

/** Where a card stands on the canvas, as it is drawn: `translate(…px, …px)`. */
const standsAt = (page: Page, name: string): Promise<string> =>
  card(page, name).evaluate((node) => (node instanceof HTMLElement ? node.style.transform : ''));

/** How far a card stands from where it stood, in canvas pixels. */
async function movedBy(page: Page, name: string, from: string): Promise<readonly number[]> {
  const numbers = (at: string): number[] => [...at.matchAll(/-?[\d.]+/g)].map(Number);
  const before = numbers(from);
  return numbers(await standsAt(page, name)).map((at, axis) => at - (before[axis] ?? 0));
}

/** The height of the screen in the middle of what is seen of a country's band. */
async function heightOf(page: Page, country: string): Promise<number> {
  const band = await page.locator(`.lane[aria-label^="${country}"]`).boundingBox();
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (band === null || pane === null) throw new Error(`${country} is not shown`);
  const top = Math.max(band.y, pane.y);
  const bottom = Math.min(band.y + band.height, pane.y + pane.height);
  return (top + bottom) / 2;
}

/** Takes hold of a card at its middle; gives that point of the screen. */
async function takeHold(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await card(page, name).boundingBox();
  if (box === null) throw new Error(`${name} is not shown`);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  // So far it takes to be a move at all; where it begins is what the card is held by.
  await page.mouse.move(at.x + 2, at.y);
  return at;
}

/** Waits until the view has come to rest. */
async function viewRests(page: Page): Promise<void> {
  const view = () => page.locator('.react-flow__viewport').getAttribute('style');
  for (let before = await view(), at = before; ; before = at) {
    await page.waitForTimeout(150);
    at = await view();
    if (at === before) return;
  }
}

type DrawnHop = { way: string | null; colour: string; label: string | undefined };

/** The hops as they are in the page: their way, colour, and the place of their label. */
const drawnHops = (page: Page): Promise<Record<string, DrawnHop>> =>
  page.evaluate(() => {
    const hops: Record<string, DrawnHop> = {};
    for (const line of document.querySelectorAll('.hop-line')) {
      const id = line.closest('.react-flow__edge')?.getAttribute('data-id') ?? '';
      const label = document.querySelector<HTMLElement>(`.hop-label[data-hop="${CSS.escape(id)}"]`);
      const { stroke } = getComputedStyle(line);
      hops[id] = { way: line.getAttribute('d'), colour: stroke, label: label?.style.transform };
    }
    return hops;
  });

/** The colours that cover a pixel wholly on the paper for what is moved. */
const paintedColours = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const paper = document.querySelector<HTMLCanvasElement>('.moving-lines');
    if (paper === null) return [];
    const data = paper.getContext('2d')?.getImageData(0, 0, paper.width, paper.height).data ?? [];
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] === 255) colours.add(`rgb(${data.slice(at, at + 3).join(', ')})`);
    return [...colours];
  });

const SHOWN_WHILE_MOVED = '.moving-lines, .lane[data-target="true"], .plot[data-target="true"]';

describe.skipIf(!hasBrowser)('moving cards, in a browser', () => {
  let application: BrowserApplication | undefined;
  const app = (): Page => {
    if (application === undefined) throw new Error('the application did not start');
    return application.page;
  };
  const undo = () => app().getByRole('button', { name: 'Undo' }).first();

  beforeAll(async () => {
    application = await startApplication();
    const { page } = application;
    await page.getByRole('button', { name: /as first drawn/ }).click();
    await page.getByRole('button', { name: 'Fit', exact: true }).click();
    await card(page, RECORDINGS).waitFor();
  }, 120_000);
  afterAll(async () => application?.close());

  it('puts a card into another country: it stays there, and what that changes is said', async () => {
    const page = app();
    const before = await standsAt(page, RECORDINGS);
    const from = await takeHold(page, RECORDINGS);
    const height = await heightOf(page, 'France');
    await page.mouse.move(from.x + 4, (from.y + height) / 2, { steps: 6 });
    await page.mouse.move(from.x + 4, height, { steps: 6 });
    expect(await page.locator(SHOWN_WHILE_MOVED).count()).toBeGreaterThan(0);
    const held = await card(page, RECORDINGS).boundingBox();
    expect(Math.abs((held?.y ?? 0) + (held?.height ?? 0) / 2 - height)).toBeLessThan(12);
    // From before the drop to after all that follows from it: the card is never seen elsewhere.
    const places = page.evaluate(async (name) => {
      const node = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].find((item) =>
        item.textContent.includes(name),
      );
      const seen = new Set<string>();
      for (let frame = 0; frame < 90; frame += 1) {
        seen.add(node?.style.transform ?? '');
        await new Promise(requestAnimationFrame);
      }
      return [...seen];
    }, RECORDINGS);
    await page.mouse.up();
    await page
      .getByText(/^Place set to .*(Paris|France)/)
      .first()
      .waitFor();
    expect(await places).toHaveLength(1);
    await expect.poll(() => page.locator(SHOWN_WHILE_MOVED).count()).toBe(0);
    await undo().click();
    await expect.poll(() => standsAt(page, RECORDINGS)).toBe(before);
  });

  it('counts a step of the arrow keys from where the card was dropped just before', async () => {
    const page = app();
    const from = await takeHold(page, RECORDINGS);
    await page.mouse.move(from.x + 60, from.y, { steps: 4 });
    const dropped = await standsAt(page, RECORDINGS);
    await page.mouse.up();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => movedBy(page, RECORDINGS, dropped)).toEqual([16, 0]);
  });

  it('moves all that are chosen by the same way', async () => {
    const page = app();
    const names = [RECORDINGS, 'US application logs'] as const;
    const before = await Promise.all(names.map((name) => standsAt(page, name)));
    await card(page, names[1]).click();
    await card(page, names[0]).click({ modifiers: ['Control'] });
    const from = await takeHold(page, names[0]);
    await page.mouse.move(from.x - 30, from.y + 6, { steps: 5 });
    await page.mouse.up();
    const [one, other] = await Promise.all(
      names.map((name, index) => movedBy(page, name, before[index] ?? '')),
    );
    expect(one).not.toEqual([0, 0]);
    expect(other).toEqual(one);
    await undo().click();
    for (const [index, name] of names.entries())
      await expect.poll(() => standsAt(page, name)).toBe(before[index]);
    const chosen = page.locator('.card[data-selected="true"]');
    expect(await chosen.count()).toBe(2);
    await card(page, names[1]).click({ modifiers: ['Control'] });
    await expect.poll(() => chosen.allTextContents()).toEqual([expect.stringContaining(names[0])]);
    await card(page, names[1]).click({ modifiers: ['Control'] });
    await expect.poll(() => chosen.count()).toBe(2);
    // A click without a key and without a move leaves the one that was clicked.
    await card(page, names[1]).click();
    await expect.poll(() => chosen.allTextContents()).toEqual([expect.stringContaining(names[1])]);
  });

  it('puts a card back that is let go of where it stood', async () => {
    const page = app();
    const before = await standsAt(page, RECORDINGS);
    const hops = await drawnHops(page);
    const from = await takeHold(page, RECORDINGS);
    await page.mouse.move(from.x + 50, from.y + 20, { steps: 4 });
    expect(await standsAt(page, RECORDINGS)).not.toBe(before);
    await page.mouse.move(from.x + 2, from.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => standsAt(page, RECORDINGS)).toBe(before);
    await expect.poll(() => drawnHops(page)).toEqual(hops);
    expect(application?.complaints).toEqual([]);
  });

  it('paints the hops of a card that is held as they look, and draws them again where it is dropped', async () => {
    const page = app();
    await card(page, RECORDINGS).click();
    await page.getByRole('button', { name: 'Fit selection' }).click();
    await page.locator('.hop-label').first().waitFor();
    await viewRests(page);
    const before = await drawnHops(page);
    expect(await paintedColours(page)).toEqual([]);
    const from = await takeHold(page, RECORDINGS);
    await page.mouse.move(from.x + 40, from.y + 9, { steps: 4 });
    const held = await drawnHops(page);
    const hops = Object.keys(before).filter((id) => held[id]?.way === null);
    expect(hops.length).toBeGreaterThan(0);
    const colours = new Set(hops.map((id) => before[id]?.colour));
    expect(await paintedColours(page)).toEqual(expect.arrayContaining([...colours]));
    const named = hops.filter((id) => before[id]?.label !== undefined);
    expect(named.length).toBeGreaterThan(0);
    for (const id of named) expect(held[id]?.label).not.toBe(before[id]?.label);
    await page.mouse.up();
    await expect.poll(() => page.locator(SHOWN_WHILE_MOVED).count()).toBe(0);
    const dropped = await drawnHops(page);
    for (const id of hops) {
      expect(dropped[id]?.way).toMatch(/^M/);
      expect(dropped[id]?.way).not.toBe(before[id]?.way);
    }
    // Labels are where the painted lines had them.
    for (const id of named) expect(dropped[id]?.label).toBe(held[id]?.label);
    await undo().click();
    await expect.poll(() => drawnHops(page)).toEqual(before);
    expect(application?.complaints).toEqual([]);
  });
});
