import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '#test/support/browser-page.ts';
import { inEveryShell } from '#test/support/in-every-shell.ts';

inEveryShell((start) => {
  let application: Application | undefined;

  beforeAll(async () => {
    application = await start();
    const { page } = application;
    await page.getByRole('button', { name: 'New map' }).click();
    await page.getByLabel('Title of the map').fill('Clinic in Texas');
    await page.getByRole('button', { name: 'Create' }).click();
    const palette = page.getByRole('navigation', { name: 'Palette' });
    await palette.getByRole('button', { name: 'API' }).click();
    await page.getByRole('combobox', { name: 'Place: API' }).waitFor();
    await palette.getByRole('button', { name: 'Database' }).click();
    await page.getByRole('combobox', { name: 'Place: Database' }).waitFor();
  }, 120_000);
  afterAll(async () => application?.close());

  it(
    'keys that follow Enter reach the node that was just chosen',
    { timeout: 60_000 },
    async () => {
      if (application === undefined) throw new Error('the application did not start');
      const { page } = application;
      const nameInInspector = page.getByRole('textbox', { name: /^Name of/ });
      const focusCanvas = async (): Promise<void> =>
        page.locator('section[aria-label="Canvas"] [tabindex="0"]').first().focus();

      await focusCanvas();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await page.keyboard.type('2');
      expect(await nameInInspector.inputValue()).toBe('API2');

      await focusCanvas();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('F6');
      await page.keyboard.type('2');
      expect(await nameInInspector.inputValue()).toBe('Database2');
      await page.keyboard.press('Escape');
    },
  );

  // Both as it is and as on a busy machine, where what a part does a task later comes after many keys.
  it.each([0, 400])(
    'no key is lost when timers are %i ms late',
    { timeout: 60_000 },
    async (late) => {
      if (application === undefined) throw new Error('the application did not start');
      const { page } = application;
      await page.evaluate((ms) => {
        const setLater = window.setTimeout;
        Object.defineProperty(window, 'setTimeout', {
          configurable: true,
          value: (act: () => void, wait = 0) => setLater(act, wait < 50 ? wait + ms : wait),
        });
      }, late);
      const place = page.getByRole('combobox', { name: 'Place: Database' });
      const command = page.getByRole('combobox', { name: 'What do you want to do?' });
      const hasKeys = async (): Promise<boolean> =>
        place.evaluate((node) => node === document.activeElement);

      await place.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type(late === 0 ? 'fran' : 'germ');
      await page.keyboard.press('Enter');
      await expect.poll(async () => place.textContent()).toBe(late === 0 ? 'France' : 'Germany');
      expect(await hasKeys()).toBe(true);
      // Nor does a list that finds its place move the window.
      expect(await page.evaluate(() => document.scrollingElement?.scrollLeft)).toBe(0);

      // A list is opened and left, all commands are opened, and the name of the user is asked.
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('your name');
      expect(await command.inputValue()).toBe('your name');
      await page.keyboard.press('Enter');
      const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
      await name.waitFor();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Ada');
      expect(await name.inputValue()).toBe('Ada');
      await page.keyboard.press('Escape');

      // Who had the keys has them again, also after what came late.
      await place.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.waitForTimeout(late);
      await page.keyboard.press('Escape');
      await expect.poll(hasKeys).toBe(true);

      // The next field is the next, from the field of a list too.
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await expect.poll(hasKeys).toBe(false);
      expect(await place.getAttribute('aria-expanded')).toBe('false');
      expect(
        await page.evaluate(() => document.activeElement?.closest('aside, section') !== null),
      ).toBe(true);
    },
  );
});
