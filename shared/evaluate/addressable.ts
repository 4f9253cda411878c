import type { CohortFacts } from './cohort-facts.ts';
import { allApply, dataProtectionApplies, hipaaApplies } from './contract.ts';
import type { Fact } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import type { NodeFacts } from './node-facts.ts';
import type { Applies } from './statute.ts';
import { not } from './tri.ts';
import { hasCome } from '../map/day.ts';

/**
 * Whether an equivalent measure on file stands for encryption at a node: 45 CFR 164.306(d)(3) leaves
 * that open where nothing but HIPAA applies to the cohorts there.
 */
export function isExcused(
  facts: MapFacts,
  node: NodeFacts,
  cohorts: readonly CohortFacts[],
): Applies {
  const date = node.node.atRest?.alternative;
  const { subject } = node;
  const field = 'atRest.alternative';
  const because: Fact[] = [{ subject, field, value: date ?? null }];
  const question = `On which day was an equivalent to encryption documented for ${node.node.name}?`;
  const alternative: Applies =
    date === undefined
      ? { value: 'unknown', because, missing: { subject, field, question } }
      : { value: hasCome(date, facts.asOf), because };
  const onlyHipaa = cohorts.flatMap((cohort) => {
    const other = dataProtectionApplies(facts, cohort);
    return [hipaaApplies(facts, cohort), { ...other, value: not(other.value) }];
  });
  return allApply(...onlyHipaa, alternative);
}
