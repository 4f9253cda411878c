import { readFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.resolve(import.meta.dirname, '../../node_modules/electron/electron.d.ts');

type Declared = {
  readonly members: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly base: string | undefined;
};

const EMITTER = [
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'removeAllListeners',
  'emit',
  'listenerCount',
  'listeners',
];

/** What Electron's own declarations say that there is, read as text: no compiler, no Electron. */
class ElectronApi {
  readonly #types = new Map<string, Declared>();
  readonly #values = new Map<string, Map<string, string>>();

  constructor(text: string) {
    const lines = text.split('\n');
    for (const [at, line] of lines.entries()) {
      const type =
        /^ {2}(?:interface|class) (?<name>\w+)(?:<.*?>)?(?: extends (?<base>[\w.]+))?/.exec(
          line,
        )?.groups;
      if (type) this.#types.set(type['name'] ?? '', declaredIn(blockFrom(lines, at), type['base']));
      const space = /^ {2}namespace (?<name>\w+) \{/.exec(line)?.groups?.['name'];
      if (space !== undefined) this.#values.set(space, valuesIn(blockFrom(lines, at)));
    }
  }

  /** The values of a process with the types they have. */
  values(...spaces: readonly ('Main' | 'Common' | 'Renderer')[]): ReadonlyMap<string, string> {
    return new Map(spaces.flatMap((space) => [...(this.#values.get(space) ?? [])]));
  }

  members(type: string): ReadonlySet<string> {
    return new Set(this.#chain(type).flatMap(({ members }) => [...members]));
  }

  events(type: string): ReadonlySet<string> {
    return new Set(this.#chain(type).flatMap(({ events }) => [...events]));
  }

  #chain(type: string): Declared[] {
    const declared = this.#types.get(type);
    if (!declared) throw new Error(`Electron has no ${type}`);
    const base = declared.base?.replace('Electron.', '');
    if (base === undefined) return [declared];
    if (base.endsWith('EventEmitter'))
      return [declared, { members: new Set(EMITTER), events: new Set(), base: undefined }];
    return [declared, ...(this.#types.has(base) ? this.#chain(base) : [])];
  }
}

const blockFrom = (lines: readonly string[], at: number): readonly string[] =>
  lines.slice(at + 1, lines.indexOf('  }', at));

function declaredIn(block: readonly string[], base: string | undefined): Declared {
  const found = (pattern: RegExp) =>
    new Set(block.flatMap((line) => pattern.exec(line)?.groups?.['name'] ?? []));
  return {
    members: found(/^ {4}(?:static |readonly )*(?<name>\w+)\??[(:<]/),
    events: found(/^ {4}on\(event: '(?<name>[^']+)'/),
    base,
  };
}

function valuesIn(block: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of block) {
    const found =
      /^ {4}(?:const (?<value>\w+): (?:typeof )?(?<type>\w+)|class (?<class>\w+) extends)/.exec(
        line,
      )?.groups;
    const name = found?.['value'] ?? found?.['class'];
    if (name !== undefined) values.set(name, found?.['type'] ?? name);
  }
  return values;
}

export const electronApi = new ElectronApi(readFileSync(FILE, 'utf8'));

/**
 * A stand-in for an object of Electron that lets through only what Electron has and what the
 * stand-in does: everything else throws, so that no test passes on an invention.
 */
export function strict<T extends object>(type: string, implemented: T): T {
  const members = electronApi.members(type);
  const check = (key: string | symbol): void => {
    if (typeof key === 'symbol' || key === 'prototype') return;
    if (!members.has(key)) throw new Error(`Electron has no ${type}.${key}`);
    if (!(key in implemented)) throw new Error(`the stand-in has no ${type}.${key}`);
  };
  return new Proxy(implemented, {
    get(target, key) {
      check(key);
      const value: unknown = Reflect.get(target, key, target);
      // Private fields belong to the object itself, not to its proxy.
      return typeof value === 'function' && key !== 'prototype' ? value.bind(target) : value;
    },
    set(target, key, value) {
      check(key);
      return Reflect.set(target, key, value, target);
    },
  });
}

/** Throws where options have a key that Electron does not know. */
export function checkOptions(type: string, options: object): void {
  const known = electronApi.members(type);
  for (const key of Object.keys(options))
    if (!known.has(key)) throw new Error(`Electron has no ${type}.${key}`);
}
