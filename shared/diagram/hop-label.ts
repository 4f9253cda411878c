import { agreementState } from '#shared/evaluate/agreement.ts';
import { frenchHostCertificate, hostedInFrance } from '#shared/evaluate/french-hosting.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import type { Entity, NodeFacts } from '#shared/evaluate/node-facts.ts';
import { shortWords } from '#shared/map/choice-words.ts';
import { encryptionOf } from '#shared/map/defaults.ts';
import type { Hop, MapNode } from '#shared/map/model.ts';

/** What somebody must have agreed to, with how it stands on the day. */
export type ContractWords = {
  readonly words: string;
  readonly tone: 'met' | 'missing' | 'unknown' | 'quiet';
};

/** For each hop and node, the contracts that the PHI there asks for. */
export type RequiredContracts = {
  readonly hipaaHops: ReadonlySet<string>;
  readonly gdprHops: ReadonlySet<string>;
  readonly hipaaNodes: ReadonlySet<string>;
  readonly gdprNodes: ReadonlySet<string>;
  readonly hdsHops: ReadonlySet<string>;
  /** What keeps health data of patients treated in France. */
  readonly hdsNodes: ReadonlySet<string>;
};

/** What is asked of the counterparty for the PHI at one place. */
export type ContractNeeds = {
  readonly baa: boolean;
  readonly dpa: boolean;
  /** The kind of node that a certified host must run; absent = no such certificate is asked for. */
  readonly hds?: string;
};

/** Which hops and nodes have PHI under HIPAA and under the data protection laws of Europe. */
export function requiredContracts(facts: MapFacts): RequiredContracts {
  const found = {
    hipaaHops: new Set<string>(),
    gdprHops: new Set<string>(),
    hipaaNodes: new Set<string>(),
    gdprNodes: new Set<string>(),
    hdsHops: new Set<string>(),
    hdsNodes: new Set<string>(),
  };
  const french = new Set<CohortFacts>();
  for (const { cohort, node } of hostedInFrance(facts)) {
    french.add(cohort);
    found.hdsNodes.add(node.node.id);
  }
  for (const cohort of french)
    for (const { hop } of facts.flows(cohort, 'gdpr')) found.hdsHops.add(hop.id);
  for (const cohort of facts.evaluated) {
    const isEuropean = cohort.gdpr === true || cohort.uk === true || cohort.swiss === true;
    for (const scope of ['hipaa', 'gdpr'] as const) {
      if (scope === 'hipaa' ? cohort.hipaa !== true : !isEuropean) continue;
      for (const { hop } of facts.flows(cohort, scope)) found[`${scope}Hops`].add(hop.id);
      for (const { node } of facts.holdings(cohort, scope))
        found[`${scope}Nodes`].add(node.node.id);
    }
  }
  return found;
}

const DAYS_OF_YEAR = 365;

/** How long something is kept, in few letters: `10 y`, `90 d`, `not kept`, `no end`; undefined = not known. */
export function keptWords(retention: MapNode['retention']): string | undefined {
  const days = retention?.days;
  if (days === undefined) return undefined;
  if (days === 'none') return 'no limit';
  if (days === 'indefinite') return 'kept for ever';
  return days >= DAYS_OF_YEAR && days % DAYS_OF_YEAR === 0
    ? `${days / DAYS_OF_YEAR} y`
    : `${days} d`;
}

/** The contracts that an entity needs for what it gets, and how they stand. */
export function contractWords(
  entity: Entity,
  needs: ContractNeeds,
  service: string | undefined,
  asOf: string,
): ContractWords {
  if (entity === undefined) return { words: 'contract ?', tone: 'unknown' };
  if (entity === 'self') return { words: 'own', tone: 'quiet' };
  const types = [
    ...(needs.baa ? (['baa'] as const) : []),
    ...(needs.dpa ? (['dpa'] as const) : []),
  ];
  const isOwnRight = entity.role !== undefined && entity.role !== 'processor';
  const isNothing = types.length === 0 && needs.hds === undefined;
  if (isNothing || isOwnRight) return { words: 'no contract needed', tone: 'quiet' };
  const states = types.map((type) => {
    const { inForce } = agreementState(entity, type, asOf, service);
    return { name: shortWords(type), inForce };
  });
  if (needs.hds !== undefined) {
    const { value } = frenchHostCertificate(entity, needs.hds, asOf);
    states.push({ name: 'HDS', inForce: value });
  }
  const words = states.map(({ name, inForce }) =>
    inForce === true ? name : inForce === false ? `no ${name}` : `${name} ?`,
  );
  const tone = states.some(({ inForce }) => inForce === false)
    ? 'missing'
    : states.every(({ inForce }) => inForce === true)
      ? 'met'
      : 'unknown';
  return { words: words.join(', '), tone };
}

const isSame = (a: Entity, b: Entity): boolean =>
  a !== undefined && (a === b || (typeof a === 'object' && typeof b === 'object' && a.id === b.id));

/** Retention of a hop: of what receives it where that stores, else of what waits on the way. */
function keptOnHop(hop: Hop, target: NodeFacts): string {
  if (target.stores) return keptWords(target.node.retention) ?? '?';
  return keptWords(hop.retention) ?? (target.persistence === 'none' ? 'not kept' : '?');
}

/**
 * What is written on a hop: carrier · encryption · retention · contract, always these four, with "?"
 * for what is not known and "own" for the contract within one entity.
 */
export function hopLabel(facts: MapFacts, hop: Hop, required: RequiredContracts): string {
  const [source, target] = [facts.nodeById(hop.from), facts.nodeById(hop.to)];
  const encryption = encryptionOf(hop).value;
  const parts = [
    hop.carrier === undefined ? '?' : shortWords(hop.carrier),
    encryption === undefined
      ? '?'
      : encryption === 'none'
        ? 'not encrypted'
        : shortWords(encryption),
  ];
  if (source === undefined || target === undefined) return [...parts, '?', '?'].join(' · ');
  const other = target.runBy === 'self' ? source : target;
  const needs = {
    baa: required.hipaaHops.has(hop.id),
    dpa: required.gdprHops.has(hop.id),
    ...(required.hdsHops.has(hop.id) && required.hdsNodes.has(other.node.id)
      ? { hds: other.node.kind }
      : {}),
  };
  const contract = isSame(source.runBy, target.runBy)
    ? 'own'
    : contractWords(other.runBy, needs, other.node.service, facts.asOf).words;
  return [...parts, keptOnHop(hop, target), contract === 'contract ?' ? '?' : contract].join(' · ');
}
