import { defineConfig, type RolldownOptions } from 'rolldown';

/** What every program is bundled with, those of tests included. */
export const bundleOptions: RolldownOptions = {
  platform: 'node',
  // The paths in there lead to types; the code is where Node finds it.
  tsconfig: false,
  // CommonJS inside a bundle asks where it is; modules are told in another way.
  transform: { define: { __dirname: 'import.meta.dirname' } },
  // jsonc-parser's "main" is UMD, whose requires cannot be bundled; its "module" can.
  resolve: { mainFields: ['module', 'main'] },
  // The native SQLite module, what `ws` looks for without needing it, and what Electron itself has.
  external: ['better-sqlite3', 'bufferutil', 'utf-8-validate', 'electron'],
};

/** A program of its own for each way to start; what it loads late is in files beside it. */
const program = (name: string, input: Record<string, string>): RolldownOptions => ({
  ...bundleOptions,
  input,
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    banner: '#!/usr/bin/env node',
    chunkFileNames: `${name}-[name].js`,
  },
});

export default defineConfig([
  program('cli', { cli: 'host/cli/main.ts' }),
  program('browser', { browser: 'host/server/main.ts', start: 'host/start/main.ts' }),
  {
    ...bundleOptions,
    input: { main: 'electron/main.ts' },
    // What the command line loads late, the window needs from the start.
    checks: { ineffectiveDynamicImport: false },
    output: { dir: 'dist/electron', format: 'esm', minify: true, chunkFileNames: '[name].js' },
  },
  {
    ...bundleOptions,
    // Inside the sandbox a preload script is one file of CommonJS.
    input: { preload: 'electron/preload.ts' },
    output: { dir: 'dist/electron', format: 'cjs', minify: true, entryFileNames: '[name].cjs' },
  },
]);
