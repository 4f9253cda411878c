import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Glyph } from 'fontkit';
import { create } from 'fontkit';
import type { CosValue } from './cos-values.ts';
import { array, dictionary, name, number, reference, stream, textString } from './cos-values.ts';
import type { Update } from './incremental-update.ts';

/** A TrueType font of which only the glyphs that were drawn go into the PDF. */
export type EmbeddedFont = {
  /** The width of a text in thousandths of the font size. */
  readonly measure: (text: string) => number;
  /** The text as a hexadecimal string operand of `Tj`, for the font that `embed` writes. */
  readonly encode: (text: string) => string;
  /** Writes the font with the glyphs encoded so far and returns its object number. */
  readonly embed: (update: Update) => number;
  /** Characters that the font does not have and that were drawn as a question mark. */
  readonly missing: () => readonly string[];
};

type DrawnGlyph = { readonly width: number; readonly text: string };

/**
 * Opens a font for drawing.
 * @param file the bytes of a TrueType font (`glyf` outlines) whose licence allows embedding
 */
export function openFont(file: Uint8Array): EmbeddedFont {
  const font = create(Buffer.from(file));
  if (font.type !== 'TTF') throw new TypeError('a signature is drawn with one TrueType font');
  const scale = 1000 / font.unitsPerEm;
  const subset = font.createSubset();
  const numbers = new Map<number, number>();
  const drawn: DrawnGlyph[] = [];
  const missing = new Set<string>();

  // Character by character: shaping adds nothing that Latin, Greek and Cyrillic cannot do without,
  // and reading a font's tables for it takes half a second.
  const glyphsOf = (text: string): Glyph[] => {
    const printable = Array.from(text.normalize('NFC'), (character) => {
      if (font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character;
      missing.add(character);
      return '?';
    });
    return font.glyphsForString(printable.join(''));
  };

  const encode = (text: string): string => {
    const digits = glyphsOf(text).map((glyph) => {
      let cid = numbers.get(glyph.id);
      if (cid === undefined) {
        // The subset numbers glyphs in the order in which they come; 0 is its `.notdef`.
        cid = numbers.size + 1;
        numbers.set(glyph.id, cid);
        subset.includeGlyph(glyph);
        drawn.push({
          width: Math.round(glyph.advanceWidth * scale),
          text: String.fromCodePoint(...glyph.codePoints),
        });
      }
      return cid.toString(16).padStart(4, '0');
    });
    return `<${digits.join('')}>`;
  };

  const embed = (update: Update): number => {
    const program = Buffer.from(subset.encode());
    const fullName = `${subsetTag(program)}+${font.postscriptName}`;
    const file2 = update.add(
      stream(
        { Filter: name('FlateDecode'), Length1: number(program.length) },
        deflateSync(program, { level: 9 }),
      ),
    );
    const descriptor = update.add(
      dictionary({
        Type: name('FontDescriptor'),
        FontName: name(fullName),
        Flags: number(4),
        FontBBox: array(
          ...[font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map((edge) =>
            number(Math.round(edge * scale)),
          ),
        ),
        ItalicAngle: number(font.italicAngle),
        Ascent: number(Math.round(font.ascent * scale)),
        Descent: number(Math.round(font.descent * scale)),
        CapHeight: number(Math.round(font.capHeight * scale)),
        StemV: number(80),
        FontFile2: reference(file2),
      }),
    );
    const descendant = update.add(
      dictionary({
        Type: name('Font'),
        Subtype: name('CIDFontType2'),
        BaseFont: name(fullName),
        CIDSystemInfo: dictionary({
          Registry: textString('Adobe'),
          Ordering: textString('Identity'),
          Supplement: number(0),
        }),
        FontDescriptor: reference(descriptor),
        CIDToGIDMap: name('Identity'),
        W: array(number(1), array(...drawn.map((glyph) => number(glyph.width)))),
      }),
    );
    const toUnicode = update.add(stream({}, Buffer.from(unicodeMap(drawn), 'latin1')));
    return update.add(composite(fullName, descendant, toUnicode));
  };

  return {
    measure: (text) => glyphsOf(text).reduce((sum, glyph) => sum + glyph.advanceWidth, 0) * scale,
    encode,
    embed,
    missing: () => [...missing],
  };
}

function composite(fullName: string, descendant: number, toUnicode: number): CosValue {
  return dictionary({
    Type: name('Font'),
    Subtype: name('Type0'),
    BaseFont: name(fullName),
    Encoding: name('Identity-H'),
    DescendantFonts: array(reference(descendant)),
    ToUnicode: reference(toUnicode),
  });
}

/** Six capitals that tell subsets of one font apart (ISO 32000-1, 9.6.4), the same for the same glyphs. */
function subsetTag(program: Buffer): string {
  const digest = createHash('sha256').update(program).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join(
    '',
  );
}

/** The character map that lets a reader search and copy the text (ISO 32000-1, 9.10.3). */
function unicodeMap(drawn: readonly DrawnGlyph[]): string {
  const lines = drawn.map(({ text }, index) => {
    const units = Buffer.from(text, 'utf16le').swap16().toString('hex');
    return `<${(index + 1).toString(16).padStart(4, '0')}> <${units}>`;
  });
  const blocks: string[] = [];
  // A block may hold at most 100 entries.
  for (let first = 0; first < lines.length; first += 100) {
    const block = lines.slice(first, first + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
