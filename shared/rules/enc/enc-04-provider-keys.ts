import {
  classSet,
  hasBit,
  intersection,
  isEmpty,
  UNSPECIFIED,
} from '#shared/evaluate/class-set.ts';
import { classesInWords } from '#shared/evaluate/findings.ts';
import { runByFact } from '#shared/evaluate/node-facts.ts';
import type { Holding } from '#shared/evaluate/map-facts.ts';
import { defineRule, found, lacks, setField } from '#shared/evaluate/rule.ts';
import { dataGroups } from '../../map/schema/vocabulary.ts';

/** Where a reader at the provider would do most harm. */
const SENSITIVE = classSet([...dataGroups.clinical, 'genomic', 'omic']);

/** Kept by somebody else, or nobody knows by whom. */
const isKept = ({ node: { stores, isExempt, runBy } }: Holding): boolean =>
  stores && !isExempt && runBy !== 'self';

export const enc04 = defineRule({
  id: 'ENC-04',
  title: 'Provider holds the keys of high-risk PHI',
  regime: ['project'],
  effective: { from: null, until: null },
  severity: {
    risk: 'a vendor keeps clinical, genomic or other omic data and holds the keys to it',
  },
  cites: [
    {
      text: 'baseline (policy): keys of clinical, genomic and omic data are not the provider’s',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'node.vendor',
    'node.persistence',
    'node.atRest.keys.custody',
    'node.atRest.encryption',
    'cohort.dataClasses',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const { node, classes } of facts.holdings(cohort, cohort.generalScope).filter(isKept)) {
        const sensitive = intersection(classes, SENSITIVE);
        if (isEmpty(sensitive) && !hasBit(classes, UNSPECIFIED)) continue;
        const { subject } = node;
        const { encryption, keys } = node.node.atRest ?? {};
        const custody = keys?.custody;
        const field = 'atRest.keys.custody';
        const ask = (missing: { subject: typeof subject; field: string; question: string }) =>
          lacks({ ...missing, ifNo: 'risk' });
        // Without encryption there are no keys: that is ENC-03.
        if (custody === undefined ? encryption === 'none' : custody !== 'provider') continue;
        if (!node.runBy)
          yield ask({ subject, field: 'vendor', question: `Who runs ${node.node.name}?` });
        else if (custody === undefined)
          yield ask({ subject, field, question: `Who holds the keys of ${node.node.name}?` });
        else if (isEmpty(sensitive)) {
          const question = `Which PHI of ${cohort.cohort.name} is there?`;
          yield ask({ subject: cohort.subject, field: 'dataClasses', question });
        } else
          yield found({
            severity: 'risk',
            subject,
            cohort: cohort.cohort.id,
            scope: cohort.generalScope,
            message: `${node.node.name} keeps ${classesInWords(sensitive)} under keys that its provider holds`,
            because: [{ subject, field, value: custody }, runByFact(node)],
            remedies: [setField('Hold the keys yourself', subject, field, 'customer')],
          });
      }
  },
  remedies: ['Keep the keys in your own key service or a hardware module'],
  counsel: 'Whether a contract or a supervisory authority asks for keys of your own.',
  falsePositives: 'PHI that the application encrypts first is safe from the provider all the same.',
});
