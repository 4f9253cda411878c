import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import { type Severity, severityRank, type Subject } from '#shared/evaluate/finding.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import { contractWords, keptWords, type RequiredContracts } from '#shared/diagram/hop-label.ts';
import { shortWords } from '#shared/map/choice-words.ts';

export type Chip = {
  readonly words: string;
  readonly tone: 'met' | 'missing' | 'unknown' | 'quiet';
};

/** The mode of AES is left to the inspector: three chips have to fit on a card. */
const atRestWords = (encryption: string): string => shortWords(encryption).replace('-GCM', '');

/** The three chips of a card: protection, retention, contract; only those that matter to it. */
export function chipsOf(
  { node, stores, persistence, runBy, isExempt }: NodeFacts,
  required: RequiredContracts,
  { asOf }: MapFacts,
): Chip[] {
  if (isExempt) return [];
  const chips: Chip[] = [];
  const encryption = node.atRest?.encryption;
  if (encryption === 'none') chips.push({ words: 'not encrypted', tone: 'missing' });
  else if (encryption !== undefined) chips.push({ words: atRestWords(encryption), tone: 'met' });
  else if (stores) chips.push({ words: 'at rest ?', tone: 'unknown' });
  const kept = keptWords(node.retention);
  if (stores || kept !== undefined)
    chips.push(
      kept === undefined ? { words: 'kept ?', tone: 'unknown' } : { words: kept, tone: 'quiet' },
    );
  else chips.push({ words: persistence === 'none' ? 'no storage' : 'transient', tone: 'quiet' });
  const needs = {
    baa: required.hipaaNodes.has(node.id),
    dpa: required.gdprNodes.has(node.id),
    ...(required.hdsNodes.has(node.id) ? { hds: node.kind } : {}),
  };
  const contract = contractWords(runBy, needs, node.service, asOf);
  if (contract.tone !== 'quiet') chips.push(contract);
  return chips;
}

/** The worst open finding at each node; a question where only something is asked. */
export function badges(evaluation: Evaluation | undefined): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  const mark = (subjects: readonly Subject[], severity: Severity): void => {
    for (const { type, id } of subjects) {
      const before = worst.get(id);
      if (type !== 'node' || (before && severityRank(before) <= severityRank(severity))) continue;
      worst.set(id, severity);
    }
  };
  for (const { subject, elements, severity, accepted } of evaluation?.findings ?? [])
    if (accepted === undefined && severity !== 'info') mark([subject, ...elements], severity);
  for (const { subject, elements } of evaluation?.openQuestions ?? [])
    mark(elements ?? [subject], 'question');
  return worst;
}
