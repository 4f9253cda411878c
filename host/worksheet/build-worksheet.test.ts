import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attachmentsOf } from '#host/signing/attachments.ts';
import { signatureFieldsOf } from '#host/signing/pdf-lookup.ts';
import { readPdf } from '#host/signing/pdf-revisions.ts';
import { mapHash } from '#shared/map/canonical.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';
import type { SectionId } from '#shared/worksheet/sections.ts';
import { newSigner, signAs } from '#test/support/signed-documents.ts';
import { buildWorksheet } from './build-worksheet.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'domicile-worksheet-'));
afterAll(() => rmSync(folder, { recursive: true }));

function load(text: Uint8Array | object): MapDocument {
  const bytes = text instanceof Uint8Array ? text : new TextEncoder().encode(JSON.stringify(text));
  const read = readMap(bytes);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.document;
}

const example = (name: string): MapDocument =>
  load(readFileSync(path.join(import.meta.dirname, `../../assets/examples/${name}.json`)));

const build = (
  document: MapDocument,
  leftOut: readonly SectionId[] = [],
  paper: 'a4' | 'letter' = 'a4',
): Promise<Buffer> =>
  buildWorksheet({
    document,
    asOf: '2026-11-22',
    assumptions: [],
    paper,
    leftOut,
    createdAt: new Date('2026-11-22T10:00:00Z'),
  });

function tool(program: string, pdf: Uint8Array, args: readonly string[] = []): string {
  const file = path.join(folder, 'worksheet.pdf');
  writeFileSync(file, pdf);
  const tail = program === 'pdftotext' ? ['-'] : [];
  return execFileSync(program, [...args, file, ...tail], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
}

/** Letters and digits alone: lines, hyphens and columns do not matter, nor does what the font lacks. */
const letters = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '');

/** All text of a worksheet; that of columns one column after the other. */
const textOf = (pdf: Uint8Array): string => letters(tool('pdftotext', pdf));

function attached(pdf: Uint8Array): Map<string, string> {
  const read = readPdf(pdf);
  if (!read.ok) throw new Error(read.reason);
  const files = attachmentsOf(read.file, read.file.revisions.length - 1);
  return new Map(
    files.map(({ name, content }) => [name, content.ok ? content.bytes.toString('utf8') : '']),
  );
}

const told = z.object({
  findings: z.array(z.object({ message: z.string(), rule: z.string() })),
  openQuestions: z.array(z.object({ question: z.string() })),
  summary: z.object({ violation: z.number() }),
});

const toldIn = (pdf: Uint8Array) =>
  told.parse(JSON.parse(attached(pdf).get('evaluation.json') ?? ''));

describe.each(['telemedicine-faulty', 'ehr-multi-tenant', 'small-clinic'])(
  '%s as a PDF',
  (name) => {
    it('prints every finding, question, hop and vendor that its attachments hold', async () => {
      const document = example(name);
      const pdf = await build(document);
      const text = textOf(pdf);
      const { findings, openQuestions } = toldIn(pdf);
      const missing = [
        ...findings.flatMap(({ message, rule }) => [message, rule]),
        ...openQuestions.map(({ question }) => question),
        ...(document.hops ?? []).flatMap((hop) => (hop.name === undefined ? [] : [hop.name])),
        ...(document.nodes ?? []).map((node) => node.name),
        ...(document.vendors ?? []).map((vendor) => vendor.name),
        ...(document.cohorts ?? []).map((cohort) => cohort.name),
        ...(document.decisions ?? []).flatMap(({ reason }) => reason ?? []),
        mapHash(document),
        'Engineering guidance, not legal advice',
      ].filter((words) => !text.includes(letters(words)));
      expect(missing).toEqual([]);
    });
  },
);

describe('the document', () => {
  it('has the same bytes each time, and others for another paper', async () => {
    const document = example('small-clinic');
    const pdf = await build(document);
    expect((await build(document)).equals(pdf)).toBe(true);
    const letter = await build(document, [], 'letter');
    expect(tool('pdfinfo', pdf)).toContain('A4');
    expect(tool('pdfinfo', letter)).toContain('612 x 792 pts (letter)');
  });

  it('carries the map, whose hash is the printed one, and title, subject and dates', async () => {
    const document = example('telemedicine-corrected');
    const pdf = await build(document);
    const inside = load(Buffer.from(attached(pdf).get('map.json') ?? ''));
    expect(mapHash(inside)).toBe(mapHash(document));
    const info = tool('pdfinfo', pdf, ['-isodates']);
    expect(info).toMatch(/Title: +Telemedicine for France, Quebec and Texas, put right/u);
    expect(info).toMatch(/Subject: .*22 November 2026/u);
    expect(info).toMatch(/CreationDate: +2026-11-22T10:00:00Z/u);
    expect(pdf.toString('latin1')).toMatch(/\/Lang \(en\)/u);
  });

  it('says on page 1 where signatures are, in words that are true before signing and after', async () => {
    const first = tool('pdftotext', await build(example('small-clinic')), ['-l', '1', '-layout']);
    expect(first).toMatch(/Signatures and how to verify them: last page/u);
    expect(first).not.toMatch(/\bSigned\b/u);
  });

  it('embeds every font as a subset', async () => {
    const fonts = tool('pdffonts', await build(example('small-clinic')))
      .split('\n')
      .slice(2);
    const drawn = fonts.filter((line) => line !== '');
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.filter((line) => !/yes yes yes/u.test(line))).toEqual([]);
  });

  it('can be signed in each of its three fields, as pdfsig agrees', async () => {
    const pdf = await build(example('small-clinic'));
    const read = readPdf(pdf);
    if (!read.ok) throw new Error(read.reason);
    expect(
      signatureFieldsOf(read.file, read.file.revisions.length - 1).map((one) => one.name),
    ).toEqual(['prepared', 'reviewed', 'approved']);
    const signer = await newSigner('ecdsa-p256');
    const once = signAs(pdf, signer, 'prepared');
    expect(tool('pdfsig', once, ['-nocert'])).toContain('Total document signed');
    const twice = signAs(once, signer, 'approved');
    expect(tool('pdfsig', twice, ['-nocert']).match(/Signature is Valid/gu)).toHaveLength(2);
  }, 30_000);
});

describe('what is left out', () => {
  it('is named on page 1, printed nowhere and attached nowhere', async () => {
    const document = example('ehr-multi-tenant');
    const pdf = await build(document, ['findings', 'policies', 'decisions']);
    const text = textOf(pdf);
    expect(text).toContain(
      letters(
        'Left out of this document and of its attachments: findings, residency matrix and postures, decisions.',
      ),
    );
    const { findings } = toldIn(await build(document));
    const { findings: kept, summary } = toldIn(pdf);
    expect(kept).toEqual([]);
    expect(summary.violation).toBeGreaterThan(0);
    const decided = findings.filter(({ message }) => text.includes(letters(message)));
    // Questions for counsel are printed where open questions are.
    expect(decided.length).toBeLessThan(findings.length / 2);
    const inside = load(Buffer.from(attached(pdf).get('map.json') ?? ''));
    expect(inside.policies).toBeUndefined();
    expect(inside.decisions).toBeUndefined();
    expect(text).toContain(mapHash(inside));
    expect(text).toContain(mapHash(document));
  });

  it('takes the map with it where the map consists of it', async () => {
    const document = example('small-clinic');
    const pdf = await build(document, ['vendors']);
    expect([...attached(pdf).keys()]).toEqual(['evaluation.json']);
    expect(textOf(pdf)).toContain(letters('The map itself was left out.'));
  });
});

describe('names of any sort', () => {
  const NAMES = [
    'Κλινική Αθηνών, αρχείο ασθενών',
    'Поликлиника № 5, записи пациентов',
    `A name without a break ${'x'.repeat(160)} and its end`,
    'Ärztehaus Łódź, ÿ',
  ];

  it('are printed whole: Greek, Cyrillic, very long; what no font has is said', async () => {
    const document = load({
      format: 'domicile.map',
      version: 1,
      id: 'names',
      title: '診療所 http://example.org/image.png',
      cohorts: [{ id: 'c', name: NAMES[0], care: 'GR', entry: ['n0'] }],
      vendors: [{ id: 'v', name: NAMES[1] }],
      nodes: NAMES.map((name, at) => ({ id: `n${at}`, name, kind: 'database', vendor: 'v' })),
      hops: [
        { id: 'h1', from: 'n0', to: 'n1' },
        { id: 'h2', from: 'n1', to: 'n2' },
        { id: 'h3', from: 'n2', to: 'n3' },
      ],
    });
    const pdf = await build(document);
    const text = textOf(pdf);
    expect(NAMES.filter((name) => !text.includes(letters(name)))).toEqual([]);
    expect(text).toContain(letters('3 characters shown as “?”'));
    expect(text).not.toContain('undefined');
  });

  it('a blank map has its four pages and says that nothing was evaluated', async () => {
    const pdf = await build(
      load({ format: 'domicile.map', version: 1, id: 'blank', title: 'Blank' }),
    );
    const text = textOf(pdf);
    expect(text).toContain(letters('No patients are drawn, so nothing was evaluated.'));
    expect(text).toContain(
      letters('No violation found by these rules on these facts; 1 question open'),
    );
  });
});
