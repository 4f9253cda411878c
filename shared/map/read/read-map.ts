import { type DomicileMap, toModel } from '../model.ts';
import { domicileMap, MAP_FORMAT, MAP_VERSION, type MapDocument } from '../schema/map.ts';
import { checkReferences } from './check-references.ts';
import { decodeText } from './decode-text.ts';
import { explainIssues } from './explain-issues.ts';
import { findWarnings } from './find-warnings.ts';
import { locate } from './locate.ts';
import { described, pathText, valueAt } from './path.ts';
import { type Finding, findingAt, MAX_PROBLEMS, type Problem } from './problem.ts';
import { scanJson } from './scan-json.ts';

export type ReadResult =
  | { ok: true; map: DomicileMap; document: MapDocument; warnings: Problem[] }
  | { ok: false; problems: Problem[] };

export const MAX_ELEMENTS = 50_000;

/** The lists whose entries are elements. */
const ELEMENT_LISTS: readonly (readonly string[])[] = [
  ['cohorts'],
  ['vendors'],
  ['nodes'],
  ['hops'],
  ['policies', 'matrix'],
  ['policies', 'postures'],
  ['acceptances'],
  ['decisions'],
];

/**
 * Reads a map file of format 1, as bytes or as text. Gives the document as written, with "unknown"
 * and without filled-in lists, and the model made from it; or every problem of the file, in the order
 * of the file (10,000 at most). A file of a newer version or another format is refused as such and
 * nothing else is said about it. Never throws on any input.
 */
export function readMap(input: Uint8Array | string): ReadResult {
  const decoded = decodeText(input);
  if (!decoded.ok) return { ok: false, problems: [decoded.problem] };
  const { text } = decoded;
  const scanned = scanJson(text);
  if (!scanned.ok) return { ok: false, problems: scanned.problems };
  const { value } = scanned;
  const foreign = foreignFormat(value) ?? tooManyElements(value);
  if (foreign !== undefined) return { ok: false, problems: placed(text, [foreign]) };

  const parsed = domicileMap.safeParse(value);
  const wrong = parsed.success ? [] : explainIssues(parsed.error.issues, value);
  const findings = [...wrong, ...checkReferences(value)];
  if (parsed.success && findings.length === 0 && scanned.problems.length === 0) {
    const document = parsed.data;
    const warnings = placed(text, findWarnings(document));
    return { ok: true, map: toModel(document), document, warnings };
  }
  return { ok: false, problems: inOrder(scanned.problems, placed(text, findings)) };
}

function foreignFormat(value: unknown): Finding | undefined {
  const format = valueAt(value, ['format']);
  const version = valueAt(value, ['version']);
  if (typeof format === 'string' && format !== MAP_FORMAT)
    return findingAt(
      'other-format',
      ['format'],
      `${described(format)} is another format; this program reads "${MAP_FORMAT}"`,
    );
  if (typeof version === 'number' && Number.isInteger(version) && version > MAP_VERSION)
    return {
      code: 'newer-version',
      at: ['version'],
      message: `written by a newer Domicile (format ${version}); this one reads ${MAP_VERSION}`,
    };
  return undefined;
}

function tooManyElements(value: unknown): Finding | undefined {
  const counts = ELEMENT_LISTS.map((path) => {
    const list = valueAt(value, path);
    return { path: pathText(path), count: Array.isArray(list) ? list.length : 0 };
  });
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total <= MAX_ELEMENTS) return undefined;
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ path, count }) => `${count} ${path}`);
  const message = `the map has ${total} elements (${parts.join(', ')}); at most ${MAX_ELEMENTS} are read, divide it`;
  return { code: 'too-many-elements', at: [], message };
}

/** Gives findings their lines and columns. */
function placed(text: string, findings: readonly Finding[]): Problem[] {
  if (findings.length === 0) return [];
  const positions = locate(text, findings);
  return findings.map(({ code, at, message }, index) => ({
    code,
    path: pathText(at),
    ...positions[index],
    message,
  }));
}

/** All problems in the order of the file; what JSON alone shows silences what follows from it. */
function inOrder(scanned: readonly Problem[], found: readonly Problem[]): Problem[] {
  const nulls = new Set(scanned.filter(({ code }) => code === 'null').map(({ path }) => path));
  const all = [...scanned, ...found.filter(({ path }) => !nulls.has(path))].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  if (all.length <= MAX_PROBLEMS) return all;
  const message = `there are more problems; the first ${MAX_PROBLEMS} are listed`;
  return [...all.slice(0, MAX_PROBLEMS), { code: 'too-many-problems', path: '', message }];
}
