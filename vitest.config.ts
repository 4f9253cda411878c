import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/find-tools.ts', 'test/support/build-bundles.ts'],
    include: ['{shared,host,electron,renderer,test,lint,bench}/**/*.test.ts'],
    // In a real browser, and so by a command of their own: npm run test:e2e.
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
