import { describe, expect, it } from 'vitest';
import { parseValue } from './cos-parser.ts';
import { writeValue } from './cos-writer.ts';
import { readPdf } from './pdf-revisions.ts';

/** A PDF of the given objects, each as `number: body`, with a correct table. */
function pdfOf(objects: ReadonlyMap<number, string>, trailer = '/Size 9 /Root 1 0 R'): string {
  let text = '%PDF-1.7\n';
  const entries = [...objects].map(([number, body]) => {
    const at = String(text.length).padStart(10, '0');
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${at} 00000 n \n`;
  });
  const at = text.length;
  return `${text}xref\n0 1\n0000000000 65535 f \n${entries.join('')}trailer\n<< ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
}

const SMALL = new Map([
  [1, '<< /Type /Catalog /Pages 2 0 R >>'],
  [2, '<< /Type /Pages /Kids [] /Count 0 >>'],
]);

function outcome(text: string): string {
  const read = readPdf(Buffer.from(text, 'latin1'));
  if (!read.ok) return `${read.code}: ${read.reason}`;
  return read.file.rest === undefined ? 'read' : `rest: ${read.file.rest.reason}`;
}

describe('reading a PDF strictly', () => {
  it('reads a small one, with either line end', () => {
    expect(outcome(pdfOf(SMALL))).toBe('read');
    expect(outcome(pdfOf(SMALL).slice(0, -1))).toBe('read');
  });

  it.each([
    [
      'a stream in two lengths',
      [3, '<< /Length 3 >>\nstream\nabcd\nendstream'],
      'does not end where',
    ],
    ['a stream without a length', [3, '<< >>\nstream\nabc\nendstream'], 'has no length'],
    [
      'a stream that ends beyond the file',
      [3, '<< /Length 9999 >>\nstream\nabc\nendstream'],
      'longer',
    ],
    ['a key that stands twice', [3, '<< /A 1 /A 2 >>'], 'stands twice'],
    ['the same key in another spelling', [3, '<< /A 1 /#41 2 >>'], 'stands twice'],
    ['a dictionary without a value', [3, '<< /A >>'], 'neither'],
    ['an unknown word', [3, 'treu'], 'neither'],
    ['a string without end', [3, '(abc'], 'does not end'],
    ['digits that are none', [3, '<4g>'], 'other characters'],
    ['a comment', [3, 'true % hidden'], 'does not end'],
  ] as const)('refuses %s', (_, object, words) => {
    expect(outcome(pdfOf(new Map([...SMALL, object])))).toMatch(
      new RegExp(`^structure-damaged: .*${words}`, 'u'),
    );
  });

  it.each([
    ['compressed cross-references', [3, '<< /Type /ObjStm /Length 0 >>\nstream\n\nendstream']],
    ['a length kept in another object', [3, '<< /Length 4 0 R >>\nstream\n\nendstream']],
  ] as const)('says that it does not read %s', (_, object) => {
    expect(outcome(pdfOf(new Map([...SMALL, object])))).toMatch(/^structure-unsupported/u);
  });

  it('says that it does not read encrypted files', () => {
    expect(outcome(pdfOf(SMALL, '/Size 9 /Root 1 0 R /Encrypt 2 0 R'))).toMatch(
      /^structure-unsupported/u,
    );
  });

  it('refuses an object that no table lists, and a table that lists nothing', () => {
    const good = pdfOf(SMALL);
    expect(outcome(good.replace('xref\n0 1', '7 0 obj\n(shadow)\nendobj\nxref\n0 1'))).toMatch(
      /damaged/u,
    );
    const hidden = good.replace('%PDF-1.7\n', '%PDF-1.7\n1 0 obj\n(shadow)\nendobj\n');
    expect(outcome(hidden)).toMatch(/stands twice in one revision/u);
    expect(outcome(good.replace('0 1\n', '0 1\n').replace('1 1\n', '5 1\n'))).toMatch(/places/u);
  });

  it('refuses a table whose offset points elsewhere, and an end that points to another table', () => {
    const good = pdfOf(SMALL);
    expect(outcome(good.replace('0000000009', '0000000010'))).toMatch(/places object 1/u);
    expect(outcome(good.replace(/startxref\n\d+/u, 'startxref\n9'))).toMatch(/another table/u);
  });

  it('refuses a second state that does not continue the first', () => {
    const good = pdfOf(SMALL);
    const added = `3 0 obj\ntrue\nendobj\nxref\n3 1\n${String(good.length).padStart(10, '0')} 00000 n \n`;
    const end = (trailer: string): string =>
      `${good}${added}trailer\n<< /Size 9 /Root 1 0 R ${trailer} >>\nstartxref\n${good.length + 20}\n%%EOF\n`;
    expect(outcome(end(`/Prev ${good.indexOf('xref')}`))).toBe('read');
    expect(outcome(end('/Prev 3'))).toMatch(/^rest: .*continue/u);
    expect(outcome(end(''))).toMatch(/^rest: .*continue/u);
  });

  it('survives nesting that would exhaust the stack', () => {
    expect(outcome(pdfOf(new Map([...SMALL, [3, '['.repeat(100_000)]])))).toMatch(/too deeply/u);
  });
});

describe('writing values', () => {
  it.each([
    '<<\n/A [1 -2.50 .5 true null]\n/B (a\\(b\\)\\\\c)\n/C <00ff>\n/D 12 0 R\n/E#20F /G\n>>',
    '[[] <<\n\n>> ()]',
  ])('gives back %j as it was read', (text) => {
    const { value, end } = parseValue(Buffer.from(text), 0);
    expect(end).toBe(text.length);
    expect(writeValue(value).toString('latin1')).toBe(text);
  });

  it('reads escapes in strings as the standard says', () => {
    const { value } = parseValue(Buffer.from('(\\101\\n\\(\\\\\\7\\\n(x)\\q)'), 0);
    expect(value).toMatchObject({ kind: 'string' });
    expect(value.kind === 'string' ? Buffer.from(value.bytes).toString('latin1') : '').toBe(
      'A\n(\\\u0007(x)q',
    );
  });
});
