import { deflateSync } from 'node:zlib';
import type { CosValue } from './cos-values.ts';
import { array, dictionary, name, number, reference, stream } from './cos-values.ts';
import { openFont } from './embedded-font.ts';
import type { Update } from './incremental-update.ts';

/** What the block in the signature field says. The caller supplies all words. */
export type AppearanceText = {
  /** First line, larger: role and name. */
  readonly heading: string;
  /** Further paragraphs, wrapped to the width of the block. */
  readonly lines: readonly string[];
};

export type Appearance = {
  /** Object number of the form XObject. */
  readonly form: number;
  /** Characters that the font lacks and that are printed as `?`; the certificate still holds them. */
  readonly missing: readonly string[];
};

const HEADING_SIZE = 9;
const LINE_SIZE = 7.5;
const LEADING = 1.3;
const TOP_SPACE = 4;

type Line = { readonly text: string; readonly size: number };

/**
 * Draws a signature block with an ink rule on top and words below it, and adds it to an update.
 * Text that does not fit is drawn smaller as a whole, never cut: a statement with its end missing
 * would be another statement.
 * @param size width and height of the field in points
 * @param fontFile a TrueType font, of which the glyphs used are embedded
 */
export function addAppearance(
  update: Update,
  size: { readonly width: number; readonly height: number },
  text: AppearanceText,
  fontFile: Uint8Array,
): Appearance {
  const font = openFont(fontFile);
  let scale = 1;
  let lines = layOut(font.measure, text, size.width, scale);
  while (heightOf(lines) > size.height && scale > 0.3) {
    scale -= 0.05;
    lines = layOut(font.measure, text, size.width, scale);
  }
  const content = [
    'q',
    '0.114 0.153 0.2 RG 0.75 w',
    `0 ${decimal(size.height - 0.375)} m ${decimal(size.width)} ${decimal(size.height - 0.375)} l S`,
    'BT 0.114 0.153 0.2 rg',
  ];
  let baseline = size.height - TOP_SPACE;
  for (const line of lines) {
    baseline -= line.size * LEADING;
    content.push(
      `/F1 ${decimal(line.size)} Tf 1 0 0 1 0 ${decimal(baseline + line.size * 0.3)} Tm`,
      `${font.encode(line.text)} Tj`,
    );
  }
  content.push('ET', 'Q');
  const resources = dictionary({ Font: dictionary({ F1: reference(font.embed(update)) }) });
  const form = update.add(formOf(content.join('\n'), size, resources));
  return { form, missing: font.missing() };
}

function formOf(
  content: string,
  size: { readonly width: number; readonly height: number },
  resources: CosValue,
): CosValue {
  return stream(
    {
      Type: name('XObject'),
      Subtype: name('Form'),
      BBox: array(number(0), number(0), number(size.width), number(size.height)),
      Resources: resources,
      Filter: name('FlateDecode'),
    },
    deflateSync(Buffer.from(content, 'latin1'), { level: 9 }),
  );
}

function decimal(value: number): string {
  return String(Number(value.toFixed(3)));
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.size * LEADING, TOP_SPACE);
}

function layOut(
  measure: (text: string) => number,
  text: AppearanceText,
  width: number,
  scale: number,
): Line[] {
  const paragraphs = [
    { text: text.heading, size: HEADING_SIZE * scale },
    ...text.lines.map((line) => ({ text: line, size: LINE_SIZE * scale })),
  ];
  return paragraphs.flatMap((paragraph) =>
    wrap(measure, paragraph.text, (width / paragraph.size) * 1000).map((line) => ({
      text: line,
      size: paragraph.size,
    })),
  );
}

/** Breaks at spaces, and inside a word only where the word alone is wider than the line. */
function wrap(measure: (text: string) => number, text: string, limit: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (measure(joined) <= limit) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    current = '';
    for (const character of word) {
      if (current !== '' && measure(current + character) > limit) {
        lines.push(current);
        current = '';
      }
      current += character;
    }
  }
  return current === '' ? lines : [...lines, current];
}
