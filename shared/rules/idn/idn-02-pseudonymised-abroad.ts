import { EMPTY, isEmpty } from '#shared/evaluate/class-set.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import { flowName } from '#shared/evaluate/flow-name.ts';
import { transfersOf } from '#shared/evaluate/importers.ts';
import type { Flow, MapFacts } from '#shared/evaluate/map-facts.ts';
import { defineRule, found, lacks, removeElement } from '#shared/evaluate/rule.ts';
import { missingController } from '#shared/evaluate/contract.ts';
import { placeInSentence } from '#shared/geography/place.ts';

const keyOf = ({ hop, source }: Flow): string => `${source.index} ${hop.id}`;

/** The flows of a cohort that bring something no longer identified, but pseudonymised. */
function pseudonymised(facts: MapFacts, cohort: CohortFacts): ReadonlySet<string> {
  if (cohort.reach.identified === cohort.reach.present) return new Set();
  const identified = new Map(
    facts.flows(cohort, 'identified').map((flow) => [keyOf(flow), flow.classes]),
  );
  const lowered = facts.flows(cohort, 'pseudonymised').filter((flow) => {
    const { lo, hi } = identified.get(keyOf(flow)) ?? EMPTY;
    return !isEmpty({ lo: flow.classes.lo & ~lo, hi: flow.classes.hi & ~hi });
  });
  return new Set(lowered.map(keyOf));
}

export const idn02 = defineRule({
  id: 'IDN-02',
  title: 'Pseudonymised PHI treated as outside the GDPR',
  regime: ['EU-GDPR'],
  effective: { from: '2018-05-25', until: null },
  severity: {
    violation: 'a hop takes pseudonymised PHI out of the EEA and no transfer channel holds',
  },
  cites: [
    {
      text: 'Regulation (EU) 2016/679, Arts 4(5) and 44',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
    { text: 'EDPS v SRB, C-413/23 P, 2025-09-04', tier: 2, verified: false },
  ],
  reads: [
    'cohort.care',
    'cohort.controller',
    'node.transform',
    'node.vendor',
    'node.place',
    'hop.identifiability',
    'hop.transfer',
    'vendor.dpf',
    'vendor.agreements',
    'vendor.assessments',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated) {
      let lowered: ReadonlySet<string> | undefined;
      for (const { flow, walk, place, node, because } of transfersOf(facts, cohort, 'gdpr')) {
        const isFailed = walk.outcome === 'none' || walk.outcome === 'without-assessment';
        if (!flow || !(isFailed || walk.outcome === 'undecided')) continue;
        const { hop, subject } = flow;
        lowered ??= pseudonymised(facts, cohort);
        if (hop.identifiability !== 'pseudonymised' && !lowered.has(keyOf(flow))) continue;
        const missing =
          cohort.gdpr === 'unknown'
            ? missingController(facts)
            : isFailed
              ? undefined
              : walk.missing;
        if (missing) {
          yield lacks({ ...missing, ifNo: 'violation' });
          continue;
        }
        yield found({
          severity: 'violation',
          subject,
          elements: [node.subject],
          pathTo: subject,
          cohort: cohort.cohort.id,
          scope: 'gdpr',
          message: `"${flowName(flow)}" takes pseudonymised PHI to ${placeInSentence(place)} without a valid transfer channel`,
          because: [
            { subject, field: 'identifiability', value: hop.identifiability ?? null },
            ...because,
            ...walk.steps.flatMap((step) => step.because),
          ],
          remedies: [removeElement(`Remove "${flowName(flow)}"`, subject)],
        });
      }
    }
  },
  remedies: [
    'Treat it as personal data and put a transfer channel in place',
    'Anonymise it, and have that assessed',
    'Keep it in the EEA',
  ],
  counsel:
    'Whether the recipient can single people out: since C-413/23 P that is judged from where the recipient stands.',
  falsePositives: 'A recipient that can in no way re-identify may hold what is not personal to it.',
});
