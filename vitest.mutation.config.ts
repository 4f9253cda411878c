import { defineConfig } from 'vitest/config';

/** The tests by which rules and evaluator are held: what mutation testing runs. */
export default defineConfig({
  test: {
    include: [
      'shared/{rules,evaluate}/**/*.test.ts',
      'test/{whole-evaluations,examples-evaluated,sparse}.test.ts',
    ],
    exclude: ['**/properties.test.ts'],
    testTimeout: 30_000,
  },
});
