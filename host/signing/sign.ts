import { readCertificate } from './certificate-read.ts';
import { buildCms } from './cms-build.ts';
import { readCms } from './cms-read.ts';
import type { CosValue } from './cos-values.ts';
import { dictionary, reference } from './cos-values.ts';
import { DerError } from './der.ts';
import { beginUpdate } from './incremental-update.ts';
import type { SignatureField } from './pdf-lookup.ts';
import { itemsOf, signatureFieldsOf } from './pdf-lookup.ts';
import type { PdfFile } from './pdf-revisions.ts';
import { readPdf } from './pdf-revisions.ts';
import type { SigningIdentity } from './pkcs12-read.ts';
import type { AppearanceText } from './signature-appearance.ts';
import { addAppearance } from './signature-appearance.ts';
import { emptySignature, sealContainer } from './signature-container.ts';
import { verifyPdf } from './verify.ts';

export type SignOptions = {
  readonly identity: SigningIdentity;
  /** Name of an empty signature field of the document. */
  readonly field: string;
  /** The signer's statement; stands in the signature dictionary as the reason. */
  readonly reason: string;
  /** The signer's name as it stands in the signature dictionary. */
  readonly name: string;
  /** The time that the signer claims, usually now. */
  readonly time: Date;
  /** The words of the visible block. */
  readonly appearance: AppearanceText;
  /** A TrueType font for the block. */
  readonly fontFile: Uint8Array;
};

export type SignCode =
  | 'pdf-unreadable'
  | 'field-missing'
  | 'field-already-signed'
  | 'earlier-signature-broken'
  | 'certificate-unreadable'
  | 'certificate-not-valid-now'
  | 'certificate-wrong-use';

// Room for a time stamp with the certificates of its authority, to be imported later. Tokens of
// public services measure 4 to 7 kB.
const TIME_STAMP_ROOM = 12_288;
const SIGNATURE_ROOM = 1_024;

/**
 * Signs a field of a PDF at PAdES baseline B-B (ETSI EN 319 142-1): the signature, its visible block
 * and nothing else are appended; all bytes before stay, so that earlier signatures stay valid.
 * @param pdf a file with empty signature fields, as `addSignatureFields` makes it, signed or not
 * @returns the whole new file; `missing` lists characters that the block shows as `?`
 */
export function signPdf(
  pdf: Uint8Array,
  options: SignOptions,
):
  | { readonly ok: true; readonly pdf: Buffer; readonly missing: readonly string[] }
  | { readonly ok: false; readonly code: SignCode } {
  const read = readPdf(pdf);
  if (!read.ok || read.file.rest !== undefined) return { ok: false, code: 'pdf-unreadable' };
  const { file } = read;
  const fields = signatureFieldsOf(file, file.revisions.length - 1);
  const field = fields.find(({ name }) => name === options.field);
  if (field === undefined) return { ok: false, code: 'field-missing' };
  if (field.value !== undefined) return { ok: false, code: 'field-already-signed' };
  if (fields.some(({ value }) => value !== undefined)) {
    // A signature added on top of a broken one would lend it weight.
    const earlier = verifyPdf(pdf, { now: options.time });
    if (!earlier.isAccepted) return { ok: false, code: 'earlier-signature-broken' };
  }
  const fault = certificateFault(options.identity, options.time);
  if (fault !== undefined) return { ok: false, code: fault };
  const update = beginUpdate(file);
  const size = sizeOf(file, field);
  const block = addAppearance(update, size, options.appearance, options.fontFile);
  const words = { name: options.name, reason: options.reason, claimedTime: options.time };
  const value = update.add(emptySignature(words, roomFor(options.identity)));
  update.replace(field.object, signedWidget(field, value, block.form));
  const { bytes, offsets } = update.write();
  const outcome = sealContainer(bytes, offsets.get(value) ?? 0, (parts) =>
    checkedCms(options.identity, parts),
  );
  if (outcome === 'no-room') throw new Error('the room is computed from the certificates');
  return { ok: true, pdf: bytes, missing: block.missing };
}

function certificateFault(identity: SigningIdentity, time: Date): SignCode | undefined {
  try {
    const certificate = readCertificate(identity.certificate);
    identity.chain.forEach(readCertificate);
    if (time < certificate.validFrom || time > certificate.validUntil) {
      return 'certificate-not-valid-now';
    }
    const usage = certificate.keyUsage;
    const mayNotSign = usage !== undefined && !usage.signature && !usage.commitment;
    return mayNotSign ? 'certificate-wrong-use' : undefined;
  } catch (error) {
    if (error instanceof DerError) return 'certificate-unreadable';
    throw error;
  }
}

/** The library encodes certificates anew; a changed byte in one would break the signature unseen. */
function checkedCms(identity: SigningIdentity, parts: readonly Uint8Array[]): Buffer {
  const cms = buildCms(identity, parts);
  const included = readCms(cms).certificates.map((der) => Buffer.from(der).toString('hex'));
  for (const der of [identity.certificate, ...identity.chain]) {
    if (!included.includes(Buffer.from(der).toString('hex'))) {
      throw new Error('a certificate was changed by encoding it');
    }
  }
  return cms;
}

function roomFor(identity: SigningIdentity): number {
  // The signer's issuer stands in the signature a second time, beside the certificate.
  const parts = [identity.certificate, identity.certificate, ...identity.chain];
  const size = parts.reduce((sum, der) => sum + der.length + 64, 0);
  const bits = identity.privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
  return size + bits / 8 + SIGNATURE_ROOM + TIME_STAMP_ROOM;
}

function sizeOf(file: PdfFile, field: SignatureField): { width: number; height: number } {
  const edges = itemsOf(file, file.revisions.length - 1, field.entries.get('Rect'));
  const [left = 0, bottom = 0, right = 0, top = 0] = edges.map((edge) =>
    edge.kind === 'number' ? edge.value : 0,
  );
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}

function signedWidget(field: SignatureField, value: number, form: number): CosValue {
  const entries = new Map([
    ...field.entries,
    ['V', reference(value)] as const,
    ['AP', dictionary({ N: reference(form) })] as const,
  ]);
  return { kind: 'dictionary', entries };
}
