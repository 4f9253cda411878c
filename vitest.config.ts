import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: [
      'test/support/find-tools.ts',
      'test/support/build-bundles.ts',
      'test/support/shells.ts',
    ],
    projects: [
      {
        test: {
          name: 'parts',
          include: ['{shared,host,electron,renderer,test,lint,bench}/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/e2e/**'],
          maxWorkers: 2,
          // Property tests take six times as long on a machine that has much else to do.
          testTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // The whole app in every shell that this machine has, one after the other.
        test: {
          name: 'end to end',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          // A browser on a loaded machine takes longer than a second to show what was done.
          expect: { poll: { timeout: 20_000, interval: 100 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
