import { defineConfig } from 'vitest/config';

/** The app in a real browser, on the bundles of today's sources. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/find-tools.ts', 'test/support/build-bundles.ts'],
    include: ['test/e2e/**/*.test.ts'],
    maxWorkers: 1,
    testTimeout: 120_000,
  },
});
