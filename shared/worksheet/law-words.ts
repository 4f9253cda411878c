import type { Confidence, Finding } from '#shared/evaluate/finding.ts';
import { dateInWords } from './words.ts';

/** Since when and until when the rule is law. */
export function effectiveWords({ from, until }: Finding['effective']): string {
  if (from === null && until === null) return 'In force, without a date of beginning or end here.';
  if (until === null) return `In force since ${dateInWords(from ?? '')}.`;
  const start = from === null ? 'In force' : `In force from ${dateInWords(from)}`;
  return `${start} until ${dateInWords(until)}, that day excluded.`;
}

const TIERS: Readonly<Record<Confidence['tier'], string>> = {
  1: 'From the text of the law or rule itself',
  2: 'From a court, a regulator or an official summary',
  3: 'From an analysis by others',
};

/** Whether a citation is the team's own rule or a baseline that no law names. */
export const isOwnPolicy = (text: string): boolean =>
  /^(?:project policy|baseline \(policy\))/u.test(text);

/** How sure the rule pack is of the law. */
export function confidenceWords({ tier, verified }: Confidence): string {
  return `${TIERS[tier]}; ${verified ? 'checked against the source' : 'not yet checked against the source'}.`;
}
