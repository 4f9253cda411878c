import { flowName } from '#shared/evaluate/flow-name.ts';
import type { MapNode } from '../../map/model.ts';
import { defineRule, found, lacks, setField } from '#shared/evaluate/rule.ts';

/** What a node is said to de-identify by, where no method is known to stand behind it. */
const doubtful = ({ transform }: MapNode): MapNode['transform'] =>
  transform?.to === 'deidentified' &&
  (transform.method === undefined || transform.method === 'none')
    ? transform
    : undefined;

export const idn01 = defineRule({
  id: 'IDN-01',
  title: 'PHI called de-identified without a method',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: {
    question:
      'a system is said to de-identify by no method, or a hop says more than its source holds',
  },
  cites: [
    {
      text: '45 CFR 164.514(b)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: false,
    },
  ],
  reads: ['node.transform', 'hop.identifiability'],
  *check(facts) {
    for (const cohort of facts.evaluated) {
      const scope = 'hipaa';
      const common = { severity: 'question', cohort: cohort.cohort.id, scope } as const;
      const claims = facts.holdings(cohort, scope).flatMap(({ node: { node, subject } }) => {
        const transform = doubtful(node);
        return transform ? [{ node, subject, transform }] : [];
      });
      for (const { node, subject, transform } of claims) {
        const { to, method } = transform;
        const field = 'transform.method';
        if (method === undefined) {
          const question = `By which method does ${node.name} de-identify?`;
          yield lacks({ subject, field, question, ifNo: 'question' });
          continue;
        }
        yield found({
          ...common,
          subject,
          message: `${node.name} is said to de-identify and uses no method that the law knows`,
          because: [
            { subject, field: 'transform.to', value: to },
            { subject, field, value: method },
          ],
        });
      }
      const told = new Set<string>();
      for (const flow of facts.flows(cohort, scope)) {
        const { hop, subject, source } = flow;
        // What the source itself claims to do is judged there.
        if (hop.identifiability !== 'deidentified' || doubtful(source.node)) continue;
        if (told.has(hop.id)) continue;
        told.add(hop.id);
        yield found({
          ...common,
          subject,
          elements: [source.subject],
          pathTo: subject,
          message: `"${flowName(flow)}" is called de-identified, and ${source.node.name} holds PHI that is not`,
          because: [{ subject, field: 'identifiability', value: hop.identifiability }],
          remedies: [setField('Treat it as identified', subject, 'identifiability', 'identified')],
        });
      }
    }
  },
  remedies: [
    'Document safe harbor or an expert determination',
    'De-identify before it leaves, on a system of its own',
    'Treat it as PHI',
  ],
  counsel: 'Whether the method meets 164.514(b) for these data.',
  falsePositives:
    'The method may be on file and not on the map. Outside HIPAA the claim carries no weight at all.',
});
