import { sayFailure } from '#host/signing/failure-words.ts';
import type { PassphraseSource } from '#host/signing/passphrase.ts';
import { signatureFieldsOf } from '#host/signing/pdf-lookup.ts';
import { readPdf } from '#host/signing/pdf-revisions.ts';
import { signAsRole } from '#host/signing/sign-as-role.ts';
import type { SignatureRole } from '#host/signing/signature-roles.ts';
import { SIGNATURE_ROLES, STATEMENTS } from '#host/signing/signature-roles.ts';
import type { SigningWorld } from './signing-world.ts';

type SignFileOptions = {
  readonly world: SigningWorld;
  readonly source: PassphraseSource;
  /** Absent: the first empty field, in the order prepared, reviewed, approved. */
  readonly role?: SignatureRole;
  /** Absent: the usual statement of the role. */
  readonly reason?: string;
};

type SignFileResult =
  | {
      readonly ok: true;
      readonly pdf: Buffer;
      readonly role: SignatureRole;
      readonly signer: string;
      readonly warning?: string;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Signs a worksheet as a command does: asks for the passphrase, opens the identity, and writes name,
 * statement and claimed time into the block.
 * @param pdf a worksheet with signature fields
 * @param identityFile the bytes of a PKCS#12 file
 */
export async function signFile(
  pdf: Uint8Array,
  identityFile: Uint8Array,
  options: SignFileOptions,
): Promise<SignFileResult> {
  const { world } = options;
  const role = options.role ?? firstEmptyField(pdf);
  if (role === 'none') return { ok: false, message: sayFailure('field-missing') };
  if (role === 'all-signed') {
    return { ok: false, message: 'prepared, reviewed and approved are all signed already' };
  }
  const read = await world.passphrase(options.source);
  if (!read.ok) return { ok: false, message: sayFailure(read.code) };
  const signed = signAsRole(pdf, identityFile, {
    passphrase: read.passphrase,
    role,
    reason: options.reason ?? STATEMENTS[role],
    time: world.now(),
    fontFile: await world.font(),
  });
  if (!signed.ok) return { ok: false, message: sayFailure(signed.code) };
  const { signer, missing: lacking } = signed;
  const warning = `the block on the page cannot show ${lacking}; the certificate holds the name in full`;
  return { ok: true, pdf: signed.pdf, role, signer, ...(lacking === '' ? {} : { warning }) };
}

function firstEmptyField(pdf: Uint8Array): SignatureRole | 'none' | 'all-signed' {
  const fields = fieldsOf(pdf);
  const known = SIGNATURE_ROLES.filter((role) => fields.has(role));
  if (known.length === 0) return 'none';
  return known.find((role) => fields.get(role) === false) ?? 'all-signed';
}

/** The signed field whose signature stands in the last saved state, as far as roles go. */
export function lastSignedField(pdf: Uint8Array): SignatureRole | undefined {
  const fields = fieldsOf(pdf);
  const read = readPdf(pdf);
  if (!read.ok) return undefined;
  const { revisions } = read.file;
  const before = signatureFieldsOf(read.file, revisions.length - 2).filter(
    ({ value }) => value !== undefined,
  );
  return SIGNATURE_ROLES.find(
    (role) => fields.get(role) === true && before.every(({ name }) => name !== role),
  );
}

function fieldsOf(pdf: Uint8Array): Map<string, boolean> {
  const read = readPdf(pdf);
  if (!read.ok) return new Map();
  const fields = signatureFieldsOf(read.file, read.file.revisions.length - 1);
  return new Map(fields.map(({ name, value }) => [name, value !== undefined]));
}
