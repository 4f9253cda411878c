import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The colours of a theme; the dark one has those of the light that it does not change. */
function tokens(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const [light = '', dark = ''] = css.split(":root[data-mantine-color-scheme='dark']");
  const text = theme === 'light' ? light : light + dark;
  return new Map(
    [...text.matchAll(/--d-([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const PAIRS = [
  ...['paper', 'surface', 'raised', 'hover', 'selected', 'quiet-ground'].flatMap((ground) =>
    ['ink', 'muted'].map((text) => [text, ground] as const),
  ),
  ...['violation', 'risk', 'question', 'met'].flatMap((name) => [
    [name, `${name}-ground`] as const,
    [name, 'surface'] as const,
    ['ink', `${name}-ground`] as const,
  ]),
  ['on-action', 'action'],
  ['on-action', 'action-hover'],
  ['link', 'surface'],
  ['link', 'paper'],
  ['question', 'selected'],
] as const;

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colours = tokens(theme);
  const of = (name: string): string => {
    const hex = colours.get(name);
    if (hex === undefined) throw new Error(`no colour ${name}`);
    return hex;
  };

  it.each(PAIRS)('sets %s on %s with a contrast of 4.5', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['people', 'live', 'compute', 'storage', 'third'])(
    'shows the icon of %s with a contrast of 3',
    (kind) => {
      expect(contrast(of(`kind-${kind}`), of('surface'))).toBeGreaterThanOrEqual(3);
    },
  );
});
