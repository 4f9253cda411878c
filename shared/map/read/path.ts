/** Keys and list indices from the root of a JSON document. */
export type JsonPath = readonly (string | number)[];

/** The longest stretch of a file's own text that a message repeats. */
const ECHO = 60;

/** Control, invisible and bidirectional characters: in a terminal they could hide or forge text. */
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Writes what a terminal must not be given raw as an escape such as `\u202e`. */
export function harmless(text: string): string {
  return text.toWellFormed().replace(UNSAFE, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** A text from a file as a message repeats it: in double quotes, short, harmless. */
export function quoted(text: string): string {
  const short = text.length > ECHO ? `${text.slice(0, ECHO)}…` : text;
  return `"${harmless(short)}"`;
}

/** A path as people write it: `nodes[3].atRest.keys`, `responsibilities["patch level"]`. */
export function pathText(path: JsonPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[A-Za-z_$][\w$]{0,59}$/.test(step)) return `[${quoted(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** A path as one key, so that paths can be looked up. */
export const pathKey = (path: JsonPath): string => path.join('\u0000');

/** What stands at a path; undefined where nothing does. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}

/** What kind of value it is, for a message: `a list`, `"abc"`, `12`. */
export function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  return value === undefined ? 'nothing' : 'an object';
}
