import { choiceWords } from '#shared/map/choice-words.ts';
import { routingBases } from '#shared/map/schema/vocabulary.ts';
import { labelInside } from '#shared/map/text-words.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { weakRoutingKey } from '#shared/evaluate/routing-key.ts';
import { defineRule, found, setField } from '#shared/evaluate/rule.ts';
import type { Outcome } from '#shared/evaluate/rule.ts';
import { checkStatute } from '#shared/evaluate/statute-check.ts';
import { statutes } from '#shared/evaluate/statute.ts';

/** Where the storage list of a statute is known to be broken, and what is missing to tell. */
const storageLists = (facts: MapFacts): readonly Outcome[] =>
  statutes
    .flatMap((statute) => [...checkStatute(facts, statute)])
    .filter((outcome) =>
      outcome.kind === 'found' ? outcome.severity === 'violation' : outcome.ifNo === 'violation',
    );

export const rte01 = defineRule({
  id: 'RTE-01',
  title: 'Routing key uses nationality or current travel location',
  regime: ['all'],
  effective: { from: null, until: null },
  severity: {
    violation: 'and PHI is stored where a law that pins storage does not allow it',
    risk: 'patients are routed by nationality, travel location or internet address alone',
  },
  cites: [
    { text: 'baseline (policy)', tier: 1, verified: true },
    {
      text: 'Regulation (EU) 2016/679, Art 3(2)',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
  ],
  reads: ['routing.basis', 'cohort.care', 'cohort.providerLicences', 'node.vendor', 'node.place'],
  *check(facts) {
    const { subject } = facts;
    const basis = weakRoutingKey(facts);
    if (!basis) return;
    const grave = storageLists(facts);
    const broken = grave.flatMap((outcome) => (outcome.kind === 'found' ? [outcome.subject] : []));
    // Then all of it asks.
    if (broken.length === 0) yield* grave;
    const words = routingBases
      .filter((key) => basis.includes(key))
      .map((key) => labelInside(choiceWords(key)))
      .join(' and ');
    const shared = {
      severity: broken.length > 0 ? 'violation' : 'risk',
      subject,
      elements: broken,
      message: `Patients are routed by ${words}, which does not tell which law holds for them${broken.length > 0 ? '; PHI is stored where the law does not allow it' : ''}`,
      because: [
        { subject, field: 'routing.basis', value: basis },
        ...broken.map((node) => ({
          subject: node,
          field: 'place',
          value: facts.nodeById(node.id)?.node.place ?? null,
        })),
      ],
      remedies: [
        setField(
          "Route by place of care and the provider's jurisdiction",
          subject,
          'routing.basis',
          ['place-of-care', 'provider-jurisdiction'],
        ),
      ],
      pathTo: subject,
    } as const;
    // The key is weak even where nobody is drawn yet.
    yield found(shared);
    for (const { cohort } of facts.evaluated) yield found({ ...shared, cohort: cohort.id });
  },
  remedies: [
    "Key on the place of care and the provider's jurisdiction",
    'Add overrides for the few laws that follow the person, such as Russian citizenship or US persons',
  ],
  counsel: 'Which fact decides the law in the countries served, and which overrides are needed.',
  falsePositives:
    'The internet address may be only the first guess that a question to the patient then replaces.',
});
