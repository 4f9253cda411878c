import { stateOf } from '#shared/geography/countries.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { MapFacts } from './map-facts.ts';
import type { NodeFacts } from './node-facts.ts';

/** Whether care takes place in France, its overseas departments included. */
const isFrench = ({ careCountry }: CohortFacts): boolean => stateOf(careCountry) === 'FR';

/** Every node that keeps PHI of patients treated in France, whoever runs it. */
export function* hostedInFrance(
  facts: MapFacts,
): Generator<{ cohort: CohortFacts; node: NodeFacts }> {
  for (const cohort of facts.evaluated)
    if (isFrench(cohort))
      for (const { node } of facts.holdings(cohort, 'gdpr'))
        if (node.stores && !node.isExempt) yield { cohort, node };
}
