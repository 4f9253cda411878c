import { bulkDataRuleFrom } from '#shared/geography/concern.ts';
import { resolvePlace } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import { agreementState } from './agreement.ts';
import { mayBeBulkAt } from './bulk-recipient.ts';
import { intersection, isEmpty, union, unspecifiedOnly } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { MapFacts } from './map-facts.ts';
import type { NodeFacts, PlaceField } from './node-facts.ts';
import { isLivePathAtHome } from './placement.ts';
import { rowClasses, speaksOf } from './place-rules.ts';
import { weakRoutingKey } from './routing-key.ts';
import { stake } from './stake.ts';
import type { Stakes } from './stake.ts';
import { caughtBy } from './statute-check.ts';
import { both, statutes } from './statute.ts';
import { addTransferStakes } from './transfer-stakes.ts';

const MEDIA_SERVERS: ReadonlySet<string> = new Set(['sfu', 'turn', 'video']);

/** A place of which no list says that it is allowed. */
const ABROAD: Place | undefined = (() => {
  const answer = resolvePlace('iso:IN');
  return answer.ok ? answer.place : undefined;
})();

/**
 * Every rule whose answer hangs on where a node, or one of its copies, is, over the cohorts that
 * reach it, with the worst that it would find there.
 */
export function placeStakes(facts: MapFacts, node: NodeFacts, field: PlaceField): Stakes {
  const stakes: Stakes = new Map();
  for (const cohort of facts.evaluated) {
    if (isEmpty(facts.classesAt(cohort, 'present', node))) continue;
    // What hangs on other stakes hangs on those of the same patients.
    for (const [rule, severity] of stakesOf(facts, cohort, node, field))
      stake(stakes, rule, severity);
  }
  if (facts.asOf >= bulkDataRuleFrom && mayBeBulkAt(facts, node))
    stake(stakes, 'LOC-13', 'violation');
  return stakes;
}

function stakesOf(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  field: PlaceField,
): Stakes {
  const stakes: Stakes = new Map();
  addStatutes(facts, cohort, node, stakes);
  addPolicies(facts, cohort, node, stakes);
  if (!isEmpty(facts.classesAt(cohort, 'gdpr', node))) {
    addTransferStakes(facts, cohort, node, field, stakes);
    addPseudonymised(facts, cohort, node, stakes);
  }
  addHome(facts, cohort, node, field, stakes);
  addRiskAnalysis(facts, cohort, node, stakes);
  addControlPlane(facts, cohort, node, field, stakes);
  return stakes;
}

function addStatutes(facts: MapFacts, cohort: CohortFacts, node: NodeFacts, stakes: Stakes): void {
  for (const statute of statutes) {
    if (facts.asOf < statute.from || (statute.reaches === 'storage' && !node.stores)) continue;
    const classes = facts.classesAt(cohort, statute.scope, node);
    const caught = caughtBy(statute, { node, classes });
    if (
      !caught ||
      both(statute.appliesTo(facts, cohort), statute.covers(facts, node)).value === false
    )
      continue;
    const isArguable = ABROAD && statute.arguable?.(facts, node, ABROAD).value === true;
    const severity = caught === 'disputed' || isArguable ? 'question' : 'violation';
    stake(stakes, statute.rule, severity);
    if (severity === 'violation' && weakRoutingKey(facts)) stake(stakes, 'RTE-01', 'violation');
  }
}

/** The map's own lists: the residency matrix, and what was promised. */
function addPolicies(facts: MapFacts, cohort: CohortFacts, node: NodeFacts, stakes: Stakes): void {
  const classes = facts.classesAt(cohort, cohort.generalScope, node);
  if (isEmpty(classes)) return;
  const { matrix, postures } = facts.map.policies;
  for (const row of matrix) {
    const caught = intersection(classes, union(rowClasses(row), unspecifiedOnly));
    if ((row.allowed ?? row.prohibited) && speaksOf(row, cohort) && !isEmpty(caught))
      stake(stakes, 'LOC-23', 'violation');
  }
  const other = node.stores ? 'access' : 'storage';
  for (const posture of postures)
    if (posture.allowed && posture.scope !== other && speaksOf(posture, cohort))
      stake(stakes, 'LOC-24', 'violation');
}

/** Pseudonymised PHI that leaves the EEA without a channel. */
function addPseudonymised(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  stakes: Stakes,
): void {
  if (cohort.gdpr === false || !(stakes.has('TRF-01') || stakes.has('TRF-04'))) return;
  const identified = facts.classesAt(cohort, 'identified', node);
  const held = facts.classesAt(cohort, 'pseudonymised', node);
  const isLowered = (held.lo & ~identified.lo) !== 0 || (held.hi & ~identified.hi) !== 0;
  const isClaimed = facts.map.hops.some(
    ({ to, identifiability }) => to === node.node.id && identifiability === 'pseudonymised',
  );
  if (isLowered || isClaimed) stake(stakes, 'IDN-02', 'violation');
}

const BY_FIELD: Record<PlaceField, string> = {
  place: 'RST-01',
  failover: 'RST-05',
  replicas: 'RST-02',
  'backup.places': 'BKP-02',
};

const BINDING = ['LOC-01', 'LOC-05', 'LOC-09', 'LOC-10', 'LOC-23', 'LOC-24'] as const;
const UNCHANNELLED = ['TRF-01', 'TRF-04', 'TRF-09'] as const;

/** "As LOC/TRF": a violation where a list or a law on transfers binds, else a risk away from home. */
function addHome(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  field: PlaceField,
  stakes: Stakes,
): void {
  const classes = facts.classesAt(cohort, cohort.generalScope, node);
  if (isEmpty(classes)) return;
  const isBound = BINDING.some((rule) => stakes.get(rule) === 'violation');
  const isTransfer = UNCHANNELLED.some((rule) => stakes.get(rule) === 'violation');
  const { kind, recording } = node.node;
  if (MEDIA_SERVERS.has(kind)) {
    const isKept = node.stores || recording?.enabled !== false;
    stake(stakes, 'MED-03', isBound && isKept ? 'violation' : 'risk');
  }
  if (kind === 'error-tracker' && isTransfer) stake(stakes, 'APP-01', 'violation');
  if (!node.stores) return;
  const isViolation = isBound || isTransfer;
  if (
    !isViolation &&
    (field === 'failover' || isLivePathAtHome(facts, cohort, { node, classes }) === false)
  )
    return;
  const severity = isViolation ? 'violation' : 'risk';
  stake(stakes, BY_FIELD[field], severity);
  if (kind === 'backup') stake(stakes, 'BKP-02', severity);
}

/** PHI under HIPAA in a place that the risk analysis must cover. */
function addRiskAnalysis(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  stakes: Stakes,
): void {
  if (cohort.hipaa === false || isEmpty(facts.classesAt(cohort, 'hipaa', node))) return;
  const { runBy } = node;
  const isSigned =
    typeof runBy === 'object' ? agreementState(runBy, 'baa', facts.asOf, null).signed : true;
  if (isSigned !== false) stake(stakes, 'VND-06', 'violation');
}

function addControlPlane(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  field: PlaceField,
  stakes: Stakes,
): void {
  const classes = facts.classesAt(cohort, 'pseudonymised', node);
  if (node.plane === 'control' && field === 'place' && !isEmpty(classes))
    stake(stakes, 'RTE-02', 'violation');
}
