import { execFileSync, spawnSync } from 'node:child_process';

/** Programs that tests ask for a second opinion or a page, and the Debian package of each. */
const TOOLS = [
  { program: 'pdfsig', package: 'poppler-utils' },
  { program: 'chromium', package: 'chromium' },
  { program: 'openssl', package: 'openssl' },
] as const;

const isThere = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Installs missing tools with apt where that is allowed; else says in one line what is missing. */
export function setup(): void {
  const missing = TOOLS.filter(({ program }) => !isThere(program)).map((tool) => tool.package);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (process.getuid?.() !== 0 || !isThere('apt-get'))
    throw new Error(`the tests need ${names}: install them and run again`);
  process.stdout.write(`installing ${names}\n`);
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', ...missing],
  ])
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
