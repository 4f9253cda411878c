import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { transferRequirement } from './placement-rows.ts';
import type { PlacementRow } from './placement-rows.ts';
import { shortPlaces } from './place-summary.ts';
import type { Standings } from './standing.ts';

const isAboutSupport = (rule: string): boolean => /^(?:SUP|LOC-03|TRF)/u.test(rule);

/** Who can open a cohort's PHI from where, as a row of the placement table. */
export function supportRow(
  facts: MapFacts,
  cohort: CohortFacts,
  standings: Standings,
): PlacementRow {
  const nodes = facts
    .holdings(cohort, cohort.generalScope)
    .map(({ node }) => node)
    .filter(({ isExempt }) => !isExempt);
  const entries = nodes.flatMap(({ support }) => support ?? []);
  const isOpen = nodes.some(({ support }) => support === undefined) || !cohort.isEvaluated;
  const places = [...entries.map(({ place }) => place), ...(isOpen ? [undefined] : [])];
  const told = standings.of({
    rules: isAboutSupport,
    cohort,
    nodes: new Set(nodes.map(({ node }) => node.id)),
    fields: new Set(['support', 'support.country', 'support.by']),
  });
  return {
    what: 'Support access',
    required:
      cohort.gdpr === true || cohort.uk === true
        ? transferRequirement(cohort)
        : 'approved and logged',
    drawn: places.length === 0 ? 'none' : shortPlaces(places),
    standing:
      isOpen && (told === 'met' || told === 'accepted')
        ? 'unknown'
        : entries.length === 0 && told === 'met'
          ? 'nothing'
          : told,
    systems: nodes.filter(({ support }) => (support ?? []).length > 0).map(({ node }) => node.name),
  };
}
