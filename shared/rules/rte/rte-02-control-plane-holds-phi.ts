import { sentenceStart } from '#shared/map/text-words.ts';
import { placeInSentence } from '#shared/geography/place.ts';
import { classesInWords } from '#shared/evaluate/findings.ts';
import type { Holding } from '#shared/evaluate/map-facts.ts';
import { homeName, isAtHome } from '#shared/evaluate/placement.ts';
import { moveInside } from '#shared/evaluate/relocation.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';

const isControl = ({ node }: Holding): boolean => node.plane === 'control' && !node.isExempt;

export const rte02 = defineRule({
  id: 'RTE-02',
  title: 'Control plane holds PHI',
  regime: ['all'],
  effective: { from: null, until: null },
  severity: {
    violation:
      'identified or pseudonymised PHI reaches a control-plane node outside the home of its cohort',
    risk: 'it reaches a control-plane node',
  },
  cites: [
    { text: 'baseline (policy)', tier: 1, verified: true },
    {
      text: 'Regulation (EU) 2016/679, Art 44',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
  ],
  reads: ['node.plane', 'node.kind', 'node.place', 'node.transform', 'cohort.care'],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const { node, classes } of facts.holdings(cohort, 'pseudonymised').filter(isControl)) {
        const { place, subject } = node;
        const isOpen = place?.countries === 'anywhere' && !node.stores;
        const isHome = !place || isOpen ? 'unknown' : isAtHome(facts, cohort, place);
        if (isHome === 'unknown') {
          const question = `Where exactly is ${node.node.name}?`;
          yield lacks({ subject, field: 'place', question, ifNo: 'violation' });
        }
        const isOutside = isHome === false && place;
        const home = homeName(cohort);
        yield found({
          severity: isOutside ? 'violation' : 'risk',
          subject,
          cohort: cohort.cohort.id,
          scope: 'pseudonymised',
          message: `${sentenceStart(classesInWords(classes))} of patients reach the control plane: ${node.node.name}${isOutside ? ` in ${placeInSentence(place)}, outside ${home}` : ''}`,
          because: [
            {
              subject,
              field: 'plane',
              value: node.plane,
              ...(node.node.plane === undefined ? { isDefault: true } : {}),
            },
            { subject, field: 'place', value: node.node.place ?? null },
            { subject: cohort.subject, field: 'care', value: cohort.cohort.care },
          ],
          remedies:
            isOutside && node.places[0]
              ? moveInside(
                  node,
                  node.places[0],
                  cohort.careCountry,
                  home,
                  (to) => isAtHome(facts, cohort, to) === true,
                )
              : [],
        });
      }
  },
  remedies: [
    'Send tokens without meaning instead of PHI',
    'Move what needs PHI to the data plane of the region',
    'Run a control plane of its own in each region',
  ],
  counsel: 'Whether the identifiers that steer the platform are personal data for whoever runs it.',
  falsePositives: 'A kind counts as control plane by default; its plane can be set on the map.',
});
