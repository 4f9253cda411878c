import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/find-tools.ts', 'test/support/build-bundles.ts'],
    include: ['{shared,host,electron,renderer,test,lint,bench}/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
