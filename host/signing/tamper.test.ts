import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundAuthority } from '#test/support/openssl-authority.ts';
import type { Authority } from '#test/support/openssl-authority.ts';
import { drawWorksheet, newSigner, signAs } from '#test/support/signed-documents.ts';
import { openIdentity } from './pkcs12-read.ts';
import { importTimeStamp, requestTimeStamp } from './timestamp.ts';
import type { VerifyReport } from './verify.ts';
import { verifyPdf } from './verify.ts';

// `npm test` takes a sample; `npm run test:tamper` all 200 and every digit of both signatures.
const isFull = process.env['DOMICILE_TAMPER'] === 'all';
const CHANGES = isFull ? 200 : 40;
const SEED = 20_261_122;

type Span = { readonly start: number; readonly end: number };

/** One signature in the file: its hexadecimal digits up to the padding, the padding, and what it covers. */
type Place = { readonly digits: Span; readonly padding: Span; readonly covers: readonly Span[] };

let authority: Authority;
let pdf: Buffer;
let places: readonly Place[];
let now: Date;

beforeAll(async () => {
  authority = foundAuthority();
  // Its certificates begin now, so that the signer must claim the real time.
  now = new Date();
  const opened = openIdentity(authority.exportSigner('signer-rsa'), 'export me');
  if (!opened.ok) throw new Error(opened.code);
  const bare = signAs(await drawWorksheet(), opened.identity, 'prepared', { time: now });
  const asked = requestTimeStamp(bare, 'prepared', Buffer.from('12345678'));
  if (!asked.ok) throw new Error(asked.code);
  const stamp = authority.stamp(asked.request);
  const stamped = importTimeStamp(bare, 'prepared', asked.request, stamp);
  if (!stamped.ok) throw new Error(stamped.code);
  pdf = signAs(stamped.pdf, await newSigner('ecdsa-p256'), 'reviewed', { time: now });
  places = placesIn(pdf);
}, 120_000);

afterAll(() => authority.remove());

function placesIn(file: Buffer): Place[] {
  const text = file.toString('latin1');
  return [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/gu)].map((match) => {
    const [start = 0, end = 0, length = 0] = match.slice(1).map(Number);
    // 30 82 hh hh: the length of the signature stands in its first four bytes.
    const size = 4 + Number.parseInt(text.slice(start + 5, start + 9), 16);
    const edge = start + 1 + size * 2;
    return {
      digits: { start: start + 1, end: edge },
      padding: { start: edge, end: end - 1 },
      covers: [
        { start: 0, end: start },
        { start: end, end: end + length },
      ],
    };
  });
}

const holds = ({ start, end }: Span, at: number): boolean => start <= at && at < end;

/** Random numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function changed(at: number, byte: number): Buffer {
  const copy = Buffer.from(pdf);
  copy[at] = byte;
  return copy;
}

const CONTAINER = [
  'contents-not-lowercase-hex',
  'contents-damaged',
  'padding-not-zero',
  'byte-range-wrong',
];

/** What is wrong with a verdict, held against what was really done to the file. */
function faults(report: VerifyReport, at: number): string[] {
  const wrong = places.filter((place, index) => {
    const found = report.signatures[index]?.problems ?? [];
    if (holds(place.padding, at)) {
      return found[0] !== 'padding-not-zero' && found[0] !== 'contents-not-lowercase-hex';
    }
    // The content is as it was; only the signature is not.
    if (holds(place.digits, at)) return found.length === 0 || found[0] === 'content-changed';
    if (!place.covers.some((span) => holds(span, at))) return found.length > 0;
    const isNamed = found.some((code) => code === 'content-changed' || CONTAINER.includes(code));
    // Where not even the byte range can be read any more, the document itself is named as damaged.
    const isLost = report.signatures[index] === undefined && report.problems.length > 0;
    return !isNamed && !isLost;
  });
  const codes = JSON.stringify([report.problems, report.signatures.map((one) => one.problems)]);
  const missed = report.isAccepted ? [`byte ${at} is not noticed`] : [];
  return [...missed, ...wrong.map(() => `byte ${at} is misnamed: ${codes}`)];
}

describe('one byte changed', () => {
  it('starts from a document that is accepted', () => {
    expect(verifyPdf(pdf, { now })).toMatchObject({ isAccepted: true, problems: [] });
    expect(places).toHaveLength(2);
  });

  it(`is found and named, ${CHANGES} times at random`, () => {
    const random = seeded(SEED);
    for (let count = 0; count < CHANGES; count += 1) {
      const at = Math.floor(random() * pdf.length);
      const byte = ((pdf[at] ?? 0) + 1 + Math.floor(random() * 255)) & 0xff;
      expect(faults(verifyPdf(changed(at, byte), { now }), at)).toEqual([]);
    }
  }, 120_000);

  it('is found in the padding: another digit, a capital, a space', () => {
    for (const { padding } of places) {
      for (const at of [padding.start, padding.start + 1, padding.end - 1]) {
        for (const character of ['1', 'f', 'F', ' ']) {
          const report = verifyPdf(changed(at, character.charCodeAt(0)), { now });
          expect(faults(report, at)).toEqual([]);
        }
      }
    }
  });

  it('is found in the delimiters of the container, which no digest covers', () => {
    for (const { digits, padding } of places) {
      for (const at of [digits.start - 1, padding.end]) {
        expect(verifyPdf(changed(at, 0x20), { now }).isAccepted).toBe(false);
      }
    }
  });

  it('is found when a digit is only written as a capital', () => {
    for (const { digits } of places) {
      const at = pdf.subarray(digits.start, digits.end).findIndex((byte) => byte >= 0x61);
      const report = verifyPdf(changed(digits.start + at, (pdf[digits.start + at] ?? 0) - 32), {
        now,
      });
      expect(report.signatures.flatMap(({ problems }) => problems)).toContain(
        'contents-not-lowercase-hex',
      );
    }
  });

  it.runIf(isFull)(
    'is found in every digit of every signature',
    () => {
      const unseen: number[] = [];
      for (const [index, { digits }] of places.entries()) {
        for (let at = digits.start; at < digits.end; at += 1) {
          const digit = Number.parseInt(String.fromCharCode(pdf[at] ?? 0), 16);
          const other = (digit ^ (1 << (at % 4))).toString(16);
          const report = verifyPdf(changed(at, other.charCodeAt(0)), { now });
          // The later signature covers the earlier one; each must find what was done to itself.
          const found = report.signatures[index];
          // The authority's root in the time stamp is bound by nothing but its own signature: cut
          // loose from itself, it is named as a chain that leads nowhere.
          const isNamed = found?.notes.includes('time-stamp-chain-incomplete') === true;
          if (found?.isIntact === true && !isNamed) unseen.push(at - digits.start);
        }
      }
      expect(unseen).toEqual([]);
    },
    3_600_000,
  );
});
