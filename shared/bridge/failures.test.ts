import { expect, test } from 'vitest';
import {
  failureWords,
  openFailures,
  readOnlyReasons,
  requestFailures,
  writeFailures,
} from './failures.ts';

const codes = [
  ...new Set([...openFailures, ...readOnlyReasons, ...writeFailures, ...requestFailures]),
];

test.each(codes)('%s is told in sentences of its own', (code) => {
  const words = failureWords(code);
  expect(words).toMatch(/^[A-Z].*\.$/);
  expect(codes.filter((other) => failureWords(other) === words)).toEqual([code]);
});
