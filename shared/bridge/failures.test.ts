import { expect, test } from 'vitest';
import {
  failureWords,
  identityFailures,
  openFailures,
  readOnlyReasons,
  requestFailures,
  signFailures,
  verifyFailures,
  writeFailures,
} from './failures.ts';

const codes = [
  ...new Set([
    ...openFailures,
    ...readOnlyReasons,
    ...writeFailures,
    ...requestFailures,
    ...identityFailures,
    ...signFailures,
    ...verifyFailures,
  ]),
];

test.each(codes)('%s is told in sentences of its own', (code) => {
  const words = failureWords(code);
  expect(words).toMatch(/^[A-Z].*\.$/);
  expect(codes.filter((other) => failureWords(other) === words)).toEqual([code]);
});
