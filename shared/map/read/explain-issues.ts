import type { z } from 'zod';
import { domicileMap } from '../schema/map.ts';
import { type Field, type Structure, structureOf } from '../structure.ts';
import { nearestKey, nearestName } from './nearest-name.ts';
import { described, harmless, type JsonPath, pathText, quoted, valueAt } from './path.ts';
import { type Finding, findingAt, MAX_PROBLEMS, type ProblemCode } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** More words than this are not listed in a message: the nearest of them is named. */
const LISTED = 12;

/** Puts what the schema found wrong with a document into findings, one line each, up to the limit. */
export function explainIssues(issues: readonly Issue[], document: unknown): Finding[] {
  const findings: Finding[] = [];
  for (const issue of issues)
    for (const finding of explain(issue, [], document)) {
      if (findings.length > MAX_PROBLEMS) return findings;
      findings.push(finding);
    }
  return findings;
}

function* explain(issue: Issue, base: JsonPath, document: unknown): Generator<Finding> {
  const at = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) yield unknownKey(at, key);
    return;
  }
  const value = valueAt(document, at);
  const branch =
    issue.code === 'invalid_union' && issue.errors.find((inner) => !inner.some(refusesWhole));
  if (value === undefined) yield missing(at, issue.message);
  else if (branch) for (const inner of branch) yield* explain(inner, at, document);
  else if (issue.code === 'invalid_value' && typeof value === 'string' && issue.values.length > 1)
    yield wrongWord(at, value, issue);
  else yield wrong(at, value, issue);
}

/** Whether a branch of a union failed because the value is not at all what the branch is for. */
function refusesWhole(issue: Issue): boolean {
  if (issue.path.length > 0 || issue.code === 'unrecognized_keys') return false;
  if (issue.code !== 'invalid_union') return true;
  return issue.errors.every((branch) => branch.some(refusesWhole));
}

function wrong(at: JsonPath, value: unknown, issue: Issue): Finding {
  const type = fieldAt(at)?.meta?.type ?? '';
  const isCustom = issue.code === 'custom';
  const isType = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  let code: ProblemCode = isType ? 'wrong-type' : 'wrong-value';
  if (isCustom && type === 'date') code = 'impossible-date';
  if (isCustom && PLACE_TYPES.has(type)) code = 'unknown-place';
  const text = harmless(issue.message);
  return findingAt(code, at, isExpectation(text) ? `${text}, found ${described(value)}` : text);
}

const PLACE_TYPES: ReadonlySet<string> = new Set([
  'place',
  'places',
  'placeSet',
  'country',
  'countries',
  'jurisdiction',
  'jurisdictions',
]);

/** How the schema begins to say what a value should be. */
const EXPECTED = /^expected /u;

const isExpectation = (text: string): boolean => EXPECTED.test(text);

function wrongWord(at: JsonPath, value: string, issue: z.core.$ZodIssueInvalidValue): Finding {
  const words = issue.values.map(String);
  const nearest = nearestName(value, words);
  const listed = words.length <= LISTED ? `; ${issue.message}` : '';
  const text =
    nearest?.isNear === true
      ? `${quoted(value)} is not a word used here, did you mean "${nearest.name}"?`
      : `${quoted(value)} is not a word used here${listed || nearestWord(nearest?.name)}`;
  return findingAt('wrong-value', at, text);
}

const nearestWord = (name: string | undefined): string =>
  name === undefined ? '' : `; the nearest is "${name}"`;

/** `nodes[0].id is missing: add an id`. */
function missing(at: JsonPath, message: string): Finding {
  const wanted = harmless(message).replace(EXPECTED, '');
  return { code: 'missing', at, message: `${pathText(at)} is missing: add ${wanted}` };
}

function unknownKey(at: JsonPath, key: string): Finding {
  const structure = structureAt(at);
  const fields = structure?.kind === 'object' ? structure.fields : new Map<string, Field>();
  const deeper = pathTo(key, fields);
  const nearest = nearestKey(key, new Set(fields.keys()));
  let advice = '; remove it';
  if (deeper !== undefined) advice = `, did you mean "${deeper}"?`;
  else if (nearest?.isNear === true) advice = `, did you mean "${nearest.name}"?`;
  else if (nearest !== undefined) advice = `; the nearest key here is "${nearest.name}"`;
  return { ...findingAt('unknown-key', [...at, key], `unknown key${advice}`), on: 'key' };
}

/** Where a key belongs that was written one level too high: `mfa` stands in `access.mfa`. */
function pathTo(key: string, fields: ReadonlyMap<string, Field>): string | undefined {
  for (const [name, { structure }] of fields)
    if (structure.kind === 'object' && structure.fields.has(key)) return `${name}.${key}`;
  return undefined;
}

function fieldAt(at: JsonPath): Field | undefined {
  const keys = at.findLastIndex((step) => typeof step === 'string');
  const parent = structureAt(at.slice(0, keys));
  return parent?.kind === 'object' ? parent.fields.get(String(at[keys])) : undefined;
}

function structureAt(at: JsonPath): Structure | undefined {
  let structure: Structure | undefined = structureOf(domicileMap);
  for (const step of at) {
    if (structure?.kind === 'list') structure = structure.item;
    else if (structure?.kind === 'object')
      structure = structure.fields.get(String(step))?.structure;
    else return undefined;
  }
  return structure;
}
