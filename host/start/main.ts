import { spawn } from 'node:child_process';
import path from 'node:path';
import { findProgram } from '#host/server/program-folder.ts';
import { chooseShell } from './choose-shell.ts';
import { findElectron } from './find-electron.ts';

const FAILED = 1;

const { folder } = findProgram(import.meta.dirname);
const choice = chooseShell({
  platform: process.platform,
  environment: process.env,
  user: process.getuid?.(),
  electron: findElectron(path.join(folder, 'node_modules', 'electron'), process.env),
});
if (choice.shell === 'browser') {
  process.stdout.write(`No window of its own, for ${choice.because}: serving to your browser.\n`);
  await import('#host/server/main.ts');
} else startWindow(choice.binary);

function startWindow(binary: string): void {
  // As Node it would show no window, and whoever set this did not mean us.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(binary, [folder, ...process.argv.slice(2)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`domicile: Electron could not be started: ${error.message}\n`);
    process.exitCode = FAILED;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? FAILED;
  });
}
