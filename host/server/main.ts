import open from 'open';
import path from 'node:path';
import { Host } from '#host/bridge/host.ts';
import { readAssets } from './assets.ts';
import { type BrowserShell, startBrowserShell } from './browser-shell.ts';
import { findProgram } from './program-folder.ts';
import { readShellOptions, type ShellOptions, USAGE } from './shell-options.ts';
import { settingsFolder } from './user-folders.ts';

const BAD_INPUT = 2;
const say = (text: string) => process.stdout.write(`${text}\n`);
const report = (error: unknown) => console.error(error);
const complain = (text: string) => process.stderr.write(`domicile: ${text}\n`);

async function start(options: ShellOptions): Promise<void> {
  const { folder, version } = findProgram(import.meta.dirname);
  const assets = await readAssets(path.join(folder, 'dist', 'renderer'));
  if (!assets) {
    complain('the interface is not built; run "npm run prepare", then start again');
    process.exitCode = BAD_INPUT;
    return;
  }
  const host = new Host({
    shell: 'browser',
    version,
    workspaceFolder: options.workspaceFolder,
    settingsFolder: settingsFolder(process.env),
    examplesFolder: path.join(folder, 'assets', 'examples'),
    clock: () => new Date(),
  });
  const shell = await startBrowserShell(host, assets, { port: options.port, onBug: report });
  stopOnSignals(shell);
  await showAddress(shell, options);
  if (!process.stdin.isTTY) return;
  process.stdin.on('data', () => void showAddress(shell, options));
  process.stdin.unref();
}

async function showAddress(shell: BrowserShell, { opensBrowser }: ShellOptions): Promise<void> {
  const address = shell.newAddress();
  say(`Domicile is at ${address}`);
  say('The address works once. Press Enter for a new one, Ctrl+C to stop.');
  if (!opensBrowser) return;
  const browser = await open(address);
  // The address is on the screen; whoever has no browser here opens it by hand.
  browser.once('error', () => complain('no browser could be started; open the address yourself'));
}

function stopOnSignals(shell: BrowserShell): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // Whoever asks twice does not want to wait; what was acknowledged is on disk.
      if (isStopping) process.exit(1);
      isStopping = true;
      void shell.close().then(() => process.exit(0));
    });
}

const options = readShellOptions(process.argv.slice(2), process.env);
if (typeof options === 'string') {
  complain(`${options}\n\n${USAGE}`);
  process.exitCode = BAD_INPUT;
} else {
  try {
    await start(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    complain(`port ${options.port} cannot be used; leave --port away for one that is free`);
    process.exitCode = BAD_INPUT;
  }
}
