import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { assetFile } from './asset-file.ts';

/** What the fonts lack, with what stands for it on paper. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['→', '›'],
  ['←', '‹'],
  ['≥', '>='],
  ['≤', '<='],
]);

/** Makes texts printable with the fonts of the worksheet, and remembers what could not be. */
export class Printable {
  readonly #known = new Map<string, boolean>();
  readonly #missing = new Set<string>();
  readonly #has: (codePoint: number) => boolean;

  constructor() {
    const font = create(readFileSync(assetFile('fonts/NotoSans-Regular.ttf')));
    if (!('hasGlyphForCodePoint' in font)) throw new Error('the font file holds several fonts');
    this.#has = (codePoint) => font.hasGlyphForCodePoint(codePoint);
  }

  /** Characters that stand as `?` on paper. */
  get missing(): readonly string[] {
    return [...this.#missing].toSorted();
  }

  text(text: string): string {
    // The fonts come without the tables that place loose accents: composed ones need none. ASCII
    // needs no look at the font.
    return text
      .normalize('NFC')
      .replaceAll(/[^\n\x20-\x7e]/gu, (character) => this.#character(character));
  }

  /** The same content with every text in it printable. */
  content<T>(content: T): T;
  content(content: unknown): unknown {
    if (typeof content === 'string') return this.text(content);
    if (Array.isArray(content)) return content.map((item) => this.content<unknown>(item));
    if (typeof content !== 'object' || content === null) return content;
    return Object.fromEntries(
      Object.entries(content).map(([key, value]) => [
        key,
        KEPT.has(key) ? value : this.content<unknown>(value),
      ]),
    );
  }

  #character(character: string): string {
    const instead = INSTEAD.get(character);
    if (instead !== undefined) return instead;
    const known = this.#known.get(character);
    const has = known ?? this.#has(character.codePointAt(0) ?? 0);
    this.#known.set(character, has);
    if (has || /[\n\r\t]/u.test(character)) return character;
    this.#missing.add(character);
    return '?';
  }
}

/** Not text, and for `layout` functions. */
const KEPT: ReadonlySet<string> = new Set(['canvas', 'layout', 'id', 'linkToDestination']);
