import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import { rules } from '#shared/rules/registry.ts';

/** The last month of which sources were read. */
const SOURCES_END = 'June 2026';

/** What this rule pack has not verified, whatever the map says. */
const NOT_VERIFIED: readonly string[] = [
  `Anything after about ${SOURCES_END}: final action on the HIPAA Security Rule, the judgment in C-703/25 P on the Data Privacy Framework, section 702 of FISA, adoption of the Digital Omnibus, a revised HDS standard, new adequacy decisions, new state laws.`,
  'The text in the Journal officiel of Décret 2026-209: which article begins when.',
  'Articles 86, 87 and 90 of Regulation (EU) 2025/327 (EHDS), word for word.',
  'Section 77 of the Australian My Health Records Act 2012, word for word.',
  'The numbers of the decisions that renew adequacy for the United Kingdom and recognise the European Patent Organisation.',
  'Which US states limit Medicaid work abroad: no current official list was found.',
  'What became of Montana SB 410, Texas HB 130 and Michigan HB 4242.',
  'The German ordinance on what equals a C5 attestation.',
  'Whether PHIPAA of New Brunswick asks for storage in Canada.',
  'The planned standard contractual clauses for importers that are themselves subject to the GDPR.',
  'Health data law of Korea, Japan, Taiwan, Turkey, Indonesia, Vietnam, Rwanda, Kazakhstan, Singapore, South Africa and Brazil.',
  'Whether Venezuela still is a country of concern under 28 CFR 202 after the events of 2026.',
  'Who may join the Data Privacy Framework, organisation by organisation.',
];

export type Limits = {
  readonly notVerified: readonly string[];
  /** Rules that spoke here and rest on law that was not read in the text itself, by id. */
  readonly unread: readonly string[];
  readonly ruleErrors: readonly string[];
};

/** What was not verified in general, and of the law that this worksheet rests on. */
export function limitsOf({ findings, openQuestions, ruleErrors }: Evaluation): Limits {
  const spoke = new Set([
    ...findings.flatMap(({ rule, also }) => [rule, ...also]),
    ...openQuestions.flatMap(({ unlocks }) => unlocks),
  ]);
  return {
    notVerified: NOT_VERIFIED,
    unread: rules
      .filter(
        ({ id, cites }) =>
          spoke.has(id) && cites.some(({ verified, tier }) => !verified || tier === 3),
      )
      .map(({ id }) => id),
    ruleErrors: ruleErrors.map(({ rule, message }) => `${rule}: ${message}`),
  };
}
