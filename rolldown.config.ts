import { defineConfig } from 'rolldown';

/** The command line as one file. The native SQLite module stays outside. */
export default defineConfig({
  input: { cli: 'host/cli/main.ts' },
  platform: 'node',
  // jsonc-parser's "main" is UMD, whose requires cannot be bundled; its "module" can.
  resolve: { mainFields: ['module', 'main'] },
  external: ['better-sqlite3'],
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    banner: '#!/usr/bin/env node',
    chunkFileNames: '[name]-[hash].js',
  },
});
