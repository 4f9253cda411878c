import { readCertificate } from './certificate-read.ts';
import { type OpenIdentityCode, openIdentity } from './pkcs12-read.ts';
import { type SignCode, signPdf } from './sign.ts';
import { ROLE_TITLES, type SignatureRole } from './signature-roles.ts';

type RoleSignature = {
  readonly passphrase: string;
  readonly role: SignatureRole;
  /** The signer's statement. */
  readonly reason: string;
  /** The time that the signer claims, usually now. */
  readonly time: Date;
  /** A TrueType font for the block. */
  readonly fontFile: Uint8Array;
};

/**
 * Signs a worksheet in a role: opens the identity, and writes name, statement and claimed time into
 * the block.
 * @param pdf a worksheet with signature fields
 * @param identityFile the bytes of a PKCS#12 file
 * @returns the signed file; `missing` lists characters that the block shows as `?`
 */
export function signAsRole(
  pdf: Uint8Array,
  identityFile: Uint8Array,
  { passphrase, role, reason, time, fontFile }: RoleSignature,
):
  | { readonly ok: true; readonly pdf: Buffer; readonly signer: string; readonly missing: string }
  | { readonly ok: false; readonly code: OpenIdentityCode | SignCode } {
  const opened = openIdentity(identityFile, passphrase);
  if (!opened.ok) return opened;
  const { identity } = opened;
  const { commonName = 'no name', organisation } = readCertificate(identity.certificate).subject;
  const signed = signPdf(pdf, {
    identity,
    field: role,
    reason,
    name: commonName,
    time,
    appearance: {
      heading: `${ROLE_TITLES[role]}: ${commonName}`,
      lines: [...(organisation === undefined ? [] : [organisation]), reason, timeInWords(time)],
    },
    fontFile,
  });
  if (!signed.ok) return signed;
  const signer = organisation === undefined ? commonName : `${commonName}, ${organisation}`;
  return { ok: true, pdf: signed.pdf, signer, missing: signed.missing.join(' ') };
}

/** The block says that nobody but the signer vouches for the time. */
function timeInWords(time: Date): string {
  const date = time.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${date}, ${time.toISOString().slice(11, 16)} UTC, as stated by the signer`;
}
