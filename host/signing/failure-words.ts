import type { CreateIdentityCode } from './identity.ts';
import type { PassphraseCode } from './passphrase.ts';
import type { OpenIdentityCode } from './pkcs12-read.ts';
import type { SignCode } from './sign.ts';
import type { TimeStampCode } from './timestamp.ts';

export type SigningFailure =
  | CreateIdentityCode
  | OpenIdentityCode
  | PassphraseCode
  | SignCode
  | TimeStampCode;

const WORDS: Readonly<Record<SigningFailure, string>> = {
  'name-length': 'the name must have 1 to 64 characters',
  'organisation-length': 'the organisation must have 1 to 64 characters',
  'email-invalid': 'the e-mail address must look like name@domain, without accents',
  'validity-empty': 'the identity would end before it begins; check the dates',
  'passphrase-empty': 'the passphrase is empty; choose one',

  'wrong-passphrase':
    'the passphrase does not open this identity, or the file was changed; check it and try again',
  'not-a-pkcs12': 'this is not an identity file (PKCS#12, .p12 or .pfx)',
  'no-key': 'the file holds no private key; export it again together with the key',
  'no-certificate': 'the file holds no certificate; export it again together with the certificate',
  'key-certificate-mismatch':
    'key and certificate in the file do not belong together; export both from the same entry',
  'unsupported-algorithm':
    'the file or its key uses a method that is not supported or no longer safe; export it with AES-256, and use RSA of 2048 bits or more or ECDSA',

  'file-unreadable': 'the passphrase file cannot be read; check its name and permissions',
  'descriptor-unreadable': 'the passphrase cannot be read from that descriptor',
  'no-terminal': 'there is no terminal to ask for the passphrase; use --passphrase-file',
  interrupted: 'no passphrase was entered',
  'not-the-same': 'the two passphrases differ; try again',
  empty: 'the passphrase is empty',

  'pdf-unreadable': 'this is not a PDF that Domicile made, or it is damaged',
  'field-missing': 'the document has no such signature field; sign a worksheet made by Domicile',
  'field-already-signed': 'this field is signed already; choose another role',
  'earlier-signature-broken':
    'an earlier signature in this document does not hold; run verify to see why, and ask for the file as it was signed',
  'certificate-unreadable': 'a certificate in the identity cannot be read',
  'certificate-not-valid-now':
    'the certificate is not valid today; make a new identity or ask the authority for a new certificate',
  'certificate-wrong-use': 'the certificate is not for signing; use another identity',

  'field-not-signed': 'this field is not signed; sign first, then ask for the time stamp',
  'signature-damaged': 'the signature is damaged; run verify to see how',
  'already-time-stamped': 'this signature has a time stamp already',
  'covered-by-later-signature':
    'a later signature covers this one, so a time stamp can no longer be added; stamp each signature before the next one',
  'request-unreadable': 'the request file is not one that Domicile wrote',
  'request-of-other-signature': 'the request belongs to another signature',
  'response-unreadable': 'the response is not an RFC 3161 answer',
  'response-refused': 'the time-stamping service refused the request; send it again or use another',
  'response-to-other-request': 'the response answers another request',
  'no-room': 'the response is too large for the room in the signature; use another service',
  'time-stamp-damaged': 'the time stamp in the response cannot be read',
  'time-stamp-of-other-data': 'the time stamp belongs to other data',
  'time-stamp-signature-wrong': "the time-stamping service's signature does not hold",
  'time-stamp-certificate-unfit':
    'the service stamped with a certificate that is not for time-stamping or not valid; use another',
};

/** Why signing, opening or stamping did not work, and what to do, in one line without a full stop. */
export function sayFailure(code: SigningFailure): string {
  return WORDS[code];
}
