import { defineConfig } from 'vitest/config';

/** The app in every shell that this machine has, on the bundles of today's sources. */
export default defineConfig({
  test: {
    globalSetup: [
      'test/support/find-tools.ts',
      'test/support/build-bundles.ts',
      'test/support/shells.ts',
    ],
    include: ['test/e2e/**/*.test.ts'],
    maxWorkers: 1,
    testTimeout: 120_000,
  },
});
