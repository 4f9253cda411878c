import { defineConfig } from 'rolldown';

/** The command line as one file. The native SQLite module stays outside. */
export default defineConfig({
  input: { cli: 'host/cli/main.ts' },
  platform: 'node',
  external: ['better-sqlite3'],
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    banner: '#!/usr/bin/env node',
    chunkFileNames: '[name]-[hash].js',
  },
});
