import { readFileSync } from 'node:fs';
import path from 'node:path';
import pdfmake from 'pdfmake';
import { createIdentity } from '#host/signing/identity.ts';
import type { KeyKind } from '#host/signing/identity.ts';
import { openIdentity } from '#host/signing/pkcs12-read.ts';
import type { SigningIdentity } from '#host/signing/pkcs12-read.ts';
import { signPdf } from '#host/signing/sign.ts';
import { addSignatureFields } from '#host/signing/signature-fields.ts';
import { STATEMENTS } from '#host/signing/signature-roles.ts';
import type { SignatureRole } from '#host/signing/signature-roles.ts';

export const PASSPHRASE = 'correct horse, battery staple';
export const NOW = new Date('2026-11-22T14:05:00Z');

/** The font that the product bundles for signature blocks. */
export const fontFile = readFileSync(
  path.join(import.meta.dirname, '../../assets/fonts/NotoSans-Regular.ttf'),
);

pdfmake.setFonts({
  Helvetica: { normal: 'Helvetica', bold: 'Helvetica-Bold', italics: 'Helvetica-Oblique' },
});
pdfmake.setUrlAccessPolicy(() => false);
// The standard fonts are named, not files; nothing else is opened.
pdfmake.setLocalAccessPolicy((name) => name.startsWith('Helvetica'));

type Version = '1.3' | '1.4' | '1.5' | '1.6' | '1.7';

/** A small PDF as pdfmake writes it: two pages, a link, a bookmark and a map attached. */
export async function drawPdf(
  options: { readonly version?: Version; readonly map?: string } = {},
): Promise<Buffer> {
  const map = options.map ?? '{"format":"domicile.map","title":"Télésanté"}';
  const source = `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
  return pdfmake
    .createPdf({
      version: options.version ?? '1.7',
      info: { title: 'Wörksheet (draft) \\ Ω', author: 'Domicile' },
      defaultStyle: { font: 'Helvetica' },
      content: [
        { text: 'Page one', id: 'one', link: 'https://example.org' },
        { text: 'Page two', pageBreak: 'before', linkToDestination: 'one' },
      ],
      files: { map: { src: source, name: 'map.json', description: 'The map (as JSON)' } },
    })
    .getBuffer();
}

/** The same with the three empty signature fields on its second page. */
export async function drawWorksheet(
  options: { readonly version?: Version; readonly map?: string } = {},
): Promise<Buffer> {
  const roles: readonly SignatureRole[] = ['prepared', 'reviewed', 'approved'];
  const places = roles.map((role, index) => ({
    role,
    page: 1,
    x: 40 + index * 175,
    y: 60,
    width: 165,
    height: 70,
  }));
  const added = addSignatureFields(await drawPdf(options), places, {
    fontFile,
    emptyText: 'Not yet signed',
  });
  if (!added.ok) throw new Error(added.code);
  return added.pdf;
}

/** A self-signed identity, made and opened again. */
export async function newSigner(key: KeyKind, name = 'Ada Example'): Promise<SigningIdentity> {
  const made = await createIdentity(
    {
      name,
      organisation: 'Example Clinic',
      email: 'signer@clinic.example',
      key,
      validFrom: new Date('2026-01-01T00:00:00Z'),
      validUntil: new Date('2029-01-01T00:00:00Z'),
    },
    PASSPHRASE,
  );
  if (!made.ok) throw new Error(made.code);
  const opened = openIdentity(made.file, PASSPHRASE);
  if (!opened.ok) throw new Error(opened.code);
  return opened.identity;
}

/** Signs a field with the usual words, or throws the code. */
export function signAs(
  pdf: Uint8Array,
  identity: SigningIdentity,
  role: SignatureRole,
  options: { readonly name?: string; readonly time?: Date } = {},
): Buffer {
  const name = options.name ?? 'Ada Example';
  const signed = signPdf(pdf, {
    identity,
    field: role,
    reason: STATEMENTS[role],
    name,
    time: options.time ?? NOW,
    appearance: { heading: name, lines: [STATEMENTS[role], '22 Nov 2026, 14:05 UTC (claimed)'] },
    fontFile,
  });
  if (!signed.ok) throw new Error(signed.code);
  return signed.pdf;
}
