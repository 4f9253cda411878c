import { defineConfig, type RolldownOptions } from 'rolldown';

/** A program of its own for each way to start; what it loads late is in files beside it. */
const program = (name: string, input: string): RolldownOptions => ({
  input: { [name]: input },
  platform: 'node',
  // jsonc-parser's "main" is UMD, whose requires cannot be bundled; its "module" can.
  resolve: { mainFields: ['module', 'main'] },
  // The native SQLite module, and what `ws` looks for without needing it.
  external: ['better-sqlite3', 'bufferutil', 'utf-8-validate'],
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    banner: '#!/usr/bin/env node',
    chunkFileNames: `${name}-[name].js`,
  },
});

export default defineConfig([
  program('cli', 'host/cli/main.ts'),
  program('browser', 'host/server/main.ts'),
]);
