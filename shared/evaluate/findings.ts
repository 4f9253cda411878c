import { classNames, everyClass } from './class-set.ts';
import type { Part } from './causes.ts';
import type { CohortFacts } from './cohort-facts.ts';
import { severityRank } from './finding.ts';
import type { Fact, Finding, Path, Remedy, Subject } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import type { Law, Rule } from './rule.ts';

const sameSubject = (a: Subject, b: Subject): boolean => a.type === b.type && a.id === b.id;

function unique<T>(items: Iterable<T>, keyOf: (item: T) => string): T[] {
  return [...new Map([...items].map((item) => [keyOf(item), item])).values()];
}

const subjectKey = (subject: Subject): string => `${subject.type} ${subject.id}`;
const factKey = (fact: Fact): string =>
  `${subjectKey(fact.subject)} ${fact.field} ${JSON.stringify(fact.value)}`;

/** The worst confidence of a rule's laws. */
function confidenceOf(laws: readonly Law[]): { tier: 1 | 2 | 3; verified: boolean } {
  const tiers = laws.map((law) => law.tier);
  const tier = tiers.includes(3) ? 3 : tiers.includes(2) ? 2 : 1;
  return { tier, verified: laws.every((law) => law.verified) };
}

/** Whether an element's words come before another's: by type, name, then what it is. */
export class Names {
  readonly #facts: MapFacts;
  readonly #names = new Map<string, string>();

  constructor(facts: MapFacts) {
    this.#facts = facts;
    const { map } = facts;
    for (const node of map.nodes) this.#names.set(`node ${node.id}`, node.name);
    for (const cohort of map.cohorts) this.#names.set(`cohort ${cohort.id}`, cohort.name);
    for (const vendor of map.vendors) this.#names.set(`vendor ${vendor.id}`, vendor.name);
    for (const posture of map.policies.postures)
      this.#names.set(`policy ${posture.id}`, posture.name);
  }

  /** What an element is called; a hop after its ends where it has no name. */
  of(subject: Subject): string {
    const name = this.#names.get(subjectKey(subject));
    if (name !== undefined) return name;
    if (subject.type === 'map') return this.#facts.map.title;
    if (subject.type !== 'hop') return subject.id;
    const hop = this.#facts.hopById(subject.id);
    if (!hop) return derivedHopName(subject.id);
    const ends = [hop.from, hop.to].map((id) => this.#names.get(`node ${id}`) ?? id);
    const text = hop.name ?? ends.join(' → ');
    this.#names.set(subjectKey(subject), text);
    return text;
  }

  compare(a: Subject, b: Subject): number {
    return order(a.type, b.type) || order(this.of(a), this.of(b)) || order(a.id, b.id);
  }
}

function derivedHopName(id: string): string {
  const [kind, of, ...rest] = id.split('/');
  return kind === '~support'
    ? `support access to ${of} from ${rest.join(', ')}`
    : `${of} to ${rest.join('/')}`;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Builds one finding of all parts of a rule, subject and severity. */
function build(facts: MapFacts, names: Names, rule: Rule, parts: readonly Part[]): Finding {
  const first = parts[0];
  if (!first) throw new Error('a finding has at least one part');
  const ids = new Set(parts.flatMap((part) => part.cohort ?? []));
  const cohorts = facts.cohorts
    .filter(({ cohort }) => ids.has(cohort.id))
    .toSorted((a, b) => names.compare(a.subject, b.subject));
  const elements = unique(
    parts.flatMap((part) => [...(part.elements ?? []), ...(part.pathTo ? [part.pathTo] : [])]),
    subjectKey,
  )
    .filter((element) => !sameSubject(element, first.subject))
    .toSorted((a, b) => names.compare(a, b));
  const messages = unique(
    parts.map((part) => part.message),
    String,
  ).toSorted();
  const confidence = confidenceOf(rule.cites);
  const also = unique(
    parts.flatMap((part) => part.also ?? []),
    String,
  );
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
    because: unique(
      parts.flatMap((part) => part.because),
      factKey,
    ),
    citations: rule.cites.map(({ text, url }) => (url === undefined ? { text } : { text, url })),
    effective: rule.effective,
    confidence,
    confirmWithCounsel: confidence.tier === 3 || !confidence.verified,
    remedies: unique(remedies, (remedy) => remedy.label),
    also: also.toSorted(),
  };
}

/** The shortest of the paths of a cohort's parts: one finding has one path a cohort. */
function pathsOf(
  facts: MapFacts,
  names: Names,
  cohort: CohortFacts,
  parts: readonly Part[],
): Path[] {
  const { id } = cohort.cohort;
  const chains = parts
    .filter((part) => part.cohort === id)
    .flatMap((part) => {
      const scope = part.scope ?? 'present';
      const end = part.pathTo ?? part.elements?.[0] ?? part.subject;
      const derived = end.type === 'hop' && end.id.startsWith('~');
      const node = derived
        ? (part.elements?.find((item) => item.type === 'node') ?? part.subject)
        : end;
      const hops = facts.pathTo(cohort, scope, node, everyClass);
      return hops ? [derived ? [...hops, end.id] : hops] : [];
    });
  const inWords = (hops: readonly string[]): string =>
    hops.map((hop) => names.of({ type: 'hop', id: hop })).join('\n');
  const shortest = chains.toSorted(
    (a, b) => a.length - b.length || order(inWords(a), inWords(b)),
  )[0];
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
        order(a.rule, b.rule) ||
        names.compare(a.subject, b.subject),
    );
}

/** For sentences: "recordings", "clinical record and diagnosis", "12 data classes". */
export function classesInWords(classes: Parameters<typeof classNames>[0]): string {
  const names = classNames(classes).map((name) => name.replaceAll('-', ' '));
  if (names.length === 0) return 'PHI';
  if (names.length > 3) return `${names.length} data classes`;
  return names.length === 1
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
