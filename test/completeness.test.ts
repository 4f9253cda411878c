import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { severities } from '#shared/evaluate/finding.ts';
import type { Rule } from '#shared/evaluate/rule.ts';
import { isCalendarDate } from '#shared/map/calendar.ts';
import { domicileMap } from '#shared/map/schema/map.ts';
import { structureOf } from '#shared/map/structure.ts';
import type { Structure } from '#shared/map/structure.ts';
import { rules } from '#shared/rules/registry.ts';
import { ruleIndex } from './support/rule-index.ts';

const root = path.resolve(import.meta.dirname, '..');
const NOT_RULES = new Set(['registry.ts', 'rule-pack.ts']);
const files = globSync('shared/rules/**/*.ts', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts') && !NOT_RULES.has(path.basename(file)),
);

/** The file that a rule must be in, whatever its slug. */
const fileOf = ({ id }: Rule): string | undefined => {
  const name = id.toLowerCase();
  const folder = path.join('shared', 'rules', name.slice(0, 3));
  return files.find((file) => file.startsWith(path.join(folder, `${name}-`)));
};

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The cases of a rule as its page lists them; its own test holds the page to them. */
function casesOf({ id }: Rule): string[] {
  const [, cases = ''] = read(`docs/rules/${id.toLowerCase()}.md`).split('## Cases\n');
  return cases.split('\n').flatMap((line) => /^- \*\*(\w+)\*\*/.exec(line)?.[1] ?? []);
}

const LISTS: Readonly<Record<string, string>> = {
  node: 'nodes',
  hop: 'hops',
  vendor: 'vendors',
  cohort: 'cohorts',
};

/** Whether the format has a field: `node.atRest.encryption`, `policies.matrix`, `map.notUsed`. */
function isField(field: string): boolean {
  const [element = '', ...rest] = field.split('.');
  const list = LISTS[element];
  const keys = list ? [list, ...rest] : element === 'map' ? rest : [element, ...rest];
  let structure: Structure | undefined = structureOf(domicileMap);
  for (const key of keys) {
    if (structure?.kind === 'list') structure = structure.item;
    structure = structure?.kind === 'object' ? structure.fields.get(key)?.structure : undefined;
  }
  return structure !== undefined;
}

describe('the registry', () => {
  const ids = rules.map(({ id }) => id);

  it('lists the rules in the order of their ids, each once', () => {
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  it('lists every rule file on disk, and nothing else', async () => {
    const onDisk = await Promise.all(
      files.map(async (file): Promise<unknown[]> => {
        const module: unknown = await import(path.join(root, file));
        return typeof module === 'object' && module ? Object.values(module) : [];
      }),
    );
    expect(onDisk.map((exported) => exported.length)).toEqual(files.map(() => 1));
    expect(new Set(onDisk.flat())).toEqual(new Set(rules));
  });

  it('has the rules of one family in one folder, named by their ids', () => {
    expect(rules.filter((rule) => !fileOf(rule)).map(({ id }) => id)).toEqual([]);
    expect(files).toHaveLength(rules.length);
  });
});

describe.each(rules)('$id', (rule) => {
  it('has a test beside it that runs its cases', () => {
    const file = fileOf(rule) ?? '';
    const name = rule.id.toLowerCase().replace('-', '');
    expect(read(file.replace(/\.ts$/, '.test.ts'))).toMatch(new RegExp(`testRule\\(${name}[,)]`));
  });

  it('has cases that break, hold and are not known', () => {
    const kinds = new Set(casesOf(rule));
    const wanted = [...Object.keys(rule.severity), 'nothing', 'asks'];
    expect(wanted.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('has a page that the list of pages leads to', () => {
    expect(existsSync(path.join(root, `docs/rules/${rule.id.toLowerCase()}.md`))).toBe(true);
  });

  it('says on what it rests: a law with its source or number, or a policy of our own', () => {
    const isOwn = (text: string): boolean => /^(project policy|baseline \(policy\))/.test(text);
    const rests = rule.cites.map(
      ({ text, url }) => isOwn(text) || /\d/.test(text) || /^https?:\/\/\S+$/.test(url ?? ''),
    );
    expect(rests).not.toContain(false);
    expect(rule.cites.every(({ tier }) => [1, 2, 3].includes(tier))).toBe(true);
  });

  it('says from when until when it is law', () => {
    const { from, until } = rule.effective;
    const dates = [from, until].filter((date) => date !== null);
    expect(dates.filter((date) => !isCalendarDate(date))).toEqual([]);
    expect(dates).toEqual([...new Set(dates)].toSorted());
  });

  it('names its severities worst first, each with its condition', () => {
    const named = Object.keys(rule.severity);
    expect(named).toEqual(severities.filter((severity) => named.includes(severity)));
    expect(Object.values(rule.severity).filter((row) => row.trim() === '')).toEqual([]);
  });

  it('reads fields that the format has', () => {
    expect(rule.reads.filter((field) => !isField(field))).toEqual([]);
  });

  it('has words for a person: title, remedies, what to ask counsel, when it may be wrong', () => {
    const words = [rule.title, ...rule.remedies, rule.counsel, rule.falsePositives, ...rule.regime];
    expect(words.filter((text) => text.trim() === '' || text.includes('!'))).toEqual([]);
    expect(rule.title).toMatch(/^[A-Z"].*[^.]$/);
  });
});

it('the list of rule pages is up to date', () => {
  const file = path.join(root, 'docs/rules/README.md');
  const index = ruleIndex(rules);
  if (process.env['UPDATE_RULE_PAGES']) writeFileSync(file, index);
  expect(existsSync(file), 'run: npm run docs:rules').toBe(true);
  expect(readFileSync(file, 'utf8'), 'run: npm run docs:rules').toBe(index);
});

it('every rule page belongs to a rule', () => {
  const pages = globSync('*.md', { cwd: path.join(root, 'docs/rules') });
  const wanted = rules.map(({ id }) => `${id.toLowerCase()}.md`);
  expect(pages.filter((page) => page !== 'README.md').toSorted()).toEqual(wanted.toSorted());
});
