import { within } from '#shared/geography/place-list.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Hop } from '../map/model.ts';
import type { Missing } from './agreement.ts';
import { assessmentState } from './assessment.ts';
import type { AssessmentState } from './assessment.ts';
import { storageCause } from './causes.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Subject } from './finding.ts';
import { transferSubject, whoRuns } from './importers.ts';
import type { Flow, MapFacts } from './map-facts.ts';
import { placeFact, runByFact } from './node-facts.ts';
import type { NodeFacts, PlaceUse } from './node-facts.ts';
import { moveInside } from './relocation.ts';
import { found } from './rule.ts';
import type { Found } from './rule.ts';
import { wayOf } from './transfer-findings.ts';
import { hasCome } from '../map/day.ts';

/** A place outside Quebec to which PHI of patients treated there goes. */
export type Departure = {
  readonly cohort: CohortFacts;
  readonly node: NodeFacts;
  readonly use: PlaceUse & { readonly place: Place };
  /** Absent for copies and where PHI enters. */
  readonly flow?: Flow;
  /** Not known where the place is coarser than the province, such as all of Canada. */
  readonly isOutside: true | 'unknown';
  /** The privacy impact assessment that is due before. */
  readonly assessment: AssessmentState;
};

/** Hops that date an assessment, by who receives. */
type Assessed = ReadonlyMap<string, Hop>;

const QUEBEC: readonly string[] = ['iso:CA-QC'];
const inQuebec = (place: Place, asOf: string) => within(place, QUEBEC, asOf);

/**
 * Every way in which PHI of patients treated in Quebec leaves the province, be it to the
 * organisation's own system or for safekeeping: P-39.1 s. 17. What the organisation itself collects
 * abroad, without a hop, is left out.
 */
export function* departures(facts: MapFacts): Generator<Departure> {
  for (const cohort of facts.evaluated) {
    if (!cohort.isQuebec) continue;
    const flows = facts.flows(cohort, 'gdpr');
    const assessed = assessedHops(flows, facts.asOf);
    for (const { node } of facts.holdings(cohort, 'gdpr')) {
      if (node.isExempt) continue;
      for (const use of node.places) {
        const { place } = use;
        const answer = place && inQuebec(place, facts.asOf);
        if (!place || answer === 'yes') continue;
        const arriving = facts.flowsInto(cohort, 'gdpr', node);
        const to = { cohort, node, use: { ...use, place } };
        const isOutside = answer === 'no' || 'unknown';
        for (const flow of waysInto(cohort, node, use, arriving)) {
          const assessment = assess(facts.asOf, to, flow, arriving, assessed);
          if (assessment) yield { ...to, isOutside, assessment, ...(flow ? { flow } : {}) };
        }
      }
    }
  }
}

/** The hops that bring PHI to a place of a node; undefined stands for copies and for entry. */
function waysInto(
  { cohort }: CohortFacts,
  { node, runBy }: NodeFacts,
  use: PlaceUse,
  arriving: readonly Flow[],
): readonly (Flow | undefined)[] {
  if (use.field !== 'place') return [undefined];
  const isEntry = (cohort.entry ?? []).includes(node.id);
  return isEntry && runBy !== 'self' ? [...arriving, undefined] : arriving;
}

const recipient = ({ runBy, node }: NodeFacts): string =>
  typeof runBy === 'object' ? `vendor ${runBy.id}` : (runBy ?? `node ${node.id}`);

function assessedHops(flows: readonly Flow[], asOf: string): Assessed {
  return new Map(
    flows.flatMap(({ hop, target }): [string, Hop][] => {
      const pia = hop.transfer?.pia;
      const isDated = pia !== undefined && hasCome(pia, asOf);
      const isInside = target.place && inQuebec(target.place, asOf) === 'yes';
      return isDated && !isInside ? [[recipient(target), hop]] : [];
    }),
  );
}

/**
 * The assessment of a departure: the hop's own, the vendor's, or that of another hop to the same
 * recipient. Undefined where the organisation collects abroad itself and no hop could tell.
 */
function assess(
  asOf: string,
  { cohort, node, use }: Pick<Departure, 'cohort' | 'node' | 'use'>,
  flow: Flow | undefined,
  arriving: readonly Flow[],
  assessed: Assessed,
): AssessmentState | undefined {
  const { runBy } = node;
  const ofVendor =
    typeof runBy === 'object'
      ? assessmentState(runBy, 'pia', asOf, cohort.cohort.id, use.place)
      : undefined;
  const pia = flow?.hop.transfer?.pia;
  if (flow && pia !== undefined && (pia === 'none' || hasCome(pia, asOf)))
    return toldBy(flow.hop, ofVendor);
  if (ofVendor?.exists === true) return ofVendor;
  const other = assessed.get(recipient(node));
  if (other) return toldBy(other, ofVendor);
  if (ofVendor) return ofVendor;
  const hop = (flow ?? arriving[0])?.hop;
  if (!hop)
    return runBy === 'self'
      ? undefined
      : { exists: 'unknown', because: [], missing: whoRuns(node) };
  const subject: Subject = { type: 'hop', id: hop.id };
  const question = `Of which day is the privacy impact assessment for PHI that goes to ${node.node.name}?`;
  const because: Fact[] = [{ subject, field: 'transfer.pia', value: null }];
  return { exists: 'unknown', because, missing: { subject, field: 'transfer.pia', question } };
}

/** What a hop says of its assessment; a conclusion that it does not tell is read from the vendor's. */
function toldBy({ id, transfer }: Hop, ofVendor: AssessmentState | undefined): AssessmentState {
  const pia = transfer?.pia;
  const subject: Subject = { type: 'hop', id };
  const because: Fact[] = [{ subject, field: 'transfer.pia', value: pia ?? null }];
  const conclusion = transfer?.piaConclusion ?? ofVendor?.conclusion;
  return { exists: pia !== 'none', because, ...(conclusion ? { conclusion } : {}) };
}

/** What to ask where a place may or may not be in the province. */
export const missingPlace = ({ isOutside, node, use }: Departure): Missing | undefined =>
  isOutside === true
    ? undefined
    : {
        subject: node.subject,
        field: use.field,
        question: `Is ${node.node.name} in Quebec, or elsewhere in Canada?`,
      };

/** The finding of a rule about a departure. */
export function departureFound(
  { cohort, node, use, flow, assessment }: Departure,
  asOf: string,
  wrong: string,
  because: readonly Fact[] = [],
): Found {
  const importer = node.runBy;
  const isInside = (place: Place): boolean => inQuebec(place, asOf) === 'yes';
  return found({
    severity: 'violation',
    subject: transferSubject({ importer, node }),
    elements: [node.subject],
    pathTo: flow?.subject ?? node.subject,
    cohort: cohort.cohort.id,
    scope: 'gdpr',
    message: `${wayOf({ by: use.field, importer, place: use.place })} ${wrong}`,
    because: [
      { subject: cohort.subject, field: 'care', value: cohort.cohort.care },
      placeFact(node, use),
      runByFact(node),
      ...assessment.because,
      ...because,
    ],
    remedies: moveInside(node, use, 'CA', 'Quebec', isInside),
    cause: storageCause(node),
  });
}
