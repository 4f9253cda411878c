import { comparableProtection } from '#shared/evaluate/comparable-protection.ts';
import { transferSubject } from '#shared/evaluate/importers.ts';
import { placeFact, runByFact } from '#shared/evaluate/node-facts.ts';
import { moveInside } from '#shared/evaluate/relocation.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import { wayOf } from '#shared/evaluate/transfer-findings.ts';
import { within } from '#shared/geography/place-list.ts';

const CANADA: readonly string[] = ['iso:CA'];

export const trf13 = defineRule({
  id: 'TRF-13',
  title: 'Canadian data abroad without a contract for comparable protection',
  regime: ['CA-PIPEDA'],
  effective: { from: null, until: null },
  severity: {
    risk: 'a vendor outside Canada has no data processing agreement in force, or one without notice of foreign processing',
  },
  cites: [
    {
      text: 'PIPEDA, Schedule 1, clause 4.1.3; OPC guideline on processing across borders (2009)',
      url: 'https://laws-lois.justice.gc.ca/eng/acts/P-8.6/',
      tier: 1,
      verified: false,
    },
  ],
  reads: [
    'cohort.care',
    'node.vendor',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'vendor.agreements',
    'vendor.agreements.terms',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated.filter((item) => item.isCanada))
      for (const { node } of facts.holdings(cohort, 'gdpr')) {
        if (node.isExempt || node.runBy === 'self') continue;
        for (const use of node.places) {
          const { place } = use;
          const where = place && within(place, CANADA, facts.asOf);
          if (!place || where === 'yes') continue;
          const { missing, wrong, because } = comparableProtection(node, facts.asOf);
          const { subject } = node;
          const question = `Is ${node.node.name} in Canada?`;
          if (where === 'unknown' && (missing ?? wrong))
            yield lacks({ subject, field: use.field, question, ifNo: 'risk' });
          else if (missing) yield lacks({ ...missing, ifNo: 'risk' });
          else if (wrong !== undefined)
            yield found({
              severity: 'risk',
              subject: transferSubject({ importer: node.runBy, node }),
              elements: [subject],
              pathTo: subject,
              cohort: cohort.cohort.id,
              scope: 'gdpr',
              message: `${wayOf({ by: use.field, importer: node.runBy, place })} ${wrong}`,
              because: [
                { subject: cohort.subject, field: 'care', value: cohort.cohort.care },
                placeFact(node, use),
                runByFact(node),
                ...because,
              ],
              remedies: moveInside(
                node,
                use,
                'CA',
                'Canada',
                (target) => within(target, CANADA, facts.asOf) === 'yes',
              ),
            });
        }
      }
  },
  remedies: [
    'Sign a data processing agreement that gives comparable protection',
    'Tell patients that their PHI is processed abroad, and have the agreement say so',
    'Move the system to a Canadian region',
  ],
  counsel:
    'Whether a provincial health act stands in for PIPEDA, and whether the protection is comparable.',
  falsePositives:
    'A recipient that acts in its own right, such as a laboratory, may need no processing agreement.',
});
