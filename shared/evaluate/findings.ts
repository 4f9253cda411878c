import { classNames, everyClass } from './class-set.ts';
import type { Part } from './causes.ts';
import type { CohortFacts } from './cohort-facts.ts';
import { severityRank } from './finding.ts';
import type { Fact, Finding, Path, Remedy, Subject } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import type { Law, Rule } from './rule.ts';
import { choiceInSentence } from '../map/choice-words.ts';
import { compareText } from '../map/compare-text.ts';

const sameSubject = (a: Subject, b: Subject): boolean => a.type === b.type && a.id === b.id;

/** So few that comparing each with each is cheaper than building keys. */
const FEW = 12;

/** The items without repetitions, the first of equal ones kept. */
function unique<T>(
  items: readonly T[],
  isSame: (a: T, b: T) => boolean,
  keyOf: (item: T) => string,
): readonly T[] {
  if (items.length < 2) return items;
  if (items.length <= FEW)
    return items.filter((item, at) => {
      for (let before = 0; before < at; before += 1) {
        const other = items[before];
        if (other !== undefined && (other === item || isSame(other, item))) return false;
      }
      return true;
    });
  const byKey = new Map<string, T>();
  for (const item of new Set(items)) {
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return [...byKey.values()];
}

const uniqueTexts = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Lists one after the other, a list that several parts share only once. */
const joined = <T>(lists: Iterable<readonly T[]>): T[] => [...new Set(lists)].flat();

const subjectKey = (subject: Subject): string => `${subject.type} ${subject.id}`;
const factKey = (fact: Fact): string =>
  `${subjectKey(fact.subject)} ${fact.field} ${JSON.stringify(fact.value)}`;

const sameFact = (a: Fact, b: Fact): boolean =>
  a.field === b.field &&
  sameSubject(a.subject, b.subject) &&
  (a.value === b.value || JSON.stringify(a.value) === JSON.stringify(b.value));

/** The worst confidence of a rule's laws. */
function confidenceOf(laws: readonly Law[]): { tier: 1 | 2 | 3; verified: boolean } {
  const tiers = laws.map((law) => law.tier);
  const tier = tiers.includes(3) ? 3 : tiers.includes(2) ? 2 : 1;
  return { tier, verified: laws.every((law) => law.verified) };
}

function named(items: readonly { readonly id: string; readonly name: string }[]) {
  const names = new Map<string, string>();
  for (const { id, name } of items) names.set(id, name);
  return names;
}

/** Whether an element's words come before another's: by type, name, then what it is. */
export class Names {
  readonly #facts: MapFacts;
  readonly #names: Record<Subject['type'], Map<string, string>>;

  constructor(facts: MapFacts) {
    this.#facts = facts;
    const { map } = facts;
    this.#names = {
      node: named(map.nodes),
      hop: new Map(),
      vendor: named(map.vendors),
      cohort: named(map.cohorts),
      policy: named(map.policies.postures),
      map: new Map([[map.id, map.title]]),
    };
  }

  /** What an element is called; a hop after its ends where it has no name. */
  of({ type, id }: Subject): string {
    const name = this.#names[type].get(id);
    if (name !== undefined) return name;
    if (type !== 'hop') return id;
    const text = this.#hopName(id);
    this.#names.hop.set(id, text);
    return text;
  }

  #hopName(id: string): string {
    const hop = this.#facts.hopById(id);
    if (!hop) return this.#derivedHop(id);
    const [from = hop.from, to = hop.to] = [hop.from, hop.to].map((end) =>
      this.#names.node.get(end),
    );
    return hop.name ?? `${from} → ${to}`;
  }

  compare(a: Subject, b: Subject): number {
    return (
      compareText(a.type, b.type) ||
      compareText(this.of(a), this.of(b)) ||
      this.#place(a) - this.#place(b)
    );
  }

  /** The lists of the map stand in the order of their content, see content-order.ts. */
  #place({ type, id }: Subject): number {
    if (type === 'node') return this.#facts.nodeById(id)?.index ?? 0;
    return type === 'hop' ? (this.#facts.indexOfHop(id) ?? 0) : 0;
  }

  /** `~support/<node>/<country>/<by>/<mode>` and `~sub/<vendor>/<name>` in words. */
  #derivedHop(id: string): string {
    const [kind, of = '', ...rest] = id.split('/');
    if (kind !== '~support') return `${this.#names.vendor.get(of) ?? of} to ${rest.join('/')}`;
    const [country = '', by = '', mode = ''] = rest;
    const who = this.#names.vendor.get(by) ?? by;
    return `support access to ${this.#names.node.get(of) ?? of} from ${country}, ${who}, ${mode}`;
  }
}

/** Parts in an order that hangs on what they say, not on the order of the map's lists. */
function inOrder(names: Names, parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2) return parts;
  const key = (part: Part): string =>
    `${part.message} ${part.cohort === undefined ? '' : names.of({ type: 'cohort', id: part.cohort })} ${names.of(endOf(part))}`;
  return parts
    .map((part) => ({ part, text: key(part) }))
    .toSorted((a, b) => compareText(a.text, b.text))
    .map(({ part }) => part);
}

/** Builds one finding of all parts of a rule, subject and severity. */
function build(facts: MapFacts, names: Names, rule: Rule, group: readonly Part[]): Finding {
  const parts = inOrder(names, group);
  const first = parts[0];
  if (!first) throw new Error('a finding has at least one part');
  const ids = new Set(parts.flatMap((part) => part.cohort ?? []));
  // They stand by name, see content-order.ts.
  const cohorts = facts.cohorts.filter(({ cohort }) => ids.has(cohort.id));
  const elements = unique(
    parts.flatMap((part) => [...(part.elements ?? []), ...(part.pathTo ? [part.pathTo] : [])]),
    sameSubject,
    subjectKey,
  )
    .filter((element) => !sameSubject(element, first.subject))
    .toSorted((a, b) => names.compare(a, b));
  const messages = uniqueTexts(parts.map((part) => part.message)).toSorted();
  const confidence = confidenceOf(rule.cites);
  const also = uniqueTexts(parts.flatMap((part) => part.also ?? []));
  const remedies: Remedy[] = [
    ...parts.flatMap((part) => part.remedies ?? []),
    ...rule.remedies.map((label) => ({ label })),
  ];
  return {
    rule: rule.id,
    severity: first.severity,
    subject: first.subject,
    elements,
    cohorts: cohorts.map(({ cohort }) => cohort.id),
    paths: cohorts.flatMap((cohort) => pathsOf(facts, names, cohort, parts)),
    message: messages.join('; '),
    because: unique(joined(parts.map((part) => part.because)), sameFact, factKey),
    citations: rule.cites.map(({ text, url }) => (url === undefined ? { text } : { text, url })),
    effective: rule.effective,
    confidence,
    confirmWithCounsel: confidence.tier === 3 || !confidence.verified,
    remedies: unique(
      remedies,
      (a, b) => a.label === b.label,
      ({ label }) => label,
    ),
    also: also.toSorted(),
  };
}

/** Where a part's path ends. */
const endOf = (part: Part): Subject => part.pathTo ?? part.elements?.[0] ?? part.subject;

const isDerived = ({ type, id }: Subject): boolean => type === 'hop' && id.startsWith('~');

/** What the drawn part of a path leads to: the end itself, or the node that a derived hop leaves. */
function drawnEnd(part: Part): Subject {
  const end = endOf(part);
  if (!isDerived(end)) return end;
  return part.elements?.find((item) => item.type === 'node') ?? part.subject;
}

/** How many hops a part's path has, worked out without the path itself. */
function pathLength(facts: MapFacts, cohort: CohortFacts, part: Part): number {
  const length = facts.distanceTo(cohort, part.scope ?? 'present', drawnEnd(part));
  return length + (isDerived(endOf(part)) ? 1 : 0);
}

function chainOf(facts: MapFacts, cohort: CohortFacts, part: Part): (readonly string[])[] {
  const end = endOf(part);
  const hops = facts.pathTo(cohort, part.scope ?? 'present', drawnEnd(part), everyClass);
  return hops ? [isDerived(end) ? [...hops, end.id] : hops] : [];
}

/** The shortest of the paths of a cohort's parts: one finding has one path a cohort. */
function pathsOf(
  facts: MapFacts,
  names: Names,
  cohort: CohortFacts,
  parts: readonly Part[],
): Path[] {
  const { id } = cohort.cohort;
  const ends = parts
    .filter((part) => part.cohort === id)
    .map((part) => ({ part, length: pathLength(facts, cohort, part) }));
  const least = Math.min(...ends.map(({ length }) => length));
  const chains = ends
    .filter(({ length }) => length === least)
    .flatMap(({ part }) => chainOf(facts, cohort, part));
  const inWords = (hops: readonly string[]): string =>
    hops.map((hop) => names.of({ type: 'hop', id: hop })).join('\n');
  const shortest = chains.reduce<readonly string[] | undefined>(
    (a, b) => (a && compareText(inWords(a), inWords(b)) <= 0 ? a : b),
    undefined,
  );
  return shortest ? [{ cohort: id, hops: shortest }] : [];
}

/** Groups parts into findings and puts them in order: severity, rule, subject. */
export function buildFindings(
  facts: MapFacts,
  names: Names,
  rules: ReadonlyMap<string, Rule>,
  parts: readonly Part[],
): Finding[] {
  const groups = Map.groupBy(
    parts,
    (part) => `${part.rule} ${part.severity} ${subjectKey(part.subject)}`,
  );
  return [...groups.values()]
    .flatMap((group) => {
      const rule = rules.get(group[0]?.rule ?? '');
      return rule ? [build(facts, names, rule, group)] : [];
    })
    .toSorted(
      (a, b) =>
        severityRank(a.severity) - severityRank(b.severity) ||
        compareText(a.rule, b.rule) ||
        names.compare(a.subject, b.subject),
    );
}

/** For sentences: "recordings", "clinical record and diagnosis", "12 data classes". */
export function classesInWords(classes: Parameters<typeof classNames>[0]): string {
  const names = classNames(classes).map(choiceInSentence);
  if (names.length === 0) return 'PHI';
  if (names.length > 3) return `${names.length} data classes`;
  return names.length === 1
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
