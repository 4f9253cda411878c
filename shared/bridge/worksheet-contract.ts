import { z } from 'zod';
import { type Assumption, isAssumption } from '#shared/evaluate/assumption.ts';
import { isCalendarDate } from '#shared/map/calendar.ts';
import { sectionIds } from '#shared/worksheet/sections.ts';
import { done, failed, fileBytes, line, token } from './contract-parts.ts';
import { identityFailures, openFailures, signFailures, verifyFailures } from './failures.ts';

const onMap = z.object({ map: token });
const assumption = z.custom<Assumption>(
  (value) => typeof value === 'string' && isAssumption(value),
  'expected an assumption',
);
const role = z.enum(['prepared', 'reviewed', 'approved']);

/** Long enough for any sentence; a passphrase beyond it is a file that was pasted. */
const passphrase = line(1024);

/** A signing identity that the host keeps; the key itself never leaves it. */
const identity = z.object({
  id: z.string().regex(/^[a-z0-9]{16}$/),
  name: z.string(),
  organisation: z.string(),
  email: z.string(),
  /** The key in words: `ECDSA P-256`. */
  key: z.string(),
  /** SHA-256 of the certificate, 64 hexadecimal digits. */
  fingerprint: z.string(),
  /** The last day of the certificate, `YYYY-MM-DD`. */
  validUntil: z.string(),
});

const identityAnswer = z.discriminatedUnion('ok', [
  done.extend({ identity }),
  failed(identityFailures),
]);

const signatureVerdict = z.object({
  /** The role, or the field's name where it is none of Domicile's. */
  field: z.string(),
  isIntact: z.boolean(),
  /** Name, organisation, e-mail, as the certificate says them. */
  signer: z.string(),
  /** The signer's own statement. */
  statement: z.string(),
  /** `2026-11-22 10:00 UTC`; empty where no time is stated. */
  at: z.string(),
  /** When, and who says so. */
  time: z.string(),
  covers: z.string(),
  certificate: z.string(),
  fingerprint: z.string(),
  problems: z.array(z.string()),
  notes: z.array(z.string()),
});

const verdict = z.object({
  isAccepted: z.boolean(),
  /** One sentence. */
  verdict: z.string(),
  problems: z.array(z.string()),
  /** In the order in which they were made. */
  signatures: z.array(signatureVerdict),
  /** The roles that have not signed yet. */
  openRoles: z.array(role),
  /** The JSON text of the map inside; null where there is none that can be read. */
  mapText: z.string().nullable(),
});

/** A signed worksheet that the host has kept. */
const revision = z.object({
  file: z.string().regex(/^[\w. -]{1,120}\.pdf$/),
  isAccepted: z.boolean(),
  signatures: z.array(signatureVerdict.pick({ field: true, signer: true, at: true })),
  /** Whether the map inside is the map as it is now. */
  isOfThisMap: z.boolean(),
});

/** What may be asked about worksheets: drawn, signed, verified, kept. */
export const worksheet = {
  /** The pages of a map as they will be signed and printed. */
  draw: {
    input: onMap.extend({
      asOf: z.string().refine(isCalendarDate, 'expected a day such as 2026-11-22'),
      assumptions: z.array(assumption).max(10),
      paper: z.enum(['a4', 'letter']),
      leftOut: z.array(z.enum(sectionIds)).max(sectionIds.length),
    }),
    output: z.discriminatedUnion('ok', [
      done.extend({ fileName: z.string(), pdf: fileBytes }),
      failed([...openFailures, 'unknown-map']),
    ]),
  },
  /** What each role states by signing, in the first person. */
  statements: { input: z.undefined(), output: z.record(role, z.string()) },
  /** Signs exactly the bytes that are sent, which are those that were shown. */
  sign: {
    input: z.object({
      pdf: fileBytes,
      identity: identity.shape.id,
      passphrase,
      role,
      /** The signer's statement. */
      reason: line(500).min(1),
      /** The map beside which the signed worksheet is kept. */
      map: token.optional(),
    }),
    output: z.discriminatedUnion('ok', [
      done.extend({
        pdf: fileBytes,
        signer: z.string(),
        /** Letters that the block on the page cannot show. */
        missing: z.string(),
        /** The name under which it was kept; null where it was not asked for or could not be. */
        keptAs: z.string().nullable(),
      }),
      failed(signFailures),
    ]),
  },
  /** Signatures, what came after them, and the map inside. */
  verify: {
    input: z.object({ pdf: fileBytes }),
    output: z.discriminatedUnion('ok', [done.extend({ verdict }), failed(verifyFailures)]),
  },
  /** The signed worksheets of a map, the newest first. */
  revisions: {
    input: onMap,
    output: z.discriminatedUnion('ok', [
      done.extend({ revisions: z.array(revision) }),
      failed([...openFailures, 'unknown-map']),
    ]),
  },
  readRevision: {
    input: onMap.extend({ file: revision.shape.file }),
    output: z.discriminatedUnion('ok', [
      done.extend({ pdf: fileBytes }),
      failed([...openFailures, 'unknown-map']),
    ]),
  },
  /** Asks the user where to, and writes the PDF there. */
  save: {
    input: z.object({ fileName: line(200).min(1), pdf: fileBytes }),
    output: z.discriminatedUnion('ok', [
      done.extend({ fileName: z.string() }),
      failed([...openFailures, 'cancelled', 'no-dialog']),
    ]),
  },
} as const;

/** The signing identities that the host keeps in its own folder, each under its passphrase. */
export const identities = {
  list: { input: z.undefined(), output: z.array(identity) },
  /** Makes a key, and a certificate that it signs itself, valid for three years. */
  create: {
    input: z.object({
      name: line(200),
      organisation: line(200),
      email: line(254),
      passphrase,
    }),
    output: identityAnswer,
  },
  /** Keeps a copy of a PKCS#12 file, such as one from an authority. */
  add: { input: z.object({ file: fileBytes, passphrase }), output: identityAnswer },
} as const;

export type Identity = z.output<typeof identity>;
export type WorksheetVerdict = z.output<typeof verdict>;
export type SignatureVerdict = z.output<typeof signatureVerdict>;
export type WorksheetRevision = z.output<typeof revision>;
