import { agreementState } from './agreement.ts';
import type { Missing } from './agreement.ts';
import type { Fact } from './finding.ts';
import { whoRuns } from './importers.ts';
import type { NodeFacts } from './node-facts.ts';

/** What a contract lacks, or what is missing to tell; neither where it serves. */
export type ContractGap = {
  readonly because: readonly Fact[];
  readonly wrong?: string;
  readonly missing?: Missing;
};

/**
 * What the contract with whoever runs a node abroad lacks: in force, and with notice of foreign
 * processing. PIPEDA Schedule 1, 4.1.3.
 */
export function comparableProtection(node: NodeFacts, asOf: string): ContractGap {
  const { runBy } = node;
  if (typeof runBy !== 'object') return { because: [], missing: whoRuns(node) };
  const { inForce, agreement, because, missing } = agreementState(runBy, 'dpa', asOf, null);
  if (inForce === 'unknown') return missing ? { because, missing } : { because };
  if (!inForce) return { because, wrong: 'without a data processing agreement in force' };
  const terms = agreement?.terms;
  const subject = { type: 'vendor', id: runBy.id } as const;
  const field = 'agreements.terms';
  if (!terms) {
    const question = `Which terms does the data processing agreement with ${runBy.name} have, such as notice of foreign processing?`;
    return { because, missing: { subject, field, question } };
  }
  if (terms.includes('foreign-notice')) return { because };
  const wrong = 'under an agreement without notice of foreign processing';
  return { because: [...because, { subject, field, value: terms }], wrong };
}
