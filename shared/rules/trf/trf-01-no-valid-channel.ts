import { transferCause, transferSubject, transfersOf } from '#shared/evaluate/importers.ts';
import { entityName } from '#shared/evaluate/node-facts.ts';
import { placeLabel } from '#shared/geography/place.ts';
import { defineRule, found, lacks, removeElement } from '#shared/evaluate/rule.ts';

export const trf01 = defineRule({
  id: 'TRF-01',
  title: 'PHI leaves the EEA with no valid channel',
  regime: ['EU-GDPR'],
  effective: { from: '2018-05-25', until: null },
  severity: { violation: 'every step of the transfer walk is known to fail' },
  cites: [
    {
      text: 'Regulation (EU) 2016/679, Arts 44, 45, 46 and 49',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
  ],
  reads: [
    'cohort.care',
    'cohort.controller',
    'node.vendor',
    'node.place',
    'node.support',
    'hop.transfer',
    'vendor.dpf',
    'vendor.agreements',
    'vendor.assessments',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const transfer of transfersOf(facts, cohort, 'gdpr')) {
        const { walk, node, importer, place, hop } = transfer;
        if (walk.outcome === 'undecided' && walk.missing)
          yield lacks({ ...walk.missing, ifNo: 'violation' });
        if (walk.outcome !== 'none') continue;
        if (cohort.gdpr === 'unknown') {
          const question = `Where is the controller of ${cohort.cohort.name} established?`;
          yield lacks({
            subject: cohort.subject,
            field: 'controller',
            question,
            ifNo: 'violation',
          });
          continue;
        }
        yield found({
          severity: 'violation',
          subject: transferSubject(transfer),
          elements: [node.subject, ...(hop ? [hop] : [])],
          ...(hop ? { pathTo: hop } : { pathTo: node.subject }),
          cohort: cohort.cohort.id,
          scope: 'gdpr',
          message: `PHI goes to ${entityName(importer)} in ${placeLabel(place)} without a valid transfer channel`,
          because: [...transfer.because, ...walk.steps.flatMap((step) => step.because)],
          remedies: hop && transfer.flow ? [removeElement('Remove the hop', hop)] : [],
          cause: transferCause(transfer),
        });
      }
  },
  remedies: [
    'Move the system to an EEA region',
    'Sign standard contractual clauses and make a transfer impact assessment',
    'Take a vendor in an adequate country, or one certified under the DPF',
    'De-identify before it leaves',
  ],
  counsel:
    'Who is controller and who processor, whether Art 3(2) applies, and whether mere transit is a transfer.',
  falsePositives: 'A recipient that is itself subject to the GDPR may need another instrument.',
});
