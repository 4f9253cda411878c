import type { Walk } from '#shared/evaluate/channel.ts';
import type { Step, TransferLaw } from '#shared/evaluate/channel-step.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import { transfersOf } from '#shared/evaluate/importers.ts';
import type { Transferred } from '#shared/evaluate/importers.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { entityName } from '#shared/evaluate/node-facts.ts';
import { judgeSubprocessor } from '#shared/evaluate/subprocessor.ts';
import { countryInSentence, countryName } from '#shared/geography/countries.ts';
import { placeLabel } from '#shared/geography/place.ts';
import { choiceWords, shortWords } from '#shared/map/choice-words.ts';
import { factsInWords } from './fact-words.ts';
import { listWords } from './place-summary.ts';
import type { Standing } from './standing.ts';
import type { Speaker } from './words.ts';
import { compareText } from '../map/compare-text.ts';

type WalkStep = {
  readonly name: string;
  readonly result: 'holds' | 'fails' | 'not known';
  /** The facts read, and what is missing. */
  readonly words: readonly string[];
};

/** All ways by which one importer gets a cohort's PHI in one place, on one walk. */
export type TransferRow = {
  readonly law: 'GDPR' | 'UK GDPR' | 'GDPR, onward';
  /** False where it is not known whether the law applies. */
  readonly isCertain: boolean;
  readonly importer: string;
  readonly place: string;
  /** The country in short, for the summary: `United States`, and within a sentence. */
  readonly country: string;
  readonly countryInSentence: string;
  readonly ways: readonly string[];
  /** The drawn hops that bring it, by id. */
  readonly hops: readonly string[];
  readonly steps: readonly WalkStep[];
  readonly channel: string;
  readonly fallback: string;
  readonly standing: Standing;
};

const LAW_NAMES: Readonly<Record<TransferLaw, 'GDPR' | 'UK GDPR'>> = {
  gdpr: 'GDPR',
  uk: 'UK GDPR',
};

/** The transfers of a cohort with the steps of each walk; one row for each importer, place and outcome. */
export function transferRows(
  facts: MapFacts,
  cohort: CohortFacts,
  speaker: Speaker,
): readonly TransferRow[] {
  const walked = (['gdpr', 'uk'] as const).flatMap((law) => {
    const byWalk = Map.groupBy(transfersOf(facts, cohort, law), keyOf);
    return [...byWalk.values()].flatMap((same) => rowOf(law, cohort, same, speaker));
  });
  return [...walked, ...onward(facts, cohort, speaker)].toSorted(
    (a, b) => compareText(a.country, b.country) || compareText(a.importer, b.importer),
  );
}

/** Transfers that read the same to a person: hops that name a mechanism have a walk of their own. */
function keyOf({ importer, place, by, walk }: Transferred): string {
  const who = typeof importer === 'object' ? importer.id : importer;
  const steps = walk.steps.map(({ name, result, because }) => [name, result, because]);
  return JSON.stringify([who, place.raw, by === 'support', walk.outcome, steps]);
}

function rowOf(
  law: TransferLaw,
  cohort: CohortFacts,
  same: readonly Transferred[],
  speaker: Speaker,
): TransferRow[] {
  const [first] = same;
  if (!first) return [];
  const { walk, importer, place } = first;
  const { countries } = place;
  return [
    {
      law: LAW_NAMES[law],
      isCertain: cohort[law] === true,
      importer: importer === undefined ? 'not known who' : entityName(importer),
      place: placeLabel(place),
      country: countries === 'anywhere' ? 'anywhere' : countries.map(countryName).join(', '),
      countryInSentence:
        countries === 'anywhere' ? 'anywhere' : listWords(countries.map(countryInSentence)),
      ways: [...new Set(same.map(wayWords))].toSorted(),
      hops: [...new Set(same.flatMap(({ flow }) => (flow ? [flow.hop.id] : [])))],
      steps: walk.steps.map((step) => stepWords(step, speaker)),
      channel: channelWords(walk),
      fallback: fallbackWords(walk),
      standing: standingOf(walk, cohort[law] === true),
    },
  ];
}

const BY_WORDS = {
  place: 'runs',
  failover: 'fails over',
  replicas: 'replicates',
  'backup.places': 'backs up',
  support: 'can open',
} as const;

const wayWords = ({ by, node }: Transferred): string => `${BY_WORDS[by]} ${node.node.name}`;

function stepWords({ name, result, because, missing, ...flags }: Step, speaker: Speaker): WalkStep {
  const remarks = [
    ...(flags.isAssumedAway ? ['assumed not to stand'] : []),
    ...(flags.isNotCertified ? ['not certified for patient data'] : []),
    ...(flags.isWithoutAssessment ? ['no transfer impact assessment'] : []),
    ...(flags.isAssessmentOld ? ['its assessment is older than 12 months'] : []),
  ];
  const read = factsInWords(because, speaker);
  return {
    name: name === 'none' ? 'No mechanism, as the hop says' : choiceWords(name),
    result: result === 'undecided' ? 'not known' : result,
    words: [...remarks, ...read, ...(missing ? [`Open: ${missing.question}`] : [])],
  };
}

/** The channel in few words; where there is none, what follows. */
function channelWords({ outcome, channel, steps }: Walk): string {
  switch (outcome) {
    case 'inside':
      return 'no border crossed';
    case 'channel':
      return channel ? shortWords(channel.name) : 'a channel';
    case 'without-assessment': {
      const signed = steps.find(({ isWithoutAssessment }) => isWithoutAssessment);
      return `${signed ? shortWords(signed.name) : 'clauses'} without assessment`;
    }
    case 'art-49':
      return 'derogation (Art 49) only';
    case 'none':
      return 'no channel: keep it in the region';
    case 'undecided':
      return 'not known';
  }
}

function fallbackWords({ outcome, fallback }: Walk): string {
  if (outcome !== 'channel') return '–';
  return fallback === 'holds' ? 'yes' : fallback === 'fails' ? 'none' : 'not known';
}

function standingOf({ outcome, channel, fallback }: Walk, isCertain: boolean): Standing {
  if (outcome === 'undecided' || !isCertain) return 'unknown';
  if (outcome === 'inside') return 'met';
  if (outcome !== 'channel') return 'violation';
  if (channel?.isAssessmentOld) return 'risk';
  if (channel?.name !== 'dpf' || fallback === 'holds') return 'met';
  return 'risk';
}

/** What vendors pass on to their subprocessors: GDPR 28(4), 44. */
function onward(facts: MapFacts, cohort: CohortFacts, speaker: Speaker): TransferRow[] {
  if (cohort.gdpr === false) return [];
  return facts.touches(cohort, 'gdpr').flatMap(({ vendor, holdings }) =>
    (holdings.length > 0 ? (vendor.subprocessors ?? []) : []).map((item): TransferRow => {
      const { wrong, missing, because } = judgeSubprocessor(facts, vendor, item);
      const mechanism =
        item.mechanism === undefined
          ? 'not known'
          : item.mechanism === 'none'
            ? 'no mechanism'
            : shortWords(item.mechanism);
      const country = item.country === undefined ? 'not known' : countryName(item.country);
      return {
        law: 'GDPR, onward',
        isCertain: cohort.gdpr === true,
        importer: `${item.name}, for ${vendor.name}`,
        place: country,
        country,
        countryInSentence:
          item.country === undefined ? 'not known' : countryInSentence(item.country),
        ways: [item.role ?? 'subprocessor'],
        hops: [],
        steps: [
          {
            name: 'Passed on',
            result: missing ? 'not known' : wrong === undefined ? 'holds' : 'fails',
            words: [
              ...(wrong === undefined ? [] : [wrong]),
              ...factsInWords(because, speaker),
              ...(missing ? [`Open: ${missing.question}`] : []),
            ],
          },
        ],
        channel: mechanism,
        fallback: '–',
        standing:
          missing || cohort.gdpr !== true ? 'unknown' : wrong === undefined ? 'met' : 'violation',
      };
    }),
  );
}
