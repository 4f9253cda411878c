import type { Missing } from './agreement.ts';
import type { Walk } from './channel.ts';
import type { CohortFacts } from './cohort-facts.ts';
import { dataProtectionApplies } from './contract.ts';
import { transfersAt } from './importers.ts';
import type { MapFacts } from './map-facts.ts';
import type { NodeFacts, SupportUse } from './node-facts.ts';
import { FAILED } from './placement.ts';

/** How a support access from abroad stands under the laws on transfers. */
export type AccessStanding = {
  /** The walk that fails under a law that applies. */
  readonly failed?: Walk;
  /** Whether a walk hangs on a fact that is not known. */
  readonly isUndecided: boolean;
  /** What could still make it fail. */
  readonly missing: readonly Missing[];
};

/** Looks at a support access from abroad as at a transfer, under GDPR and UK law. */
export function standingOf(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
  support: SupportUse,
): AccessStanding {
  const walks = (['gdpr', 'uk'] as const).flatMap((law) =>
    transfersAt(facts, cohort, law, node)
      .filter(({ hop }) => hop?.id === support.hop.id)
      .map(({ walk }) => ({ walk, applies: cohort[law] === true })),
  );
  const certain = walks.filter(({ applies }) => applies).map(({ walk }) => walk);
  const failed = certain.find(({ outcome }) => FAILED.has(outcome));
  if (failed) return { failed, isUndecided: false, missing: [] };
  const undecided = certain.filter(({ outcome }) => outcome === 'undecided');
  const isGateOpen = walks.some(({ walk, applies }) => !applies && walk.outcome !== 'channel');
  const gate = isGateOpen ? dataProtectionApplies(facts, cohort).missing : undefined;
  const missing = undecided.flatMap((walk) => walk.missing ?? []);
  return {
    isUndecided: undecided.length > 0,
    missing: gate ? [gate, ...missing] : missing,
  };
}
