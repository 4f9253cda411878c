import type { Page } from 'playwright-core';

/** Of every identity that a scenario makes. */
const PASSPHRASE = 'four words of a phrase';

/** Makes a signing identity in the form of the worksheet. */
export async function makeIdentity(page: Page, name: string, organisation: string): Promise<void> {
  const form = page.getByRole('form', { name: 'New signing identity' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Organisation', { exact: true }).fill(organisation);
  await form.getByLabel('Email').fill('signer@harrow.example');
  await form.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await form.getByLabel('Passphrase again').fill(PASSPHRASE);
  await form.getByRole('button', { name: 'Make the identity' }).click();
  await form.waitFor({ state: 'detached' });
}

/** Signs the worksheet that is shown, with the identity that was made. */
export async function sign(page: Page, role: string, passphrase = PASSPHRASE): Promise<void> {
  const form = page.getByRole('form', { name: 'Sign the worksheet' });
  await form.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await form.getByRole('button', { name: `Sign as ${role}` }).click();
}

type Dropped = { readonly name: string; readonly type: string; readonly content: Buffer };

/** Drops a file on the window, as from another program. */
export async function dropFile(page: Page, { name, type, content }: Dropped): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ title, mime, text }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
      const data = new DataTransfer();
      data.items.add(new File([bytes], title, { type: mime }));
      return data;
    },
    { title: name, mime: type, text: content.toString('base64') },
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}
