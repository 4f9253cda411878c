import type { Vendor } from '../map/model.ts';
import { agreementState } from './agreement.ts';
import type { Missing } from './agreement.ts';
import type { Fact } from './finding.ts';
import type { CohortFacts } from './cohort-facts.ts';
import { transfersAt } from './importers.ts';
import type { Transferred } from './importers.ts';
import type { MapFacts } from './map-facts.ts';
import type { NodeFacts, SupportUse } from './node-facts.ts';
import { every } from './tri.ts';
import type { Tri } from './tri.ts';

/** One thing that access to hosted French health data from outside the EEA needs. */
export type Need = {
  /** What is missing where it is not there, for a sentence. */
  readonly words: string;
  readonly isMet: Tri;
  readonly because: readonly Fact[];
  readonly missing?: Missing;
};

/** A transfer channel for whoever looks, GDPR Art 45 or 46. */
function channel({ walk }: Transferred): Need {
  const { outcome, steps, missing } = walk;
  return {
    words: 'a transfer channel',
    isMet: outcome === 'undecided' ? 'unknown' : outcome === 'channel',
    because: steps.flatMap((step) => step.because),
    ...(missing && outcome === 'undecided' ? { missing } : {}),
  };
}

/** The hosting contract tells of access from abroad. */
function clause(host: Vendor, asOf: string): Need {
  const subject = { type: 'vendor', id: host.id } as const;
  const { inForce, agreement, because, missing } = agreementState(host, 'dpa', asOf, null);
  const terms = agreement?.terms;
  const isThere: Tri = terms ? terms.includes('foreign-notice') : 'unknown';
  const question = `Does the contract with ${host.name} tell of access from other countries?`;
  const ask = missing ?? { subject, field: 'agreements.terms', question };
  const isMet = every(inForce, agreement ? isThere : inForce);
  return {
    words: 'a clause on it in the contract',
    isMet,
    because: [...because, { subject, field: 'agreements.terms', value: terms ?? null }],
    ...(isMet === 'unknown' ? { missing: ask } : {}),
  };
}

/** The host publishes which third countries can reach the data. */
function publishedMap({ id, name, hdsMap }: Vendor): Need {
  const subject = { type: 'vendor', id } as const;
  const words = 'a published map of it';
  const because: Fact[] = [{ subject, field: 'hdsMap', value: hdsMap ?? null }];
  if (hdsMap !== undefined) return { words, isMet: !['', 'none'].includes(hdsMap), because };
  const question = `Where does ${name} publish its map of access from third countries?`;
  return { words, isMet: 'unknown', because, missing: { subject, field: 'hdsMap', question } };
}

/** Everything that a support access to a host's node from outside the EEA needs: CSP R.1111-11. */
export const needsOfAccess = (host: Vendor, access: Transferred, asOf: string): readonly Need[] => [
  channel(access),
  clause(host, asOf),
  publishedMap(host),
];

/** Support of a node by others from outside the EEA, and by others of whom no country is given. */
export function accessFromAbroad(
  facts: MapFacts,
  cohort: CohortFacts,
  node: NodeFacts,
): { abroad: { transfer: Transferred; support: SupportUse }[]; nowhere: readonly SupportUse[] } {
  const abroad = transfersAt(facts, cohort, 'gdpr', node).flatMap((transfer) =>
    transfer.support ? [{ transfer, support: transfer.support }] : [],
  );
  const nowhere = (node.support ?? []).filter(({ place, by }) => !place && by !== 'self');
  return { abroad, nowhere };
}
