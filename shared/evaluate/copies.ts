import { placeInSentence } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import { isEmpty } from './class-set.ts';
import { storageCause } from './causes.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Remedy } from './finding.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { placeFact, placeUse, runByFact } from './node-facts.ts';
import type { NodeFacts, PlaceUse } from './node-facts.ts';
import type { PlaceMatter } from './place-rules.ts';
import { judgePlacement, walksTo, worstPlacement } from './placement.ts';
import type { Placement } from './placement.ts';
import { found, lacks, setField } from './rule.ts';
import type { Lacks, Law, Outcome } from './rule.ts';

/** What a rule about the places of copies looks at, and its words. */
export type CopyRule = {
  /** The places of a node that it is about. */
  readonly uses: (node: NodeFacts) => readonly PlaceUse[];
  /** What becomes of the PHI there: "is replicated to". */
  readonly verb: string;
  /** Looks away where a place is merely not at home. */
  readonly isViolationOnly?: true;
  readonly remedies: (outside: Outside) => readonly Remedy[];
};

/** Copies of one cohort at one node that are not where they should be. */
export type Outside = {
  readonly facts: MapFacts;
  readonly cohort: CohortFacts;
  readonly holding: Holding;
  readonly bad: readonly PlaceUse[];
};

/** What the placement rules rest on. The laws on storage have rules of their own, which lead. */
export const placementLaws: readonly [Law, ...Law[]] = [
  {
    text: 'Regulation (EU) 2016/679, Arts 44 to 46',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    tier: 1,
    verified: false,
  },
  {
    text: 'project policy: the postures and residency matrix of the map; copies stay where the live path stays',
    tier: 1,
    verified: true,
  },
];

/** What a cohort has at a node, and whether it is kept there. */
export type PlacedHolding = {
  readonly cohort: CohortFacts;
  readonly holding: Holding;
  readonly matter: PlaceMatter;
};

const placed = new WeakMap<MapFacts, readonly PlacedHolding[]>();

/** Every holding of general rules: PHI in scope, at nodes that are not patients' own devices. */
export function placedHoldings(facts: MapFacts): readonly PlacedHolding[] {
  const known = placed.get(facts);
  if (known) return known;
  const made = facts.evaluated.flatMap((cohort) =>
    facts
      .holdings(cohort, cohort.generalScope)
      .filter(({ node }) => !node.isExempt)
      .map((holding): PlacedHolding => ({
        cohort,
        holding,
        matter: holding.node.stores ? 'storage' : 'processing',
      })),
  );
  placed.set(facts, made);
  return made;
}

/** Whether somebody supports the node, or may for all that is known. */
export const mayBeOpened = ({ holding: { node } }: PlacedHolding): boolean =>
  node.support?.length !== 0;

/**
 * Judges the places of copies: a finding for each that is outside what is allowed, in no channel or
 * away from home; a question for each that is not known.
 */
export function checkCopies(facts: MapFacts, rule: CopyRule): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const placedHolding of placedHoldings(facts)) {
    const { cohort, holding, matter } = placedHolding;
    const uses = rule.uses(holding.node);
    if (uses.length === 0) continue;
    const judged: Judged[] = [];
    for (const use of uses) {
      const placement = judgePlacement(facts, cohort, holding, use, matter);
      if (placement && !(rule.isViolationOnly && placement.severity === 'risk'))
        judged.push({ use, placement });
      else outcomes.push(...lacking(facts, placedHolding, use, rule));
    }
    if (judged.length === 0) continue;
    const outside = { facts, cohort, holding, bad: judged.map(({ use }) => use) };
    outcomes.push(...judged.map((item) => toFinding(rule, outside, item)));
  }
  return outcomes;
}

type Judged = { readonly use: PlaceUse; readonly placement: Placement };

function toFinding(rule: CopyRule, outside: Outside, { use, placement }: Judged): Outcome {
  const { cohort } = outside;
  const { node } = outside.holding;
  const where = use.place ? placeInSentence(use.place) : use.raw;
  return found({
    severity: placement.severity,
    subject: node.subject,
    cohort: cohort.cohort.id,
    scope: cohort.generalScope,
    message: `PHI at ${node.node.name} ${rule.verb} ${where}, ${placement.words}`,
    because: [placeFact(node, use), runByFact(node), ...placement.because],
    remedies: rule.remedies(outside),
    cause: storageCause(node),
  });
}

const NOTHING: readonly Lacks[] = [];

/** What is missing to judge a copy: where it is, or what its transfer rests on. */
function lacking(
  facts: MapFacts,
  { cohort, holding, matter }: PlacedHolding,
  use: PlaceUse,
  { verb, isViolationOnly }: CopyRule,
): readonly Lacks[] {
  const { subject, node } = holding.node;
  if (use.place) {
    const walks = walksTo(facts, cohort, holding.node, use);
    if (walks.length === 0) return NOTHING;
    return walks.flatMap(({ outcome, missing }) =>
      outcome === 'undecided' && missing ? lacks({ ...missing, ifNo: 'violation' }) : [],
    );
  }
  // That of the node itself is asked for once, by LOC-25.
  if (use.field === 'place') return NOTHING;
  const ifNo = worstPlacement(facts, cohort, holding, matter);
  if (ifNo === undefined || (isViolationOnly && ifNo === 'risk')) return NOTHING;
  const question = `PHI at ${node.name} ${verb} a place that is not known: where is it?`;
  return [lacks({ subject, field: use.field, question, ifNo })];
}

const namesOf = (uses: readonly PlaceUse[]): string =>
  uses.map(({ place, raw }) => (place ? placeInSentence(place) : raw)).join(' and ');

/** Takes the places out of a list of the node. */
export function takeOut(
  { holding: { node }, bad }: Outside,
  field: 'failover' | 'replicas',
  does: string,
): Remedy[] {
  const raw = bad.map((use) => use.raw);
  const kept = (node.node[field] ?? []).filter((text) => !raw.includes(text));
  return [setField(`${does} ${namesOf(bad)}`, node.subject, field, kept)];
}

/** Moves the node to the place that hands PHI on to it, if that is of the same provider and right for all. */
export function moveNearer({ facts, cohort, holding }: Outside): Remedy[] {
  const { node } = holding;
  const hops = facts.pathTo(cohort, cohort.generalScope, node.subject, holding.classes);
  const last = facts.hopById(hops?.at(-1) ?? '');
  const before = last && facts.nodeById(last.to === node.node.id ? last.from : last.to);
  const place = before?.isExempt ? undefined : before?.place;
  if (!place || place.provider !== node.place?.provider || !isFine(facts, node, place)) return [];
  const label = `Move ${node.node.name} to ${placeInSentence(place)}`;
  return [setField(label, node.subject, 'place', place.raw)];
}

/** Keeps the backups where the node is instead, if nobody's PHI is wrong there. */
export function backUpAtHome({ facts, holding: { node }, bad }: Outside): Remedy[] {
  const { place } = node;
  const wrong = new Set(bad.map(({ raw }) => raw));
  if (!place || wrong.has(place.raw) || !isFine(facts, node, place)) return [];
  const kept = node.places
    .filter(({ field, raw }) => field === 'backup.places' && !wrong.has(raw))
    .map(({ raw }) => raw);
  const places = [...new Set([...kept, place.raw])];
  const label = `Back up ${node.node.name} in ${placeInSentence(place)} instead of ${namesOf(bad)}`;
  return [setField(label, node.subject, 'backup.places', places)];
}

/** Whether every cohort's PHI at a node could be kept in a place. */
function isFine(facts: MapFacts, node: NodeFacts, place: Place): boolean {
  const use = placeUse('replicas', place.raw);
  return facts.evaluated.every((cohort) => {
    const holding = { node, classes: facts.classesAt(cohort, cohort.generalScope, node) };
    return isEmpty(holding.classes) || !judgePlacement(facts, cohort, holding, use);
  });
}
