import type { NodeFacts } from './node-facts.ts';
import type { Found } from './rule.ts';
import { severityRank } from './finding.ts';

/** A finding part with the rule that made it. */
export type Part = Found & { readonly rule: string };

const STATUTES = ['LOC-01', 'LOC-05', 'LOC-09', 'LOC-10', 'LOC-13'] as const;

/** A row names rules, or a whole family. One cause, one finding: what stands earlier leads, what stands later is named in its `also`. */
const ORDERS: readonly (readonly (readonly string[])[])[] = [
  [STATUTES, ['TRF'], ['RST-05'], ['RST-02'], ['BKP-02'], ['LOG-07'], ['MED-03'], ['RST-01']],
  [['LOC-03'], ['TRF']],
  [['VND-05'], ['APP-01', 'APP-02'], ['VND-04'], ['VND-01']],
];

const ranks = new Map<string, readonly (number | undefined)[]>();

/** Where a rule stands in each order; undefined in those that do not name it. */
function ranksOf(rule: string): readonly (number | undefined)[] {
  const cached = ranks.get(rule);
  if (cached) return cached;
  const made = ORDERS.map((order) => {
    const at = order.findIndex((row) => row.includes(rule) || row.includes(rule.slice(0, 3)));
    return at === -1 ? undefined : at;
  });
  ranks.set(rule, made);
  return made;
}

function leads(a: Part, b: Part): boolean {
  if (a.rule === b.rule || severityRank(a.severity) > severityRank(b.severity)) return false;
  const ranksOfB = ranksOf(b.rule);
  return ranksOf(a.rule).some((rank, order) => {
    const other = ranksOfB[order];
    return rank !== undefined && other !== undefined && rank < other;
  });
}

/** The parts of one cause that lead this one and that nothing leads; none where it stands on its own. */
function leadersOf(part: Part, rivals: readonly Part[]): readonly Part[] {
  if (rivals.length < 2) return [];
  const above = rivals.filter((rival) => leads(rival, part));
  return above.filter((rival) => !rivals.some((other) => leads(other, rival)));
}

const causeKey = ({ cohort, cause }: Part): string => `${cohort ?? ''} ${cause ?? ''}`;

/**
 * Merges the parts of one cause, per cohort: a part that others lead goes into the `also` of each of
 * them, so that the order of elements decides nothing. A violation is never taken in by something
 * less severe.
 */
export function mergeCauses(parts: readonly Part[]): Part[] {
  const rivals = Map.groupBy(parts, causeKey);
  const also = new Map<Part, Set<string>>();
  const kept = parts.filter((part) => {
    if (part.cause === undefined) return true;
    const leaders = leadersOf(part, rivals.get(causeKey(part)) ?? []);
    for (const leader of leaders) {
      const rules = also.get(leader) ?? new Set(leader.also);
      for (const rule of [part.rule, ...(part.also ?? [])]) rules.add(rule);
      also.set(leader, rules);
    }
    return leaders.length === 0;
  });
  return kept.map((part) => {
    const rules = also.get(part);
    return rules ? { ...part, also: [...rules] } : part;
  });
}

/** The cause that all findings about a node's storage abroad share. */
export const storageCause = (node: NodeFacts): string => `storage:${node.node.id}`;

/** The cause that all findings about one missing agreement share: a vendor, at a node. */
export const agreementCause = (vendorId: string, node: NodeFacts): string =>
  `agreement:${vendorId}:${node.node.id}`;

/** The cause that all findings about one support access share. */
export const accessCause = (hopId: string): string => `access:${hopId}`;
