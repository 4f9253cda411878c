import type { OpenQuestion, Severity, Subject } from './finding.ts';
import { severityRank } from './finding.ts';
import type { Lacks } from './rule.ts';
import { compareText } from '../map/compare-text.ts';

/** A missing fact with the rule that lacks it. */
export type Lack = Lacks & { readonly rule: string };

/** From so many elements on, the same missing field is one question about all of them. */
const GROUP_FROM = 4;

/** What an answer is worth, by the severity that it would rule out. */
const WORTH: Record<Severity, number> = { violation: 8, risk: 3, question: 2, info: 1 };

type Open = {
  readonly subject: Subject;
  readonly field: string;
  readonly question: string;
  ifNo: Severity;
  /** What each rule would find; the worst where it lacks the fact in several ways. */
  readonly unlocks: Map<string, Severity>;
};

/** What the questions are about and how they speak. */
export type Asking = {
  /** The map, which is the subject of a question about several elements. */
  readonly map: Subject;
  /** What an element is called, for order and for sentences. */
  readonly nameOf: (subject: Subject) => string;
  /** The rules that an answer settles besides those that ask. */
  readonly settledBy: (subject: Subject, field: string) => readonly string[];
};

/**
 * Turns missing facts into open questions, most valuable first: one for each fact, or one for all
 * elements that lack the same field. An answer is worth the rules that it settles, weighed by the
 * severity which an unfavourable one would have; of equal questions the one about more elements,
 * then the one that reads first, comes first. Where names are the same the facts stay in the order
 * in which they are given, that of the map's content: ids decide nothing.
 */
export function openQuestions(
  lacks: readonly Lack[],
  { map, nameOf, settledBy }: Asking,
): OpenQuestion[] {
  const byFact = new Map<string, Open>();
  for (const lack of lacks) {
    const key = `${lack.subject.type} ${lack.subject.id} ${lack.field}`;
    let open = byFact.get(key);
    if (!open) {
      const { subject, field, question, ifNo } = lack;
      const unlocks = new Map(settledBy(subject, field).map((rule) => [rule, ifNo]));
      open = { subject, field, question, ifNo, unlocks };
      byFact.set(key, open);
    }
    if (severityRank(lack.ifNo) < severityRank(open.ifNo)) open.ifNo = lack.ifNo;
    for (const rule of [lack.rule, ...(lack.unlocks ?? [])]) {
      const before = open.unlocks.get(rule);
      if (!before || severityRank(lack.ifNo) < severityRank(before))
        open.unlocks.set(rule, lack.ifNo);
    }
  }
  const byField = Map.groupBy(byFact.values(), (open) => `${open.subject.type} ${open.field}`);
  const questions = [...byField.values()].flatMap((opens) =>
    opens.length >= GROUP_FROM ? [group(opens, map, nameOf)] : opens.map(single),
  );
  return questions
    .toSorted(
      (a, b) =>
        b.value - a.value ||
        b.count - a.count ||
        compareText(sortKey(a, nameOf), sortKey(b, nameOf)),
    )
    .map(({ question }) => question);
}

type Ranked = { readonly question: OpenQuestion; readonly value: number; readonly count: number };

const worthOf = (unlocks: ReadonlyMap<string, Severity>): number =>
  [...unlocks.values()].reduce((sum, severity) => sum + WORTH[severity], 0);

function single(open: Open): Ranked {
  const { subject, field, question, ifNo, unlocks } = open;
  return {
    question: { subject, field, question, ifNo, unlocks: [...unlocks.keys()].toSorted() },
    value: worthOf(unlocks),
    count: 1,
  };
}

function group(
  opens: readonly Open[],
  subject: Subject,
  nameOf: (subject: Subject) => string,
): Ranked {
  const unlocks = new Map<string, Severity>();
  for (const open of opens)
    for (const [rule, severity] of open.unlocks) {
      const before = unlocks.get(rule);
      if (!before || severityRank(severity) < severityRank(before)) unlocks.set(rule, severity);
    }
  const elements = opens
    .map((open) => open.subject)
    .toSorted((a, b) => compareText(nameOf(a), nameOf(b)));
  const first = opens.find((open) => open.subject === elements[0]) ?? opens[0];
  const [kind = 'node', field = ''] = [first?.subject.type, first?.field];
  return {
    question: {
      subject,
      elements,
      field: `${PLURAL[kind]}.${field}`,
      question: `${first?.question ?? ''} The same is asked of ${opens.length - 1} more: ${listed(elements.slice(1).map(nameOf))}.`,
      ifNo:
        opens.toSorted((a, b) => severityRank(a.ifNo) - severityRank(b.ifNo))[0]?.ifNo ?? 'risk',
      unlocks: [...unlocks.keys()].toSorted(),
    },
    value: worthOf(unlocks),
    count: opens.length,
  };
}

const PLURAL: Record<Subject['type'], string> = {
  node: 'nodes',
  hop: 'hops',
  vendor: 'vendors',
  cohort: 'cohorts',
  policy: 'policies',
  map: 'map',
};

/** At most six names, then how many more. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6);
  const rest = names.length - shown.length;
  const others = rest === 1 ? '1 other' : `${rest} others`;
  return rest > 0 ? `${shown.join(', ')} and ${others}` : shown.join(', ');
}

const sortKey = ({ question }: Ranked, nameOf: (subject: Subject) => string): string =>
  `${question.field} ${nameOf(question.subject)}`;
