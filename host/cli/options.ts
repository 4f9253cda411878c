import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './io.ts';

/**
 * Parses the arguments of a command strictly.
 * @param names how each positional argument is called, all of them required
 * @throws UsageError with one clear line
 */
export function parseOptions<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  names: readonly string[],
) {
  const parsed = parse(args, options);
  const missing = names[parsed.positionals.length];
  if (missing !== undefined) throw new UsageError(`name the ${missing}`);
  const extra = parsed.positionals[names.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many`);
  return parsed;
}

function parse<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own words name the option; only their first sentence is for people.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split('. ')[0] ?? message);
  }
}

/** One of a closed list of words, or a usage error that lists them. */
export function oneOf<const V extends readonly string[]>(
  option: string,
  value: string,
  words: V,
): V[number] {
  const found = words.find((word) => word === value);
  if (found === undefined)
    throw new UsageError(`--${option} is "${value}"; it may be ${words.join(', ')}`);
  return found;
}
