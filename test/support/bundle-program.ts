import { build } from 'rolldown';
import { bundleOptions } from '../../rolldown.config.ts';

/** Makes one file of a program, as the shells are shipped, so that starting it is quick. */
export async function bundleProgram(input: string, file: string): Promise<void> {
  await build({
    ...bundleOptions,
    input,
    logLevel: 'warn',
    output: { file, codeSplitting: false },
  });
}
