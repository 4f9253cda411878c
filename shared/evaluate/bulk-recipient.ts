import { bulkInWords, contributes, judgeBulk, shareOf } from './bulk-data.ts';
import type { Bulk, Share } from './bulk-data.ts';
import { EMPTY, isEmpty, union, classSet } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import { tiesToConcern } from './concern-access.ts';
import type { Tie } from './concern-access.ts';
import type { Fact, Severity } from './finding.ts';
import type { Missing } from './agreement.ts';
import type { MapFacts } from './map-facts.ts';
import type { Entity, NodeFacts } from './node-facts.ts';
import { found, lacks } from './rule.ts';
import type { Outcome } from './rule.ts';

const STRICTEST = classSet(['genomic']);

/** What each cohort adds to what one recipient has. */
function sharesOf(ties: readonly Tie[]): Share[] {
  const classes = new Map<CohortFacts, ClassSet>();
  for (const { cohort, holding } of ties)
    classes.set(cohort, union(classes.get(cohort) ?? EMPTY, holding.classes));
  return [...classes].map(([cohort, held]) => shareOf(cohort, held));
}

/** Whether so much PHI of US persons may be at a node that it could be bulk data. */
export function mayBeBulkAt(facts: MapFacts, node: NodeFacts): boolean {
  const shares = facts.evaluated.map((cohort) =>
    shareOf(cohort, facts.classesAt(cohort, 'present', node)),
  );
  return judgeBulk(shares.filter(({ classes }) => !isEmpty(classes))).mayBe;
}

/**
 * Sums up what each recipient in, or of, a country of concern has: a finding for each of its ways
 * to bulk data, or a question for what would make it bulk, or make it such a recipient.
 */
export function* checkBulkAccess(facts: MapFacts): Generator<Outcome> {
  if (!judgeBulk(facts.evaluated.map((cohort) => shareOf(cohort, STRICTEST))).mayBe) return;
  const sold = new Set(
    facts.map.hops.filter(({ purpose }) => purpose === 'brokerage').map(({ to }) => to),
  );
  for (const ties of Map.groupBy(tiesToConcern(facts), (tie) => tie.recipient).values()) {
    const certain = ties.filter(({ isTied }) => isTied === true);
    const shares = sharesOf(certain);
    const bulk = judgeBulk(shares);
    if (bulk.categories.length > 0) yield* tellAll(certain, shares, bulk, sold);
    else yield* askFor(ties);
  }
}

function* tellAll(
  ties: readonly Tie[],
  shares: readonly Share[],
  bulk: Bulk,
  sold: ReadonlySet<string>,
): Generator<Outcome> {
  const counted = new Map(
    shares.filter((share) => contributes(share, bulk)).map((share) => [share.cohort, share]),
  );
  const counts = [...counted.keys()].flatMap(countFacts);
  for (const { cohort, holding, entity, tell } of ties) {
    if (!counted.has(cohort)) continue;
    const { node } = holding;
    const { words, because, missing, end, cause, remedies } = tell();
    const isProhibited = bulk.isOmic || sold.has(node.node.id);
    const severity = severityOf(isProhibited, entity);
    if (severity === 'unknown') {
      const ask = missing ?? controlsOf(entity).missing;
      if (ask) yield lacks({ ...ask, ifNo: 'violation' });
    }
    yield found({
      severity: severity === 'unknown' ? 'question' : severity,
      subject: node.subject,
      cohort: cohort.cohort.id,
      scope: 'present',
      ...(end ? { elements: [node.subject], pathTo: end } : {}),
      message: `PHI of ${bulkInWords(bulk)} at ${node.node.name} ${words}`,
      because: [...counts, ...because, ...controlsOf(entity).because],
      remedies,
      ...(cause === undefined ? {} : { cause }),
    });
  }
}

const countFacts = ({ cohort, subject }: CohortFacts): Fact[] => [
  { subject, field: 'usPersons', value: cohort.usPersons ?? null },
  { subject, field: 'dataClasses', value: cohort.dataClasses ?? null },
];

/**
 * Bulk genomic or 'omic data and brokerage are prohibited; the rest is restricted: allowed with the
 * CISA security requirements, which counsel then has to judge.
 */
function severityOf(isProhibited: boolean, entity: Entity): Severity | 'unknown' {
  if (isProhibited || entity === 'self') return 'violation';
  if (entity?.cisaControls === undefined) return 'unknown';
  return entity.cisaControls ? 'question' : 'violation';
}

/** Whether a vendor meets the security requirements: the fact, and how to ask for it. */
function controlsOf(entity: Entity): { because: Fact[]; missing?: Missing } {
  if (typeof entity !== 'object') return { because: [] };
  const { id, name, cisaControls } = entity;
  const subject = { type: 'vendor', id } as const;
  const because: Fact[] = [{ subject, field: 'cisaControls', value: cisaControls ?? null }];
  const question = `Does ${name} meet the CISA security requirements for restricted transactions?`;
  return { because, missing: { subject, field: 'cisaControls', question } };
}

/** Asks for what could make it bulk data, or its recipient one of a country of concern. */
function* askFor(ties: readonly Tie[]): Generator<Outcome> {
  const shares = sharesOf(ties);
  const bulk = judgeBulk(shares);
  if (bulk.categories.length > 0) {
    const counted = new Set(
      shares.filter((share) => contributes(share, bulk)).map(({ cohort }) => cohort),
    );
    const asked = new Set<string>();
    for (const { cohort, isTied, entity, tell } of ties) {
      if (isTied === true || !counted.has(cohort)) continue;
      const { missing } = tell();
      const key = `${missing?.subject.type} ${missing?.subject.id} ${missing?.field}`;
      if (!missing || asked.has(key)) continue;
      asked.add(key);
      yield lacks({ ...missing, ifNo: worst(bulk.isOmic, entity) });
    }
  } else if (bulk.mayBe) {
    for (const { cohort, sure, possible, least, most } of shares) {
      const { subject } = cohort;
      const { name } = cohort.cohort;
      const ifNo = worst(possible === 'human-genomic', ties[0]?.entity);
      if (least !== most) {
        const question = `How many of ${name} are US persons?`;
        yield lacks({ subject, field: 'usPersons', question, ifNo });
      } else if (sure !== possible) {
        const question = `Which PHI of ${name} is there?`;
        yield lacks({ subject, field: 'dataClasses', question, ifNo });
      }
    }
  }
}

function worst(isProhibited: boolean, entity: Entity): Severity {
  const severity = severityOf(isProhibited, entity);
  return severity === 'unknown' ? 'violation' : severity;
}
