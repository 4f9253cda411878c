import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '#test/support/browser-page.ts';
import { inEveryShell } from '#test/support/in-every-shell.ts';

/** Opens the list of all commands and types at once: no key may be lost while it opens. */
async function findCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  const input = page.getByRole('combobox', { name: 'What do you want to do?' });
  expect(await input.inputValue()).toBe(words);
}

inEveryShell((start) => {
  let application: Application | undefined;

  beforeAll(async () => {
    application = await start();
  }, 120_000);
  afterAll(async () => application?.close());

  it(
    'draws, finds, fixes, undoes, and has it all after a reload',
    { timeout: 90_000 },
    async () => {
      if (application === undefined) throw new Error('the application did not start');
      const { page, complaints } = application;
      await page.getByRole('button', { name: 'New map' }).click();
      await page.getByLabel('Title of the map').fill('Clinic in Texas');
      await page.getByRole('button', { name: 'Create' }).click();

      // Nothing is green before there are patients.
      await page.getByRole('button', { name: 'Add the first cohort' }).waitFor();

      // Three nodes: by pointer, by the search of the palette, by the list of all commands.
      const palette = page.getByRole('navigation', { name: 'Palette' });
      await palette.getByRole('button', { name: 'Database' }).click();
      await page.keyboard.press('Escape');
      await page.locator('body').press('/');
      await page.keyboard.type('error tracker');
      await page.keyboard.press('Enter');
      await findCommand(page, 'add email');
      await page.keyboard.press('Enter');
      await page.getByText('3 nodes').first().waitFor();

      // What had the keys has them again.
      const undo = page.getByRole('button', { name: 'Undo' });
      await undo.focus();
      await findCommand(page, 'nothing');
      await page.keyboard.press('Escape');
      await expect.poll(() => undo.evaluate((node) => node === document.activeElement)).toBe(true);

      await page.getByRole('button', { name: 'Cohorts' }).click();
      await page.getByLabel('Name of the new cohort').fill('Texans');
      await page.getByRole('combobox', { name: 'Place of care of the new cohort' }).click();
      await page.keyboard.type('texas');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Add cohort' }).click();
      await page.getByRole('row', { name: /Texans/ }).waitFor();
      await page.getByRole('combobox', { name: 'Enters at: Texans' }).first().click();
      await page.getByRole('option', { name: 'Database' }).click();
      await page.keyboard.press('Escape');

      // A field is edited, and what follows from it is seen.
      await findCommand(page, 'database');
      await page.getByRole('option', { name: /^Database/ }).click();
      await page.getByRole('combobox', { name: 'Encryption at rest: Database' }).click();
      await page.getByRole('option', { name: /^None/ }).click();
      const finding = page.getByRole('button', { name: /Database keeps PHI without encryption/ });
      await finding.first().waitFor();
      const encryption = page.getByRole('combobox', { name: 'Encryption at rest: Database' });
      expect(await encryption.textContent()).toBe('None');

      await page.getByRole('button', { name: 'Encrypt it with AES-256-GCM' }).first().click();
      await expect.poll(async () => encryption.textContent()).toBe('AES-256-GCM');
      await expect.poll(async () => finding.count()).toBe(0);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(async () => encryption.textContent()).toBe('None');
      await finding.first().waitFor();
      await page.getByRole('button', { name: 'Redo' }).click();
      await expect.poll(async () => finding.count()).toBe(0);

      await page.getByRole('status').getByText('Saved').waitFor();
      await page.reload();
      await page.getByText('3 nodes').first().waitFor();
      expect(await page.getByLabel('Title of the map').inputValue()).toBe('Clinic in Texas');
      await findCommand(page, 'database');
      await page.getByRole('option', { name: /^Database/ }).click();
      await expect.poll(async () => encryption.textContent()).toBe('AES-256-GCM');
      await page.getByRole('tab', { name: 'History' }).click();
      await page.getByText(/^Redo: Database/).waitFor();
      expect(complaints).toEqual([]);
    },
  );
});
