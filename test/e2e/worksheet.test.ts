import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPdf } from '#host/signing/verify.ts';
import type { Application } from '#test/support/browser-page.ts';
import { inEveryShell } from '#test/support/in-every-shell.ts';
import { dropFile, makeIdentity, sign } from '#test/support/worksheet-page.ts';

/** What axe finds on the page as it stands: the rule, and where. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

const pagesAreShown = async (page: Page): Promise<void> =>
  page.locator('.sheet-page[data-drawn="true"]').first().waitFor();

/** The bytes that a button saves. */
async function savedBy(application: Application | undefined, button: string): Promise<Buffer> {
  if (application === undefined) throw new Error('not started');
  const { page, saved } = application;
  return saved(() => page.getByRole('button', { name: button }).last().click());
}

const fieldsOf = (pdf: Uint8Array): readonly string[] =>
  verifyPdf(pdf, { now: new Date() })
    .signatures.filter(({ isIntact }) => isIntact)
    .map(({ field }) => field ?? '');

/** Drops a worksheet on the window, as from another program. */
const drop = (page: Page, name: string, content: Buffer): Promise<void> =>
  dropFile(page, { name, type: 'application/pdf', content });

inEveryShell((start) => {
  let author: Application | undefined;
  let counsel: Application | undefined;
  beforeAll(async () => {
    author = await start();
    counsel = await start({ colorScheme: 'dark' });
  }, 240_000);
  afterAll(async () => {
    await author?.close();
    await counsel?.close();
  });

  const pages = (): { readonly own: Page; readonly other: Page } => {
    if (author === undefined || counsel === undefined) throw new Error('not started');
    return { own: author.page, other: counsel.page };
  };

  let prepared: Buffer = Buffer.alloc(0);
  let reviewed: Buffer = Buffer.alloc(0);

  it('is fixed, has a risk accepted, and is signed as prepared', { timeout: 180_000 }, async () => {
    const { own } = pages();
    await own.getByRole('button', { name: /as first drawn/ }).click();
    await own.locator('.finding').first().waitFor();
    // Three remedies at a click; each takes its own finding away.
    for (let fix = 1; fix <= 3; fix += 1) {
      const fixable = own.locator('.finding-violation', { has: own.locator('.finding-fix') });
      const finding = await fixable.first().locator('.finding-main').innerText();
      await fixable.first().locator('.finding-fix').click();
      await expect.poll(async () => fixable.allInnerTexts()).not.toContain(finding);
      await expect.poll(async () => own.getByRole('status').getByText('Saved').count()).toBe(1);
    }
    await own.locator('.finding-risk .finding-main').first().click();
    await own.getByRole('button', { name: 'Accept this finding with a reason' }).click();
    const accept = own.getByRole('form', { name: 'Accept this finding' });
    await accept.getByLabel('Reason').fill('Borne until the contract is renewed');
    await accept.getByLabel('Decided by').fill('Ada Ng');
    await accept.getByLabel('Until').fill('2099-12-31');
    await accept.getByRole('button', { name: 'Accept', exact: true }).click();
    await own.getByRole('tab', { name: /Accepted 1/ }).waitFor();

    await own.getByRole('button', { name: 'Worksheet' }).click();
    await pagesAreShown(own);
    await own.getByText('Not signed', { exact: true }).waitFor();
    expect(await violations(own)).toEqual([]);
    await makeIdentity(own, 'Ada Ng', 'Harrow Creek');
    await sign(own, 'prepared', 'not the passphrase');
    await own.getByRole('alert').getByText('does not open this identity').waitFor();
    const draft = await savedBy(author, 'Save the draft');
    await sign(own, 'prepared');
    await own.getByText('Signed as prepared by Ada Ng, Harrow Creek.').waitFor();
    await pagesAreShown(own);
    expect(await violations(own)).toEqual([]);
    prepared = await savedBy(author, 'Save the PDF');
    expect(fieldsOf(prepared)).toEqual(['prepared']);
    // What was signed are the bytes that were shown.
    expect(prepared.subarray(0, draft.length).equals(draft)).toBe(true);
    await own.getByRole('button', { name: /Prepared: Ada Ng/ }).waitFor();
  });

  it('is verified and countersigned elsewhere', { timeout: 120_000 }, async () => {
    const { other } = pages();
    await drop(other, 'plan.pdf', prepared);
    const dialog = other.getByRole('dialog', { name: 'plan.pdf' });
    await dialog.getByText('The signature is intact and nothing has changed since.').waitFor();
    await dialog.getByText('Ada Ng, Harrow Creek, signer@harrow.example').waitFor();
    await pagesAreShown(other);
    await dialog.getByRole('button', { name: 'Sign it too' }).click();
    await makeIdentity(other, 'Marie Curie-Fischer', 'Harrow Creek');
    const form = dialog.getByRole('form', { name: 'Sign the worksheet' });
    expect(await form.getByLabel('Prepared').isDisabled()).toBe(true);
    expect(await violations(other)).toEqual([]);
    await sign(other, 'reviewed');
    await other
      .getByRole('dialog', { name: 'plan, reviewed.pdf' })
      .getByText('All 2 signatures are intact and nothing has changed since.')
      .waitFor();
    await pagesAreShown(other);
    expect(await violations(other)).toEqual([]);
    reviewed = await savedBy(counsel, 'Save the PDF');
    expect(fieldsOf(reviewed)).toEqual(['prepared', 'reviewed']);
    await other.getByRole('button', { name: 'Open it as a new map' }).click();
    await other.getByRole('button', { name: 'Worksheet' }).waitFor();
    expect(await other.getByLabel('Title of the map').inputValue()).toContain('as first drawn');
  });

  it('verifies at home, and tells what changed since', { timeout: 120_000 }, async () => {
    const { own } = pages();
    const file = { name: 'back.pdf', mimeType: 'application/pdf', buffer: reviewed };
    await own.getByLabel('Worksheet to verify').setInputFiles(file);
    const dialog = own.getByRole('dialog', { name: 'back.pdf' });
    await dialog.getByText('All 2 signatures are intact').waitFor();
    await dialog.getByText('It says the same as the map that is open.').waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();

    const title = own.getByLabel('Title of the map');
    const before = await title.inputValue();
    await title.fill('Another plan');
    await title.press('Enter');
    await own.getByText(/the map has changed since/).waitFor();
    await drop(own, 'back.pdf', reviewed);
    await dialog.getByText('1 thing differs in the open map:').waitFor();
    await dialog.getByText(`Map: title ${before} → Another plan`).waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();

    // One byte within the first page's content.
    const changed = Buffer.from(reviewed);
    const at = changed.indexOf('stream\n') + 40;
    changed[at] = (changed[at] ?? 0) ^ 1;
    await drop(own, 'forged.pdf', changed);
    const forged = own.getByRole('dialog', { name: 'forged.pdf' });
    await forged.getByText('Do not rely on this document as it is.').waitFor();
    expect(await violations(own)).toEqual([]);
    expect(await forged.getByRole('button', { name: 'Sign it too' }).count()).toBe(0);
    await forged.getByRole('button', { name: 'Close', exact: true }).click();
    expect([...(author?.complaints ?? []), ...(counsel?.complaints ?? [])]).toEqual([]);
  });
});
