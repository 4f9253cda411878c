import { countryInSentence } from '#shared/geography/countries.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Posture } from '../map/model.ts';
import type { Missing } from './agreement.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Remedy, Subject } from './finding.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { persistenceFact, placeFact, placeOf } from './node-facts.ts';
import type { NodeFacts, PlaceUse } from './node-facts.ts';
import { obeys, speaksOf } from './place-rules.ts';
import { dropSupport, moveInside } from './relocation.ts';
import { found, lacks } from './rule.ts';
import type { Outcome } from './rule.ts';
import { placeInWords } from './statute-check.ts';
import { missingSupport, missingSupportCountry, supportFacts } from './support-access.ts';

/** One place in which PHI at a node is stored, or from which it is processed or seen. */
type Use = {
  readonly matter: 'storage' | 'access';
  /** Absent where it is not known. */
  readonly place?: Place;
  /** Where the path ends, if not at the node. */
  readonly end?: Subject;
  readonly missing: () => Missing;
  readonly tell: (isInside: (place: Place) => boolean) => {
    readonly words: string;
    readonly because: readonly Fact[];
    readonly remedies: readonly Remedy[];
  };
};

/** Holds every node against every posture that speaks of a cohort whose PHI reaches it. */
export function* checkPostures(facts: MapFacts): Generator<Outcome> {
  for (const posture of facts.map.policies.postures) {
    const subject: Subject = { type: 'policy', id: posture.id };
    const { allowed } = posture;
    for (const cohort of facts.evaluated) {
      if (!speaksOf(posture, cohort)) continue;
      if (!allowed) {
        const question = `Which places does "${posture.name}" allow?`;
        yield lacks({ subject, field: 'allowed', question, ifNo: 'violation' });
        break;
      }
      for (const holding of facts.holdings(cohort, cohort.generalScope))
        if (!holding.node.isExempt)
          yield* checkNode(facts, { ...posture, allowed }, cohort, holding);
    }
  }
}

function* checkNode(
  { asOf }: MapFacts,
  posture: Posture & { readonly allowed: readonly string[] },
  cohort: CohortFacts,
  { node }: Holding,
): Generator<Outcome> {
  const { name, allowed, scope } = posture;
  const subject: Subject = { type: 'policy', id: posture.id };
  for (const use of usesOf(cohort, node)) {
    if (scope !== undefined && scope !== 'both' && scope !== use.matter) continue;
    const answer = use.place ? obeys(use.place, { allowed }, asOf) : 'unknown';
    if (answer === true) continue;
    if (scope === undefined) {
      const question = `Does "${name}" bind storage, access or both?`;
      yield lacks({ subject, field: 'scope', question, ifNo: 'violation' });
    } else if (use.place && answer === 'unknown' && allowed.includes('unknown')) {
      const question = `Which places does "${name}" allow?`;
      yield lacks({ subject, field: 'allowed', question, ifNo: 'violation' });
    } else if (answer === 'unknown') {
      yield lacks({ ...use.missing(), ifNo: 'violation' });
    } else {
      const told = use.tell((place) => obeys(place, { allowed }, asOf) === true);
      yield found({
        severity: 'violation',
        subject: node.subject,
        cohort: cohort.cohort.id,
        scope: cohort.generalScope,
        ...(use.end ? { pathTo: use.end } : {}),
        message: `PHI at ${node.node.name} ${told.words}, outside "${name}"`,
        because: [
          { subject, field: 'allowed', value: allowed },
          { subject, field: 'scope', value: scope },
          ...told.because,
        ],
        remedies: told.remedies,
      });
    }
  }
}

function* usesOf(cohort: CohortFacts, node: NodeFacts): Generator<Use> {
  yield* placesOf(cohort, node);
  yield* supportOf(node);
  yield* subprocessorsOf(node);
}

/** Where a place is not known, or may be anywhere while nothing is kept, LOC-25 asks. */
function* placesOf({ careCountry }: CohortFacts, node: NodeFacts): Generator<Use> {
  for (const { field, raw, place } of node.places) {
    if (!place || (place.countries === 'anywhere' && !node.stores)) continue;
    const use: PlaceUse & { place: Place } = { field, raw, place };
    yield {
      matter: node.stores ? 'storage' : 'access',
      place,
      missing: () => ({
        subject: node.subject,
        field,
        question: `Where exactly is ${node.node.name}?`,
      }),
      tell: (isInside) => ({
        words: placeInWords(node, use),
        because: [placeFact(node, use), persistenceFact(node)],
        remedies: moveInside(node, use, careCountry, 'what was promised', isInside),
      }),
    };
  }
}

function* supportOf(node: NodeFacts): Generator<Use> {
  if (!node.support) {
    const told = { words: 'can be opened', because: [], remedies: [] };
    yield { matter: 'access', missing: () => missingSupport(node), tell: () => told };
  }
  for (const support of node.support ?? []) {
    const { place, hop: end, entry } = support;
    yield {
      matter: 'access',
      ...(place ? { place } : {}),
      end,
      missing: () => missingSupportCountry(node, support),
      tell: (isInside) => ({
        words: `can be opened from ${countryInSentence(entry.country ?? '')}`,
        because: supportFacts(support),
        remedies: dropSupport(
          node,
          'what was promised',
          (item) => !item.place || isInside(item.place),
        ),
      }),
    };
  }
}

function* subprocessorsOf({ runBy }: NodeFacts): Generator<Use> {
  if (typeof runBy !== 'object') return;
  const subject: Subject = { type: 'vendor', id: runBy.id };
  if (!runBy.subprocessors) {
    const question = `Which subprocessors does ${runBy.name} use, and where?`;
    const told = { words: 'goes to subprocessors', because: [], remedies: [] };
    const missing = (): Missing => ({ subject, field: 'subprocessors', question });
    yield { matter: 'access', missing, tell: () => told };
  }
  for (const { name, country } of runBy.subprocessors ?? []) {
    const place = country === undefined ? undefined : placeOf(`iso:${country}`);
    const question = `In which country does ${name} process for ${runBy.name}?`;
    yield {
      matter: 'access',
      ...(place ? { place } : {}),
      end: { type: 'hop', id: `~sub/${runBy.id}/${name}` },
      missing: () => ({ subject, field: 'subprocessors.country', question }),
      tell: () => ({
        words: `goes to ${name}, a subprocessor in ${countryInSentence(country ?? '')}`,
        because: [
          { subject, field: 'subprocessors.name', value: name },
          { subject, field: 'subprocessors.country', value: country ?? null },
        ],
        remedies: [],
      }),
    };
  }
}
