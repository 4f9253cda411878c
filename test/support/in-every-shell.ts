import { describe, expect, test } from 'vitest';
import { shellsHere, shellsMissing } from './shells.ts';

/**
 * Runs one list of scenarios in each shell that this machine has. One that it does not have stands in
 * the report as skipped, with the reason.
 */
export function inEveryShell(scenarios: (start: (typeof shellsHere)[number]['start']) => void) {
  describe.each(shellsHere)('in $name', ({ start }) => {
    scenarios(start);
  });
  describe.each(shellsMissing)('in $name', ({ missing }) => {
    test(`not run here, for ${missing}`, ({ skip }) => {
      skip(missing);
      expect.unreachable();
    });
  });
}
