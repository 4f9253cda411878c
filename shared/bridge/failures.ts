/** Why a map file cannot be opened, created or read. */
export const openFailures = [
  'not-found',
  'is-a-folder',
  'no-permission',
  'empty',
  'not-a-map-file',
  'newer-format',
  'damaged',
  'interrupted-save',
  'busy',
  'disk-full',
  'io-error',
] as const;
export type OpenFailure = (typeof openFailures)[number];

/** Why an open map takes no edits; nothing is wrong with it. */
export const readOnlyReasons = ['in-use', 'no-permission'] as const;
export type ReadOnlyReason = (typeof readOnlyReasons)[number];

/** Why an edit was not written; the file is as it was before. */
export const writeFailures = [
  'read-only',
  'disk-full',
  'file-moved',
  'file-changed',
  'damaged',
  'busy',
  'io-error',
] as const;
export type WriteFailure = (typeof writeFailures)[number];

/** Why the host did not do what a window asked, apart from the file itself. */
export const requestFailures = [
  'unknown-map',
  'not-joined',
  'bad-update',
  'earlier-edit-missing',
  'bad-map-text',
  'unknown-example',
  'cancelled',
  'no-dialog',
] as const;
type RequestFailure = (typeof requestFailures)[number];

/** Why an identity file cannot be opened. */
const keyFailures = [
  'wrong-passphrase',
  'not-a-pkcs12',
  'no-key',
  'no-certificate',
  'key-certificate-mismatch',
  'unsupported-algorithm',
  'certificate-unreadable',
] as const;

/** Why an identity was not made or kept. */
export const identityFailures = [
  ...keyFailures,
  'name-length',
  'organisation-length',
  'email-invalid',
  'passphrase-empty',
  'no-permission',
  'disk-full',
  'io-error',
] as const;

/** Why a worksheet was not signed; it is as it was before. */
export const signFailures = [
  ...keyFailures,
  'unknown-identity',
  'pdf-unreadable',
  'field-missing',
  'field-already-signed',
  'earlier-signature-broken',
  'certificate-not-valid-now',
  'certificate-wrong-use',
] as const;

/** Why a file cannot be verified at all. */
export const verifyFailures = ['not-a-pdf'] as const;

export type Failure =
  | OpenFailure
  | ReadOnlyReason
  | WriteFailure
  | RequestFailure
  | (typeof identityFailures)[number]
  | (typeof signFailures)[number]
  | (typeof verifyFailures)[number];

const WORDS: Record<Failure, string> = {
  'not-found': 'The file is not there any more. Look for it in the folder, or open a copy.',
  'is-a-folder': 'This is a folder. Choose a map file inside it.',
  'no-permission':
    'The file or its folder may not be written by you. Ask for the right, or make a copy.',
  empty: 'The file is empty. Open a copy of it, or delete it.',
  'not-a-map-file': 'This is not a map of Domicile. Maps end in .domicile; import JSON instead.',
  'newer-format': 'A newer Domicile wrote this file. Install that version; nothing was changed.',
  damaged: 'The file is damaged; nothing was changed. Open a copy from before.',
  'interrupted-save':
    'A save of this file was interrupted. Open it once from a folder that you may write to.',
  busy: 'Another program is holding the file. Close it there, then try again.',
  'disk-full': 'The disk is full. Make room, then try again; what was saved before is safe.',
  'io-error': 'The disk reported an error. Save a copy to another disk.',
  'in-use': 'The map is open for writing in another Domicile. Close it there, then open it again.',
  'read-only': 'The map is open for reading only.',
  'file-moved': 'The file was moved or renamed while it was open. Move it back, or open it again.',
  'file-changed': 'Another program changed the file while it was open. Open it again.',
  'unknown-map': 'This map is not known any more. Open it again from the start page.',
  'not-joined': 'This window has lost its map. Reload the window.',
  'bad-update': 'This change cannot be read, and was not saved. Undo it or reload the window.',
  'earlier-edit-missing': 'An earlier change has not been saved yet; this one waits for it.',
  'bad-map-text': 'The text is not a map. Correct the places listed, then import it again.',
  'unknown-example': 'There is no such example.',
  cancelled: 'Nothing was chosen.',
  'no-dialog': 'This window cannot show a file dialog. Use import and export instead.',
  'wrong-passphrase':
    'The passphrase does not open this identity, or its file was changed. Check it and try again.',
  'not-a-pkcs12': 'This is not an identity file. Choose a PKCS#12 file, .p12 or .pfx.',
  'no-key': 'The file holds no private key. Export it again together with the key.',
  'no-certificate': 'The file holds no certificate. Export it again together with the certificate.',
  'key-certificate-mismatch':
    'Key and certificate in the file do not belong together. Export both from the same entry.',
  'unsupported-algorithm':
    'The file or its key uses a method that is not safe or not known. Export it with AES-256; use RSA of 2048 bits or more, or ECDSA.',
  'certificate-unreadable': 'A certificate of the identity cannot be read. Use another identity.',
  'name-length': 'The name must have 1 to 64 characters. Write it as it shall stand on the page.',
  'organisation-length': 'The organisation must have 1 to 64 characters. Shorten it.',
  'email-invalid': 'The e-mail address must look like name@domain, without accents.',
  'passphrase-empty': 'The passphrase is empty. Choose one that only you know.',
  'unknown-identity': 'This identity is not kept here any more. Choose another one.',
  'pdf-unreadable': 'This PDF was not made by Domicile, or it is damaged. Ask for it again.',
  'field-missing':
    'The document has no field for this signature. Sign a worksheet that Domicile made.',
  'field-already-signed': 'Somebody has signed in this role already. Choose another role.',
  'earlier-signature-broken':
    'An earlier signature in this document does not hold. Verify it to see why, and ask for the file as it was signed.',
  'certificate-not-valid-now':
    'The certificate of this identity is not valid today. Make a new identity, or ask the authority for a new certificate.',
  'certificate-wrong-use':
    'The certificate of this identity is not for signing. Use another identity.',
  'not-a-pdf': 'This file is not a PDF. Choose the worksheet that you were sent.',
};

/** What a person reads: what is the matter, and what to do. */
export const failureWords = (failure: Failure): string => WORDS[failure];
