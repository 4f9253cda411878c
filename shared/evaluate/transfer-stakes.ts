import { resolvePlace } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import { walk } from './channel.ts';
import type { Walk } from './channel.ts';
import type { TransferLaw } from './channel-step.ts';
import type { CohortFacts } from './cohort-facts.ts';
import { comparableProtection } from './comparable-protection.ts';
import { importAt } from './importers.ts';
import type { Flow, MapFacts } from './map-facts.ts';
import type { NodeFacts, PlaceField } from './node-facts.ts';
import { stake } from './stake.ts';
import type { Stakes } from './stake.ts';

/**
 * Places in which a transfer can turn out differently: in the US the Data Privacy Framework may
 * carry it, in India no decision does.
 */
const PROBES: readonly Place[] = ['iso:US', 'iso:IN'].map((text) => {
  const answer = resolvePlace(text);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.place;
});

const arrivals = new WeakMap<MapFacts, Map<number, ReadonlyMap<number, readonly Flow[]>>>();

/** The hops that bring a cohort's PHI under the GDPR to a node. */
function arrivingAt(facts: MapFacts, cohort: CohortFacts, node: NodeFacts): readonly Flow[] {
  const ofMap = arrivals.get(facts) ?? new Map<number, ReadonlyMap<number, readonly Flow[]>>();
  arrivals.set(facts, ofMap);
  const byTarget =
    ofMap.get(cohort.index) ??
    Map.groupBy(facts.flows(cohort, 'gdpr'), (flow) => flow.target.index);
  ofMap.set(cohort.index, byTarget);
  return byTarget.get(node.index) ?? [];
}

/** What each rule on transfers could find if a node, or a copy that it keeps, were in a third country. */
export function addTransferStakes(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  field: PlaceField,
  stakes: Stakes,
): void {
  const flows = field === 'place' ? arrivingAt(facts, cohort, node) : [];
  // Between the organisation and itself there is no transfer; from a vendor back to it there is.
  const crossing =
    node.runBy === 'self'
      ? flows.filter(({ source }) => source.runBy !== 'self' && !source.isExempt)
      : flows;
  if (node.runBy !== 'self' || crossing.length > 0) {
    addWalks(facts, cohort, 'gdpr', node, crossing, stakes);
    addWalks(facts, cohort, 'uk', node, crossing, stakes);
  }
  if (cohort.isQuebec) {
    stake(stakes, 'TRF-11', 'violation');
    stake(stakes, 'TRF-12', 'violation');
  }
  if (!cohort.isCanada || node.runBy === 'self') return;
  const { wrong, missing } = comparableProtection(node, facts.asOf);
  if (wrong !== undefined || missing) stake(stakes, 'TRF-13', 'risk');
}

function addWalks(
  facts: MapFacts,
  cohort: CohortFacts,
  law: TransferLaw,
  node: NodeFacts,
  flows: readonly Flow[],
  stakes: Stakes,
): void {
  if (cohort[law] === false) return;
  const hops = [...new Set(flows.map(({ hop }) => (hop.transfer ? hop : undefined)))];
  for (const place of PROBES)
    for (const hop of hops.length > 0 ? hops : [undefined]) {
      const entry = importAt(cohort, law, node, place);
      const made = walk(facts, hop ? { ...entry, hop } : entry);
      if (law === 'uk') {
        if (made.outcome !== 'channel') stake(stakes, 'TRF-09', 'violation');
        continue;
      }
      addWalk(made, stakes);
      if (hop?.transfer?.mechanism === 'dpf' && made.outcome !== 'channel')
        stake(stakes, 'TRF-02', 'violation');
    }
}

function addWalk({ outcome, channel, fallback, steps }: Walk, stakes: Stakes): void {
  if (outcome === 'none' || outcome === 'undecided') stake(stakes, 'TRF-01', 'violation');
  if (outcome === 'art-49') stake(stakes, 'TRF-05', 'violation');
  if (outcome === 'without-assessment' || steps.some(({ lacksAssessment }) => lacksAssessment))
    stake(stakes, 'TRF-04', 'violation');
  if (channel?.isAssessmentOld) stake(stakes, 'TRF-04', 'risk');
  if (channel?.name === 'dpf' && fallback !== 'holds') stake(stakes, 'TRF-03', 'risk');
}
