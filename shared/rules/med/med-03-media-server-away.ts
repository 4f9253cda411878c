import { storageCause } from '#shared/evaluate/causes.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { Holding, MapFacts } from '#shared/evaluate/map-facts.ts';
import { placeFact } from '#shared/evaluate/node-facts.ts';
import { obeys, placeRulesFor } from '#shared/evaluate/place-rules.ts';
import { homeName, isAtHome } from '#shared/evaluate/placement.ts';
import { moveInside } from '#shared/evaluate/relocation.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import type { Outcome } from '#shared/evaluate/rule.ts';
import { known } from '#shared/evaluate/tri.ts';
import { placeInSentence } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';

const MEDIA_SERVERS: ReadonlySet<string> = new Set(['sfu', 'turn', 'video']);

const isMediaServer = ({ node }: Holding): boolean => MEDIA_SERVERS.has(node.node.kind);

function* judge(facts: MapFacts, cohort: CohortFacts, holding: Holding): Generator<Outcome> {
  const { node } = holding;
  const { name, recording } = node.node;
  const { subject } = node;
  const records = node.stores || known(recording?.enabled);
  const lists = records === false ? undefined : placeRulesFor(facts, cohort, holding, 'storage');
  const brokenBy = (place: Place) =>
    lists?.find(
      (rule) =>
        obeys(place, rule, facts.asOf) === false &&
        (rule.statute?.arguable?.(facts, node, place).value ?? false) === false,
    );
  for (const use of node.places) {
    const { place, field } = use;
    // What may be anywhere and keeps nothing is asked by LOC-25.
    if (place?.countries === 'anywhere' && records !== true) continue;
    const home = place ? isAtHome(facts, cohort, place) : 'unknown';
    const broken = place && brokenBy(place);
    if (broken && records === 'unknown') {
      const question = `Does ${name} record?`;
      yield lacks({ subject, field: 'recording.enabled', question, ifNo: 'violation' });
    }
    const isViolation = broken !== undefined && records === true;
    if (!place || (home === 'unknown' && !isViolation)) {
      const ifNo = lists?.length && records === true ? 'violation' : 'risk';
      yield lacks({ subject, field, question: `Where exactly is ${name}?`, ifNo });
    } else if (isViolation || home === false) {
      const outside = isViolation ? broken.name : homeName(cohort);
      yield found({
        severity: isViolation ? 'violation' : 'risk',
        subject,
        cohort: cohort.cohort.id,
        scope: cohort.generalScope,
        message: `${name} ${isViolation ? 'records' : 'relays'} calls in ${placeInSentence(place)}, outside ${outside}`,
        because: [
          placeFact(node, use),
          { subject: cohort.subject, field: 'care', value: cohort.cohort.care },
          { subject, field: 'recording.enabled', value: recording?.enabled ?? null },
          ...(isViolation ? broken.because : []),
        ],
        remedies: moveInside(
          node,
          use,
          cohort.careCountry,
          outside,
          (other) => isAtHome(facts, cohort, other) === true && !brokenBy(other),
        ),
        cause: storageCause(node),
      });
    }
  }
}

export const med03 = defineRule({
  id: 'MED-03',
  title: 'Media server away from the patients',
  regime: ['project'],
  effective: { from: null, until: null },
  severity: {
    violation: 'it records, or keeps what passes, outside what is allowed',
    risk: 'it stands outside the patients’ home',
  },
  cites: [
    {
      text: 'project policy: the postures and residency matrix of the map, with the laws on storage that bind recordings',
      tier: 1,
      verified: true,
    },
    { text: 'baseline (policy): calls stay where the patients are', tier: 1, verified: true },
  ],
  reads: ['node.kind', 'node.place', 'node.persistence', 'node.recording.enabled', 'cohort.care'],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const holding of facts.holdings(cohort, cohort.generalScope).filter(isMediaServer))
        yield* judge(facts, cohort, holding);
  },
  remedies: ['Use a media server in the region of the patients', 'Switch recording off there'],
  counsel: 'Whether relaying a call through a country is a transfer to it.',
  falsePositives: 'Media that the ends encrypt cannot be heard by a relay.',
});
