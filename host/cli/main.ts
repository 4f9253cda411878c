import { runCommandLine } from './command-line.ts';
import { runAsProcess } from './system-io.ts';

await runAsProcess((io) => runCommandLine(process.argv.slice(2), io));
