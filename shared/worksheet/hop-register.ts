import { hopLabel, requiredContracts } from '#shared/diagram/hop-label.ts';
import { hopNumbers } from '#shared/diagram/hop-numbers.ts';
import { ghostsOf } from '#shared/diagram/ghosts.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { shortWords } from '#shared/map/choice-words.ts';
import type { Hop } from '#shared/map/model.ts';
import type { CohortSheet } from './cohort-sheet.ts';

export type HopRow = {
  readonly id: string;
  /** As on the diagram, from 1. */
  readonly number: number;
  readonly name?: string;
  readonly from: string;
  readonly to: string;
  readonly carrier: string;
  readonly encryption: string;
  readonly retention: string;
  readonly contract: string;
  readonly necessity: string;
  readonly cohorts: readonly string[];
  readonly transfer: string;
};

/** Somebody who reads PHI without being drawn: support, or a vendor's subprocessor. */
export type DerivedHop = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly place: string;
  readonly reads: readonly string[];
};

/** The drawn hops in the order of their numbers. */
export function hopRows(facts: MapFacts, sheets: readonly CohortSheet[]): readonly HopRow[] {
  const numbers = hopNumbers(facts);
  const required = requiredContracts(facts);
  const cohortsOf = cohortsByHop(facts);
  const transferOf = transfersByHop(sheets);
  const nameOf = (id: string): string => facts.nodeById(id)?.node.name ?? id;
  return facts.map.hops
    .map((hop): HopRow => {
      const [carrier = '?', encryption = '?', retention = '?', contract = '?'] = hopLabel(
        facts,
        hop,
        required,
      ).split(' · ');
      return {
        id: hop.id,
        number: numbers.get(hop.id) ?? 0,
        ...(hop.name === undefined ? {} : { name: hop.name }),
        from: nameOf(hop.from),
        to: nameOf(hop.to),
        carrier,
        encryption,
        retention,
        contract,
        necessity: necessityWords(hop, contract),
        cohorts: [...(cohortsOf.get(hop.id) ?? [])],
        transfer: [...(transferOf.get(hop.id) ?? [])].join('; ') || statedTransfer(hop),
      };
    })
    .toSorted((a, b) => a.number - b.number);
}

/** What is optional and lacks its contract is the first to go. */
function necessityWords({ necessity }: Hop, contract: string): string {
  if (necessity === undefined) return '?';
  if (necessity === 'essential') return 'essential';
  return /(?:^|, )no /u.test(contract) && contract !== 'no contract needed'
    ? 'optional: remove, or sign'
    : 'optional';
}

function statedTransfer({ transfer }: Hop): string {
  const mechanism = transfer?.mechanism;
  return mechanism === undefined ? '–' : `stated: ${shortWords(mechanism)}`;
}

function cohortsByHop(facts: MapFacts): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const cohort of facts.evaluated)
    for (const { hop } of facts.flows(cohort, 'present')) {
      const names = found.get(hop.id) ?? new Set();
      found.set(hop.id, names.add(cohort.cohort.name));
    }
  return found;
}

function transfersByHop(sheets: readonly CohortSheet[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { transfers } of sheets)
    for (const { hops, law, channel } of transfers)
      for (const id of hops) {
        const words = found.get(id) ?? new Set();
        found.set(id, words.add(`${law}: ${channel}`));
      }
  return found;
}

/** Everybody who reads PHI without being drawn. */
export const derivedHops = (facts: MapFacts): readonly DerivedHop[] =>
  ghostsOf(facts).map(({ id, name, detail, band, reads }) => ({
    id,
    name,
    detail,
    place: band.key === '' ? 'not known' : band.title,
    reads: reads.map((node) => facts.nodeById(node)?.node.name ?? node),
  }));
