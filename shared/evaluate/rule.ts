import type { Citation, Confidence, Fact, Patch, Remedy, Severity, Subject } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import type { Scope } from './travel.ts';

/** A law that the rule quotes, with how sure we are of it. */
export type Law = Citation & Confidence;

/** What a finding part says about the element in which it was found, for one cohort or none. */
export type Found = {
  readonly kind: 'found';
  readonly severity: Severity;
  readonly subject: Subject;
  /** Other nodes and hops of the same finding. The subject need not be repeated. */
  readonly elements?: readonly Subject[];
  /** The cohort's id; absent for findings about the map as a whole. */
  readonly cohort?: string;
  /** Where the path ends: a node or a hop; by default the subject, else the first element. */
  readonly pathTo?: Subject;
  /** Along which PHI the path is drawn; by default all of it. */
  readonly scope?: Scope;
  /** One plain sentence; the same for each cohort unless what is wrong differs. */
  readonly message: string;
  readonly because: readonly Fact[];
  /** Remedies of this finding, before those of the rule. */
  readonly remedies?: readonly Remedy[];
  /** What is one cause with other rules' parts: see causes.ts. */
  readonly cause?: string;
  /** Rules that say the same of this very part and are therefore not listed on their own. */
  readonly also?: readonly string[];
};

/** A fact that is missing where this rule otherwise applies. */
export type Lacks = {
  readonly kind: 'lacks';
  readonly subject: Subject;
  readonly field: string;
  readonly question: string;
  readonly ifNo: Severity;
  /** Rules besides this one whose answer it could change. */
  readonly unlocks?: readonly string[];
};

export type Outcome = Found | Lacks;

export const found = (part: Omit<Found, 'kind'>): Found => ({ kind: 'found', ...part });
export const lacks = (part: Omit<Lacks, 'kind'>): Lacks => ({ kind: 'lacks', ...part });

/** One rule of the catalogue: its metadata, and a pure check over the facts of a map. */
export type Rule = {
  /** For example `LOC-01`. */
  readonly id: string;
  /** The broken state in plain words, sentence case. */
  readonly title: string;
  /** The regimes it belongs to, such as `FR-HDS`; `project` for the map's own policy. */
  readonly regime: readonly string[];
  /** In force from (inclusive) until (exclusive); null = no limit. Dated rows are the check's own. */
  readonly effective: { readonly from: string | null; readonly until: string | null };
  /** Every severity that it can have, worst first, and when. */
  readonly severity: Partial<Record<Severity, string>>;
  /** Laws, or `project policy`, or `baseline (policy)`: never empty. */
  readonly cites: readonly [Law, ...Law[]];
  /** The facts it reads, as field paths: `node.place`. */
  readonly reads: readonly [string, ...string[]];
  readonly check: (facts: MapFacts) => Iterable<Outcome>;
  /** What to do, best first, in plain words. */
  readonly remedies: readonly [string, ...string[]];
  /** What must go to counsel whatever the evaluator says. */
  readonly counsel: string;
  /** When a finding of this rule may be wrong. */
  readonly falsePositives: string;
};

/** Declares a rule; the file's prefix in capitals must be its id (held by lint). */
export const defineRule = (rule: Rule): Rule => rule;

/** A remedy that sets one field. */
export const setField = (label: string, set: Subject, field: string, value: unknown): Remedy => ({
  label,
  patch: [{ set, field, value }],
});

/** A remedy that takes an element out. */
export const removeElement = (label: string, remove: Subject): Remedy => {
  const patch: Patch[] = [{ remove }];
  return { label, patch };
};
