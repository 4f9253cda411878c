import { build } from 'rolldown';

/** Makes one file of a program, as the shells are shipped, so that starting it is quick. */
export async function bundleProgram(input: string, file: string): Promise<void> {
  await build({
    input,
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    external: ['better-sqlite3', 'bufferutil', 'utf-8-validate'],
    logLevel: 'warn',
    output: { file, codeSplitting: false },
  });
}
