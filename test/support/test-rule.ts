import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Assumption } from '#shared/evaluate/assumption.ts';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { Finding, Severity } from '#shared/evaluate/finding.ts';
import type { Rule } from '#shared/evaluate/rule.ts';
import { rules } from '#shared/rules/registry.ts';
import { drawMap } from './draw-map.ts';
import type { Drawing } from './draw-map.ts';
import { rulePage } from './rule-page.ts';
import { saidOfCase } from './said-of-case.ts';

/** The day on which cases are evaluated unless they say otherwise. */
export const AS_OF = '2026-11-22';

export type RuleCase = {
  /** What is drawn and why it matters, as a sentence for the rule's page. */
  readonly when: string;
  readonly map: Drawing;
  readonly asOf?: string;
  readonly assume?: readonly Assumption[];
};

/** A drawing that the rule finds fault with. */
type BreakingCase = RuleCase & {
  readonly severity: Severity;
  /** `node:recordings` */
  readonly subject: string;
  readonly cohorts?: readonly string[];
  /** Elements that must be among those of the finding: `hop:a-b`. */
  readonly elements?: readonly string[];
  /** The path of the first cohort. */
  readonly path?: readonly string[];
  readonly also?: readonly string[];
  /** A piece of the message. */
  readonly says?: string;
};

/** A drawing in which a fact is missing that would decide. */
type UnknownCase = RuleCase & {
  /** What must be asked: `node:recordings place`. */
  readonly asks: string;
  readonly ifNo: Severity;
};

export type RuleCases = {
  readonly breaks: readonly BreakingCase[];
  readonly holds: readonly RuleCase[];
  readonly unknown: readonly UnknownCase[];
};

/** What a case says of its finding. */
const wanted = ({ cohorts, elements, path, also, says }: BreakingCase) => ({
  ...(cohorts ? { cohorts } : {}),
  ...(also ? { also } : {}),
  ...(path ? { path } : {}),
  missingElements: elements ? [] : undefined,
  says,
});

/** The same of the finding that was made. */
function picked(
  finding: Finding | undefined,
  { cohorts, elements, path, also, says }: BreakingCase,
) {
  const there = new Set(finding?.elements.map(({ type, id }) => `${type}:${id}`));
  return {
    ...(cohorts ? { cohorts: finding?.cohorts } : {}),
    ...(also ? { also: finding?.also } : {}),
    ...(path ? { path: finding?.paths[0]?.hops } : {}),
    missingElements: elements?.filter((element) => !there.has(element)),
    says:
      says !== undefined && finding?.message.includes(says)
        ? says
        : finding && says && finding.message,
  };
}

function run(
  ruleOrRules: Rule | readonly Rule[],
  { map, asOf = AS_OF, assume = [] }: RuleCase,
): Evaluation {
  const evaluation = evaluate(drawMap(map), [ruleOrRules].flat(), asOf, assume);
  expect(evaluation.ruleErrors).toEqual([]);
  return evaluation;
}

/**
 * Tests one rule on drawings that break it (at least one for each severity it declares), hold it and
 * leave a deciding fact unknown, and checks that its page in docs/rules says the same.
 */
export function testRule(rule: Rule, cases: RuleCases): void {
  describe(`${rule.id} ${rule.title}`, () => {
    it.each(cases.breaks)('breaks: $when', (item) => {
      const { findings } = run(rule, item);
      expect(
        findings.map(({ severity, subject }) => `${severity} ${subject.type}:${subject.id}`),
      ).toContain(`${item.severity} ${item.subject}`);
      const finding = findings.find(
        ({ severity, subject }) =>
          severity === item.severity && `${subject.type}:${subject.id}` === item.subject,
      );
      expect(picked(finding, item)).toEqual(wanted(item));
      expect(finding?.because.length, 'a finding names the facts it rests on').toBeGreaterThan(0);
    });

    it.each(cases.holds)('holds: $when', (item) => {
      const { findings, openQuestions } = run(rule, item);
      expect(findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([]);
      expect(openQuestions.filter(({ unlocks }) => unlocks.includes(rule.id))).toEqual([]);
    });

    it.each(cases.unknown)('asks: $when', (item) => {
      const { openQuestions } = run(rule, item);
      const asked = openQuestions.map(
        ({ subject, field, ifNo }) => `${subject.type}:${subject.id} ${field} (${ifNo})`,
      );
      expect(asked).toContain(`${item.asks} (${item.ifNo})`);
    });

    it('has a breaking case for each severity that it declares', () => {
      const declared = Object.keys(rule.severity);
      expect([...new Set(cases.breaks.map(({ severity }) => severity))].toSorted()).toEqual(
        declared.toSorted(),
      );
    });

    // With what is said of each case, so that a changed message, fact or remedy is seen.
    it('has a page that says the same', () => {
      const folder = new URL('../../docs/rules/', import.meta.url);
      const file = new URL(`${rule.id.toLowerCase()}.md`, folder);
      const page = rulePage(rule, cases, (item) =>
        saidOfCase(rule.id, run(rule, item), run(rules, item)),
      );
      if (process.env['UPDATE_RULE_PAGES']) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, page);
      }
      expect(existsSync(file), 'run: npm run docs:rules').toBe(true);
      expect(readFileSync(file, 'utf8'), 'run: npm run docs:rules').toBe(page);
    });
  });
}
