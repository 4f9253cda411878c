import { expect, it } from 'vitest';
import { labelInside, sentenceStart } from './text-words.ts';

it.each([
  ['identifiers of patients', 'Identifiers of patients'],
  ['écran', 'Écran'],
  ['iPad stores PHI', 'iPad stores PHI'],
  ['eu-west keeps PHI', 'eu-west keeps PHI'],
  ['PHI is kept', 'PHI is kept'],
  ['"push" shows PHI', '"push" shows PHI'],
  ['', ''],
])('begins a sentence: %s', (text, sentence) => {
  expect(sentenceStart(text)).toBe(sentence);
});

it.each([
  ['Place of care', 'place of care'],
  ['IP address', 'IP address'],
  ['HSTS', 'HSTS'],
])('puts the label "%s" inside a sentence', (label, inside) => {
  expect(labelInside(label)).toBe(inside);
});
