import type { Finding, Severity } from '#shared/evaluate/finding.ts';
import { factsInWords } from './fact-words.ts';
import { confidenceWords, effectiveWords, isOwnPolicy } from './law-words.ts';
import { dateInWords } from './words.ts';
import type { Speaker } from './words.ts';

/** A path in words, with the numbers of its drawn hops. */
export type PathWords = { readonly words: string; readonly hops: readonly number[] };

export type FindingEntry = {
  /** `F1`, in the order of the evaluation. */
  readonly label: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly subject: string;
  readonly cohorts: string;
  readonly paths: readonly PathWords[];
  /** The drawn hops that it is about, by number, without those of its paths. */
  readonly hops: readonly number[];
  readonly because: readonly string[];
  readonly citations: readonly { readonly text: string; readonly url?: string }[];
  readonly effective: string;
  readonly confidence: string;
  readonly confirmWithCounsel: boolean;
  /** What to do; `isChange` where it can be applied to the map. */
  readonly remedies: readonly { readonly label: string; readonly isChange: boolean }[];
  readonly also: readonly string[];
  readonly accepted?: string;
};

/** Every finding in words, in the order of the evaluation. */
export function findingEntries(
  findings: readonly Finding[],
  speaker: Speaker,
  numbers: ReadonlyMap<string, number>,
): readonly FindingEntry[] {
  return findings.map((finding, index) => {
    const { rule, severity, message, subject, accepted } = finding;
    const inPaths = new Set(finding.paths.flatMap(({ hops }) => hops));
    const own = [finding.subject, ...finding.elements].flatMap(({ type, id }) =>
      type === 'hop' && !inPaths.has(id) ? (numbers.get(id) ?? []) : [],
    );
    return {
      label: `F${index + 1}`,
      rule,
      severity,
      message,
      subject: speaker.name(subject),
      cohorts: speaker.cohorts(finding),
      paths: pathsOf(finding, speaker, numbers),
      hops: own.toSorted((a, b) => a - b),
      because: factsInWords(finding.because, speaker),
      citations: finding.citations,
      ...lawOf(finding),
      confirmWithCounsel: finding.confirmWithCounsel,
      remedies: finding.remedies.map(({ label, patch }) => ({
        label,
        isChange: patch !== undefined,
      })),
      also: finding.also,
      ...(accepted ? { accepted: acceptedWords(accepted) } : {}),
    };
  });
}

/** When it is law and how sure we are; an own policy claims neither. */
function lawOf({ citations, effective, confidence }: Finding): {
  readonly effective: string;
  readonly confidence: string;
} {
  return citations.every(({ text }) => isOwnPolicy(text))
    ? { effective: 'Not law:', confidence: 'a policy of the team or a baseline of this rule pack.' }
    : { effective: effectiveWords(effective), confidence: confidenceWords(confidence) };
}

/** One entry a distinct chain, as the other reports tell them. */
function pathsOf(
  finding: Finding,
  speaker: Speaker,
  numbers: ReadonlyMap<string, number>,
): PathWords[] {
  const chains = [...Map.groupBy(finding.paths, ({ hops }) => hops.join(' ')).values()];
  return chains.flatMap((paths) => {
    const [words] = speaker.paths({ ...finding, paths });
    if (words === undefined) return [];
    const hops = (paths[0]?.hops ?? []).flatMap((id) => numbers.get(id) ?? []);
    const whose = paths.map(({ cohort }) => speaker.name({ type: 'cohort', id: cohort }));
    return [{ words: chains.length > 1 ? `${words} (${whose.join(', ')})` : words, hops }];
  });
}

function acceptedWords({ by, on, until, reason }: NonNullable<Finding['accepted']>): string {
  const when = on === undefined || on === 'none' ? 'on a day not known' : `on ${dateInWords(on)}`;
  const end =
    until === undefined || until === 'none' ? 'without end' : `until ${dateInWords(until)}`;
  return `by ${by ?? 'not known who'} ${when}, ${end}: ${reason ?? 'no reason given'}`;
}
