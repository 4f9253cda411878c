import { expect, test } from 'vitest';
import { keyWords } from './key-words.ts';

test.each([
  ['Linux x86_64', 'Ctrl+Shift+Z'],
  ['Win32', 'Ctrl+Shift+Z'],
  ['MacIntel', '⌘+Shift+Z'],
  ['iPad', '⌘+Shift+Z'],
  ['', 'Ctrl+Shift+Z'],
])('on %s the command key has its own name', (platform, words) => {
  expect(keyWords('Ctrl/Cmd+Shift+Z', platform)).toBe(words);
  expect(keyWords('Shift+F', platform)).toBe('Shift+F');
});
