import { countryInSentence, isEea } from '#shared/geography/countries.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { speaksOf } from '#shared/evaluate/place-rules.ts';
import { statutes } from '#shared/evaluate/statute.ts';
import { rules } from '#shared/rules/registry.ts';
import { listWords, placesWords } from './place-summary.ts';
import type { Standing, Standings } from './standing.ts';
import { compareText } from '../map/compare-text.ts';

/** One answer about localisation: a law, a policy, or that there is none. */
type Localisation = { readonly words: string; readonly standing: Standing };

/** Residency, sovereignty and localisation: three questions, three answers. */
export type ThreeAnswers = {
  /** Where the PHI rests. */
  readonly residency: string;
  /** Whose law follows it or can reach it. */
  readonly sovereignty: string;
  /** Whether anything pins it to a place. */
  readonly localisation: readonly Localisation[];
};

export function threeAnswers(
  facts: MapFacts,
  cohort: CohortFacts,
  standings: Standings,
): ThreeAnswers {
  return {
    residency: residencyOf(facts, cohort),
    sovereignty: sovereigntyOf(facts, cohort),
    localisation: localisationOf(facts, cohort, standings),
  };
}

function residencyOf(facts: MapFacts, cohort: CohortFacts): string {
  if (!cohort.isEvaluated) return 'Not known: it is not drawn where this PHI goes.';
  const places = facts
    .holdings(cohort, 'present')
    .filter(({ node }) => node.stores && !node.isExempt)
    .flatMap(({ node }) => node.places.map(({ place }) => place));
  return places.length === 0 ? 'Nothing is drawn that keeps it.' : `In ${placesWords(places)}.`;
}

function sovereigntyOf(facts: MapFacts, cohort: CohortFacts): string {
  const home = cohort.careCountry;
  const follows = `The law of ${countryInSentence(home)}${isEea(home) ? ' and the EU' : ''} follows these patients`;
  const { controller } = cohort;
  const ofController =
    controller === undefined
      ? '; where the controller sits is not known'
      : controller === home
        ? ''
        : `, that of ${countryInSentence(controller)} the controller`;
  return [`${follows}${ofController}.`, ...reachOf(facts, cohort)].join(' ');
}

/** The laws of other countries that reach the PHI: by where it is, and by who owns its vendors. */
function reachOf(facts: MapFacts, cohort: CohortFacts): string[] {
  const home = cohort.careCountry;
  const isForeign = (country: string): boolean => country !== home;
  const abroad = new Set(
    facts
      .holdings(cohort, 'present')
      .filter(({ node }) => !node.isExempt)
      .flatMap(({ node }) => node.places)
      .flatMap(({ place }) =>
        place && place.countries !== 'anywhere' ? place.countries.filter(isForeign) : [],
      ),
  );
  const owners = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const { vendor } of facts.touches(cohort, 'present')) {
    const country = vendor.parentCountry;
    if (country === undefined) unknown.push(vendor.name);
    else if (isForeign(country)) owners.set(country, [...(owners.get(country) ?? []), vendor.name]);
  }
  const byPlace = [...abroad].map(countryInSentence).toSorted();
  const byOwner = [...owners]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([country, names]) => {
      const who = names.length > 3 ? `${names.length} vendors` : listWords(names.toSorted());
      return `${countryInSentence(country)} (${who})`;
    });
  return [
    ...(byPlace.length > 0 ? [`Through places: ${listWords(byPlace)}.`] : []),
    ...(byOwner.length > 0 ? [`Through owners: ${listWords(byOwner)}.`] : []),
    ...(unknown.length > 0
      ? [
          `Owner not known: ${unknown.length > 3 ? `${unknown.length} vendors` : listWords(unknown.toSorted())}.`,
        ]
      : []),
  ];
}

function localisationOf(
  facts: MapFacts,
  cohort: CohortFacts,
  standings: Standings,
): readonly Localisation[] {
  const byLaw = statutes.flatMap((statute): Localisation[] => {
    if (facts.asOf < statute.from) return [];
    const { value, missing } = statute.appliesTo(facts, cohort);
    if (value === false) return [];
    const what = statute.reaches === 'storage' ? 'Storage' : 'Processing';
    const law = rules.find(({ id }) => id === statute.rule)?.cites[0].text ?? statute.rule;
    if (value === 'unknown')
      return [{ words: `Not known: ${missing?.question ?? law}`, standing: 'unknown' }];
    const standing = standings.of({ rules: (id) => id === statute.rule, cohort });
    return [{ words: `Yes. ${what} in ${statute.listName} only (${law}).`, standing }];
  });
  const { matrix, postures } = facts.map.policies;
  const rows = matrix.filter((row) => speaksOf(row, cohort));
  const promised = postures.filter((posture) => speaksOf(posture, cohort));
  const byPolicy: Localisation[] = [
    ...promised.map((posture): Localisation => ({
      words: `Own promise: ${posture.name}.`,
      standing: standings.of({ rules: (id) => id === 'LOC-24', cohort }),
    })),
    ...(rows.length > 0
      ? [
          {
            words: `Own residency matrix: ${rows.length === 1 ? 'one row' : `${rows.length} rows`}.`,
            standing: standings.of({ rules: (id) => id === 'LOC-23', cohort }),
          },
        ]
      : []),
  ];
  if (byLaw.length > 0) return [...byLaw, ...byPolicy];
  const none = cohort.isQuebec
    ? 'No, but an assessment and a written agreement before it leaves Quebec.'
    : 'No law in this rule pack pins it to a place.';
  return [{ words: none, standing: 'nothing' }, ...byPolicy];
}
