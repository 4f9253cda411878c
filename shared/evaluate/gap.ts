import { agreementCause } from './causes.ts';
import { isEmpty } from './class-set.ts';
import type { CohortFacts } from './cohort-facts.ts';
import {
  dataProtectionApplies,
  firstMissing,
  hipaaApplies,
  lacksBaa,
  lacksDpa,
} from './contract.ts';
import type { MapFacts } from './map-facts.ts';
import { runByFact } from './node-facts.ts';
import type { NodeFacts } from './node-facts.ts';
import type { Applies } from './statute.ts';
import { some } from './tri.ts';

/** Whether PHI is handed over without the contract that its law asks for. */
export type Gap = Applies & {
  /** The cause that it shares with the rules about BAAs, where the BAA is what is missing. */
  readonly cause?: string;
};

/**
 * Whether a cohort's PHI at a node lacks a BAA (HIPAA) or a DPA (GDPR, UK, Swiss law) with whoever
 * runs it. Its own organisation and a patient's device need none.
 */
export function contractGap(facts: MapFacts, cohort: CohortFacts, node: NodeFacts): Gap {
  const { runBy } = node;
  const because = [runByFact(node)];
  if (node.isExempt || runBy === 'self') return { value: false, because };
  const isHeld = (scope: 'hipaa' | 'gdpr'): boolean =>
    !isEmpty(facts.classesAt(cohort, scope, node));
  if (!runBy) {
    const law = some(
      isHeld('hipaa') && hipaaApplies(facts, cohort).value,
      isHeld('gdpr') && dataProtectionApplies(facts, cohort).value,
    );
    const question = `Who runs ${node.node.name}?`;
    const missing = { subject: node.subject, field: 'vendor', question };
    return law === false ? { value: false, because } : { value: 'unknown', because, missing };
  }
  const no: Applies = { value: false, because: [] };
  const baa = isHeld('hipaa') ? lacksBaa(facts, cohort, runBy) : no;
  const dpa = isHeld('gdpr') ? lacksDpa(facts, cohort, runBy) : no;
  const value = some(baa.value, dpa.value);
  const lacking = [baa, dpa].filter((condition) => condition.value === value);
  const missing = value === 'unknown' ? firstMissing(baa, dpa) : undefined;
  return {
    value,
    because: [...because, ...lacking.flatMap((condition) => condition.because)],
    ...(missing ? { missing } : {}),
    ...(baa.value === true ? { cause: agreementCause(runBy.id, node) } : {}),
  };
}
