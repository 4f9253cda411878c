import { isExcused } from '#shared/evaluate/addressable.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import { defineRule, found, lacks, setField } from '#shared/evaluate/rule.ts';

const WEAKER: ReadonlySet<string> = new Set(['aes-128', 'other']);
const STRONG: ReadonlySet<string> = new Set(['aes-256', 'aes-256-gcm']);

/** The cohorts whose PHI a node keeps, in the scope of general rules. */
function keptAt(facts: MapFacts): Map<NodeFacts, CohortFacts[]> {
  const kept = new Map<NodeFacts, CohortFacts[]>();
  for (const cohort of facts.evaluated)
    for (const { node } of facts.holdings(cohort, cohort.generalScope)) {
      if (!node.stores || node.isExempt || STRONG.has(node.node.atRest?.encryption ?? '')) continue;
      const cohorts = kept.get(node) ?? [];
      cohorts.push(cohort);
      kept.set(node, cohorts);
    }
  return kept;
}

export const enc03 = defineRule({
  id: 'ENC-03',
  title: 'PHI at rest not encrypted, or weaker than AES-256',
  regime: ['US-HIPAA', 'EU-GDPR'],
  effective: { from: null, until: null },
  severity: {
    violation: 'PHI is kept unencrypted',
    risk: 'it is encrypted with something weaker than AES-256',
    question: 'it is kept unencrypted, only HIPAA applies, and an equivalent measure is documented',
  },
  cites: [
    {
      text: '45 CFR 164.312(a)(2)(iv) (addressable)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: false,
    },
    {
      text: 'Regulation (EU) 2016/679, Art 32',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
    { text: 'baseline (policy): AES-256', tier: 1, verified: true },
  ],
  reads: [
    'node.persistence',
    'node.atRest.encryption',
    'node.atRest.alternative',
    'cohort.hipaa',
    'cohort.care',
    'cohort.controller',
  ],
  *check(facts) {
    for (const [node, cohorts] of keptAt(facts)) {
      const { subject } = node;
      const encryption = node.node.atRest?.encryption;
      const field = 'atRest.encryption';
      if (encryption === undefined) {
        const question = `How is what ${node.node.name} keeps encrypted?`;
        yield lacks({ subject, field, question, ifNo: 'violation' });
        continue;
      }
      const isWeaker = WEAKER.has(encryption);
      const excuse = isWeaker ? undefined : isExcused(facts, node, cohorts);
      if (excuse?.missing) yield lacks({ ...excuse.missing, ifNo: 'violation' });
      const severity = excuse ? (excuse.value === true ? 'question' : 'violation') : 'risk';
      for (const cohort of cohorts)
        yield found({
          severity,
          subject,
          cohort: cohort.cohort.id,
          scope: cohort.generalScope,
          message: isWeaker
            ? `${node.node.name} is encrypted with something weaker than AES-256`
            : `${node.node.name} keeps PHI without encryption`,
          because: [{ subject, field, value: encryption }, ...(excuse?.because ?? [])],
          remedies: [setField('Encrypt it with AES-256-GCM', subject, field, 'aes-256-gcm')],
        });
    }
  },
  remedies: ['Encrypt what is kept, its snapshots and its disks', 'Keep no PHI there'],
  counsel: 'Whether the documented equivalent is reasonable and appropriate under 164.306(d)(3).',
  falsePositives:
    'PHI encrypted by the application before it is stored may be protected although the disk is not.',
});
