import { evaluateCommand } from './commands/evaluate.ts';
import { rulesCommand } from './commands/rules.ts';
import { schemaCommand } from './commands/schema.ts';
import { EXIT, UsageError } from './io.ts';
import type { Command, CommandIo, ExitCode } from './io.ts';

const commands: readonly Command[] = [evaluateCommand, rulesCommand, schemaCommand];

/** The commands that need cryptography and fonts, which are slow to load: only where they are asked for. */
async function signingCommands(): Promise<readonly Command[]> {
  const [worksheet, sign, verify, identity, { signingWorld }] = await Promise.all([
    import('./commands/worksheet.ts'),
    import('./commands/sign.ts'),
    import('./commands/verify.ts'),
    import('./commands/identity.ts'),
    import('./signing-world.ts'),
  ]);
  return [
    worksheet.worksheetCommand(signingWorld),
    sign.signCommand(signingWorld),
    verify.verifyCommand(signingWorld),
    identity.identityCommand(signingWorld),
  ];
}

const allCommands = async (): Promise<readonly Command[]> => [
  ...commands,
  ...(await signingCommands()),
];

const EXIT_CODES = `Exit codes
  0  nothing at or above --fail-on
  1  something is
  2  bad input or usage: one line a problem on standard error, nothing written
  3  internal error, or a rule that failed
  4  verify found a broken, missing or unaccounted-for signature or content`;

function help(offered: readonly Command[]): string {
  const width = Math.max(...offered.map(({ name }) => name.length));
  return [
    'domicile: draw where PHI lives, see what the law says. Engineering guidance, not legal advice.',
    '',
    'Usage: domicile COMMAND [options]',
    '',
    ...offered.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Examples',
    ...offered.map(({ examples }) => `  ${examples[0] ?? ''}`),
    '',
    EXIT_CODES,
    '',
    'domicile COMMAND --help tells all of a command.',
    '',
  ].join('\n');
}

function commandHelp({ synopsis, summary, details, examples }: Command): string {
  return [
    `domicile ${synopsis}`,
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    '',
    details,
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

/**
 * Runs one command line.
 * @param args without the program's own name
 * @returns the exit code; every expected failure has been told in one line
 */
export async function runCommandLine(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(help(await allCommands()));
    return name === undefined ? EXIT.badInput : EXIT.ok;
  }
  const command =
    commands.find((item) => item.name === name) ??
    (await signingCommands()).find((item) => item.name === name);
  if (!command) {
    io.error(`domicile: there is no command "${name}"; see domicile --help\n`);
    return EXIT.badInput;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(commandHelp(command));
    return EXIT.ok;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(`domicile ${name}: ${error.message}; see domicile ${name} --help\n`);
    return EXIT.badInput;
  }
}
