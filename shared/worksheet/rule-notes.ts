import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import { rules } from '#shared/rules/registry.ts';
import { confidenceWords, isOwnPolicy } from './law-words.ts';

/** What counsel needs to know of a rule that spoke. */
export type RuleNote = {
  readonly id: string;
  readonly title: string;
  readonly law: readonly { readonly text: string; readonly url?: string; readonly sure: string }[];
  readonly counsel: string;
  readonly falsePositives: string;
};

/** The rules named by findings, in the order of their ids. */
export function ruleNotes({ findings }: Evaluation): readonly RuleNote[] {
  const named = new Set(findings.flatMap(({ rule, also }) => [rule, ...also]));
  return rules
    .filter(({ id }) => named.has(id))
    .map(({ id, title, cites, counsel, falsePositives }) => ({
      id,
      title,
      counsel,
      falsePositives,
      law: cites.map(({ text, url, tier, verified }) => ({
        text,
        ...(url === undefined ? {} : { url }),
        sure: isOwnPolicy(text) ? 'Own policy, not law.' : confidenceWords({ tier, verified }),
      })),
    }));
}
