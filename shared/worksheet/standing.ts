import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { Finding, OpenQuestion, Subject } from '#shared/evaluate/finding.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';

/** How something stands, worst first. `nothing`: there is nothing of the kind on the map. */
export const standings = [
  'violation',
  'risk',
  'question',
  'unknown',
  'accepted',
  'met',
  'nothing',
] as const;
export type Standing = (typeof standings)[number];

/** The word of each, never without it: colour alone says nothing in grey. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  violation: 'violation',
  risk: 'risk',
  question: 'for counsel',
  unknown: 'not known',
  accepted: 'accepted',
  met: 'met',
  nothing: 'none',
};

/** The worst of some; `nothing` where there is none. */
export const worstOf = (some: Iterable<Standing>): Standing => {
  const all = new Set(some);
  return standings.find((one) => all.has(one)) ?? 'nothing';
};

/** What an answer is about: rules, a cohort, and the nodes and fields of a row. */
export type Matter = {
  readonly rules: (id: string) => boolean;
  readonly cohort: CohortFacts;
  /** Absent: all that the cohort reaches. */
  readonly nodes?: ReadonlySet<string>;
  /** Of the nodes, such as `place`; absent: whatever it is about. */
  readonly fields?: ReadonlySet<string>;
};

const PLACE_FIELDS: ReadonlySet<string> = new Set([
  'place',
  'failover',
  'replicas',
  'backup.places',
  'support',
  'support.country',
  'support.by',
]);

/** What is merely worth knowing takes nothing away. */
const standingOf = ({ accepted, severity }: Finding): Standing =>
  accepted ? 'accepted' : severity === 'info' ? 'met' : severity;

/** Reads the standing of a matter from the findings and open questions, so that no page contradicts them. */
export class Standings {
  readonly #facts: MapFacts;
  readonly #evaluation: Evaluation;

  constructor(facts: MapFacts, evaluation: Evaluation) {
    this.#facts = facts;
    this.#evaluation = evaluation;
  }

  of(matter: Matter): Standing {
    const { findings, openQuestions, ruleErrors } = this.#evaluation;
    if (!matter.cohort.isEvaluated) return 'unknown';
    const about = findings.filter((finding) => this.#isAbout(finding, matter));
    const isOpen =
      ruleErrors.some(({ rule }) => matter.rules(rule)) ||
      openQuestions.some((question) => this.#mayChange(question, matter));
    return worstOf(['met', ...about.map(standingOf), ...(isOpen ? (['unknown'] as const) : [])]);
  }

  /** The same of rules about the map as a whole, whoever the patients are. */
  ofMap(rules: (id: string) => boolean): Standing {
    const { findings, openQuestions, ruleErrors } = this.#evaluation;
    const isOpen =
      this.#facts.evaluated.length === 0 ||
      ruleErrors.some(({ rule }) => rules(rule)) ||
      openQuestions.some(({ unlocks }) => unlocks.some(rules));
    return worstOf([
      'met',
      ...findings.filter(({ rule }) => rules(rule)).map(standingOf),
      ...(isOpen ? (['unknown'] as const) : []),
    ]);
  }

  #isAbout(finding: Finding, { rules, cohort, nodes, fields }: Matter): boolean {
    if (!finding.cohorts.includes(cohort.cohort.id)) return false;
    if (![finding.rule, ...finding.also].some(rules)) return false;
    if (!nodes) return true;
    // A vendor has many nodes: those that a finding about it means are among its elements.
    const touched = [finding.subject, ...finding.elements].some(
      (one) => one.type !== 'vendor' && this.#isAt(one, nodes),
    );
    if (!touched || !fields) return touched;
    const read = finding.because.filter(
      ({ subject, field }) => PLACE_FIELDS.has(field) && this.#isAt(subject, nodes),
    );
    return read.length === 0 || read.some(({ field }) => fields.has(field));
  }

  #mayChange(question: OpenQuestion, { rules, cohort, nodes, fields }: Matter): boolean {
    if (!question.unlocks.some(rules)) return false;
    const asked = question.elements ?? [question.subject];
    return asked.some((subject) => {
      if (subject.type === 'map' || subject.type === 'policy') return true;
      if (subject.type === 'cohort') return subject.id === cohort.cohort.id;
      if (!this.#isAt(subject, nodes ?? this.#reached(cohort))) return false;
      return !fields || !PLACE_FIELDS.has(question.field) || fields.has(question.field);
    });
  }

  /** Whether a subject is one of some nodes, brings PHI to one, or runs one. */
  #isAt({ type, id }: Subject, nodes: ReadonlySet<string>): boolean {
    if (type === 'node') return nodes.has(id);
    if (type === 'vendor')
      return this.#facts.nodes.some(
        ({ node, runBy, support = [] }) =>
          nodes.has(node.id) &&
          ((typeof runBy === 'object' && runBy.id === id) ||
            support.some(({ by }) => typeof by === 'object' && by.id === id)),
      );
    if (type !== 'hop') return false;
    const hop = this.#facts.hopById(id);
    return hop ? nodes.has(hop.to) || nodes.has(hop.from) : nodes.has(id.split('/')[1] ?? '');
  }

  #reached(cohort: CohortFacts): ReadonlySet<string> {
    return new Set(this.#facts.holdings(cohort, 'present').map(({ node }) => node.node.id));
  }
}
