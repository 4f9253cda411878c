import { expect, it } from 'vitest';
import { questionHelp, questionWords } from './question-words.ts';

it.each([
  [0, 0, 'questions'],
  [1, 0, 'for counsel'],
  [4, 0, 'for counsel'],
  [0, 1, 'open question'],
  [0, 2, 'open questions'],
  [4, 1, 'questions: 4 for counsel, 1 open'],
])('says of %s for counsel and %s open: "%s"', (forCounsel, open, words) => {
  expect(questionWords(forCounsel, open)).toBe(words);
});

it('says where each is listed', () => {
  expect(questionHelp(4, 1)).toBe('1 open question, and 4 for counsel among the findings.');
  expect(questionHelp(0, 2)).toBe('2 open questions, and 0 for counsel among the findings.');
});
