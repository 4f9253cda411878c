import path from 'node:path';
import { Host } from '#host/bridge/host.ts';
import { startBrowserShell } from '#host/server/browser-shell.ts';

/** A host to be killed: the browser shell over the folder that it is given, with next to no interface. */
const folder = process.argv[2] ?? '';
const host = new Host({
  shell: 'browser',
  version: '0.0.0',
  workspaceFolder: path.join(folder, 'maps'),
  settingsFolder: path.join(folder, 'settings'),
  examplesFolder: '',
  clock: () => new Date(),
  // So that kills also hit the refreshing of texts and the folding of updates.
  idle: 3,
});
const page = { type: 'text/html', content: Buffer.from('<html><head></head></html>') };
const shell = await startBrowserShell(host, new Map([['index.html', page]]), {
  port: 0,
  onBug: (error) => console.error(error),
});
// Whoever started this is gone: nobody is left to kill it.
process.stdin.on('end', () => process.exit(1)).resume();
process.stdout.write(`${shell.newAddress()}\n`);
