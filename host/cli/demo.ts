import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommandLine } from './command-line.ts';
import { EXIT } from './io.ts';
import type { CommandIo, ExitCode } from './io.ts';

const EXAMPLE = 'assets/examples/telemedicine-faulty.json';

/**
 * The demonstration: what is wrong with the faulty example, then its worksheet, signed by an
 * identity made for the occasion and verified. Everything is written to one folder.
 * @param folder for the files; those of an earlier demonstration are replaced
 * @returns the worst exit code
 */
export async function runDemo(folder: string, io: CommandIo): Promise<ExitCode> {
  const file = (name: string): string => path.join(folder, name);
  const [identity, passphrase, worksheet] = [
    'demo.p12',
    'demo-passphrase.txt',
    'worksheet.pdf',
  ].map(file);
  if (identity === undefined || passphrase === undefined || worksheet === undefined)
    throw new Error('three files have three names');
  await mkdir(folder, { recursive: true });
  // An identity is never overwritten; the one of an earlier demonstration is worth nothing.
  await rm(identity, { force: true });
  await writeFile(passphrase, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });

  const signer = [
    '--name',
    'Demo Signer',
    '--organisation',
    'Demonstration',
    '--email',
    'demo@example.org',
  ];
  const secret = ['--passphrase-file', passphrase];
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['What is wrong with the example', ['evaluate', EXAMPLE, '--fail-on', 'never']],
    [
      'An identity for this demonstration',
      ['identity', 'new', ...signer, ...secret, '--out', identity],
    ],
    [
      'The worksheet, signed as prepared',
      [
        'worksheet',
        EXAMPLE,
        '--out',
        worksheet,
        '--sign',
        identity,
        '--role',
        'prepared',
        ...secret,
      ],
    ],
    ['Verified, and compared with the map', ['verify', worksheet, '--map', EXAMPLE]],
  ];
  for (const [title, args] of steps) {
    io.out(`\n== ${title}: domicile ${args[0]}\n\n`);
    const code = await runCommandLine(args, io);
    if (code !== EXIT.ok) return code;
  }
  io.out(
    `\nOpen ${worksheet} in any PDF reader. The identity beside it proves nothing; delete it.\n`,
  );
  return EXIT.ok;
}
