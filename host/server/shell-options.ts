import { parseArgs } from 'node:util';
import { type Environment, workspaceFolder } from './user-folders.ts';

/** What the browser shell was started with. */
export type ShellOptions = {
  readonly port: number;
  readonly workspaceFolder: string;
  readonly opensBrowser: boolean;
};

export const USAGE = `Usage: npm run start:browser -- [options]

  --workspace FOLDER  where maps are kept (default: DOMICILE_WORKSPACE, or "Domicile" in your home)
  --port NUMBER       the port on 127.0.0.1 (default: one that is free)
  --no-open           print the address only
`;

/**
 * Reads the arguments of the browser shell.
 * @returns the options; or what is wrong, in one line
 */
export function readShellOptions(
  args: readonly string[],
  environment: Environment,
): ShellOptions | string {
  const parsed = parse(args);
  if (typeof parsed === 'string') return parsed;
  const { workspace, port, 'no-open': noOpen } = parsed.values;
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number > 65_535)
    return `--port is "${port}"; it may be 0 to 65535`;
  return {
    port: number,
    workspaceFolder: workspaceFolder(environment, workspace),
    opensBrowser: !noOpen && (environment['CI'] ?? '') === '',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        workspace: { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message.split(/\. |\n/)[0] ?? error.message;
  }
}
