import { visit } from 'jsonc-parser';
import { type JsonPath, pathKey } from './path.ts';

export type Position = { line: number; column: number };

/** A place in a document: a key, or the start of a value. */
export type Target = { at: JsonPath; on?: 'key' | 'value' };

/**
 * Finds where places stand in a JSON text: line and column from 1, in the order asked. A place that
 * is not there has the position of the nearest object or list around it. One pass over the text,
 * without a tree, so that a large file with one mistake costs no more memory than the file.
 */
export function locate(text: string, targets: readonly Target[]): Position[] {
  const keys = new Map<string, Position>();
  const values = new Map<string, Position>();
  const wanted = new Set<string>();
  for (const { at } of targets)
    for (let depth = 0; depth <= at.length; depth += 1) wanted.add(pathKey(at.slice(0, depth)));

  const note = (into: Map<string, Position>, path: JsonPath, line: number, column: number) => {
    const key = pathKey(path);
    if (wanted.has(key)) into.set(key, { line: line + 1, column: column + 1 });
  };
  visit(
    text,
    {
      onObjectProperty: (key, _offset, _length, line, column, parent) =>
        note(keys, [...parent(), key], line, column),
      onObjectBegin: (_offset, _length, line, column, path) => note(values, path(), line, column),
      onArrayBegin: (_offset, _length, line, column, path) => note(values, path(), line, column),
      onLiteralValue: (_value, _offset, _length, line, column, path) =>
        note(values, path(), line, column),
    },
    { disallowComments: true },
  );
  return targets.map(({ at, on }) => {
    const key = on === 'key' ? keys.get(pathKey(at)) : undefined;
    return key ?? nearest(values, at);
  });
}

function nearest(values: ReadonlyMap<string, Position>, at: JsonPath): Position {
  for (let depth = at.length; depth >= 0; depth -= 1) {
    const position = values.get(pathKey(at.slice(0, depth)));
    if (position !== undefined) return position;
  }
  return { line: 1, column: 1 };
}
