import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { jurisdictionInSentence } from '#shared/geography/place-words.ts';
import { placementRows } from './placement-rows.ts';
import type { PlacementRow } from './placement-rows.ts';
import { listWords, placesWords } from './place-summary.ts';
import { numberWords, regimesOf } from './regimes.ts';
import type { Regime } from './regimes.ts';
import type { Standing, Standings } from './standing.ts';
import { worstOf } from './standing.ts';
import { supportRow } from './support-row.ts';
import { threeAnswers } from './three-answers.ts';
import type { ThreeAnswers } from './three-answers.ts';
import { transferRows } from './transfer-rows.ts';
import type { TransferRow } from './transfer-rows.ts';
import type { Speaker } from './words.ts';

/** How PHI of a cohort may cross to one country, in short. */
type Crossing = {
  /** `the United States`. */
  readonly to: string;
  readonly words: string;
  readonly standing: Standing;
};

/** What page 1 says of one cohort, and its transfers in full. */
export type CohortSheet = {
  readonly id: string;
  readonly name: string;
  /** `4,200 patients, care in France`. */
  readonly about: string;
  readonly isEvaluated: boolean;
  /** "Processed in …, stored in …, accessed from …." */
  readonly sentence: string;
  readonly regimes: readonly Regime[];
  readonly answers: ThreeAnswers;
  readonly placement: readonly PlacementRow[];
  readonly crossings: readonly Crossing[];
  readonly transfers: readonly TransferRow[];
};

export function cohortSheet(
  facts: MapFacts,
  cohort: CohortFacts,
  standings: Standings,
  speaker: Speaker,
): CohortSheet {
  const { id, name, people, care } = cohort.cohort;
  const transfers = transferRows(facts, cohort, speaker);
  const number =
    people === undefined
      ? 'number not known'
      : `${numberWords(people)} ${people === 1 ? 'patient' : 'patients'}`;
  return {
    id,
    name,
    about: `${number}, care in ${jurisdictionInSentence(care)}`,
    isEvaluated: cohort.isEvaluated,
    sentence: sentenceOf(facts, cohort),
    regimes: regimesOf(facts, cohort),
    answers: threeAnswers(facts, cohort, standings),
    placement: [...placementRows(facts, cohort, standings), supportRow(facts, cohort, standings)],
    crossings: crossingsOf(transfers),
    transfers,
  };
}

const STAFF: ReadonlySet<string> = new Set(['clinician-device', 'staff-workstation']);

function sentenceOf(facts: MapFacts, cohort: CohortFacts): string {
  if (!cohort.isEvaluated)
    return 'Not evaluated: it is not drawn where this PHI enters or where it goes.';
  const nodes = facts
    .holdings(cohort, 'present')
    .map(({ node }) => node)
    .filter(({ isExempt }) => !isExempt);
  const systems = nodes.filter(({ node }) => !STAFF.has(node.kind));
  const processed = systems.map(({ place }) => place);
  const stored = systems
    .filter(({ stores }) => stores)
    .flatMap(({ places }) => places.map(({ place }) => place));
  const accessed = [
    ...nodes.filter(({ node }) => STAFF.has(node.kind)).map(({ place }) => place),
    ...systems.flatMap(({ support }) => support?.map(({ place }) => place) ?? [undefined]),
  ];
  const parts = [
    `Processed in ${placesWords(processed) || 'no system drawn'}`,
    stored.length === 0 ? 'stored nowhere drawn' : `stored in ${placesWords(stored)}`,
    accessed.length === 0 ? 'no access drawn' : `accessed from ${placesWords(accessed)}`,
  ];
  return `${parts.join(', ')}.`;
}

/** One line a country and channel, the worst first. */
function crossingsOf(transfers: readonly TransferRow[]): readonly Crossing[] {
  // A subprocessor where no channel is asked for is no crossing.
  const crossing = transfers.filter(
    ({ law, standing }) => law !== 'GDPR, onward' || standing !== 'met',
  );
  const byCountry = Map.groupBy(crossing, ({ country }) => country);
  return [...byCountry.values()].map((rows) => {
    const byChannel = Map.groupBy(rows, ({ channel, fallback }) => `${channel}|${fallback}`);
    const words = [...byChannel.values()].map((same) => {
      const [first] = same;
      const isFragile = first?.channel === 'DPF' || first?.fallback === 'yes';
      const back = first !== undefined && isFragile ? `, fallback ${first.fallback}` : '';
      const who = [...new Set(same.map(({ importer }) => importer))];
      const names = who.length > 1 ? `${who.length} importers` : listWords(who);
      const channel = first?.channel.split(': ')[0] ?? '';
      return `${channel}${back} (${names})`;
    });
    return {
      to: rows[0]?.countryInSentence ?? '',
      words: words.join('; '),
      standing: worstOf(rows.map(({ standing }) => standing)),
    };
  });
}
