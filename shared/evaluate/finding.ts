import type { subjectTypes } from '../map/schema/map.ts';

export type Severity = 'violation' | 'risk' | 'question' | 'info';
export const severities = ['violation', 'risk', 'question', 'info'] as const;
export const severityRank = (severity: Severity): number => severities.indexOf(severity);

export type SubjectType = (typeof subjectTypes)[number];

/** Something in a map: an element, a policy, or the map itself. Hops may be derived (`~support/…`). */
export type Subject = { readonly type: SubjectType; readonly id: string };

/** A fact that was read, with its value as the map has it. */
export type Fact = {
  readonly subject: Subject;
  /** Its path within the element, such as `atRest.encryption`. */
  readonly field: string;
  /** The value; null where it is not known. */
  readonly value: unknown;
  /** The value is the format's default, nobody wrote it. */
  readonly isDefault?: true;
};

/** One step of a change that a remedy makes: a field set, or an element taken out. */
export type Patch =
  | { readonly set: Subject; readonly field: string; readonly value: unknown }
  | { readonly remove: Subject };

export type Remedy = { readonly label: string; readonly patch?: readonly Patch[] };

export type Citation = { readonly text: string; readonly url?: string };

/** How sure we are of the law: tier 1 primary text, 2 court or regulator summary, 3 analysis. */
export type Confidence = { readonly tier: 1 | 2 | 3; readonly verified: boolean };

/** The chain of hops by which a cohort's PHI gets to the subject. */
export type Path = { readonly cohort: string; readonly hops: readonly string[] };

type AcceptedBy = {
  readonly reason?: string;
  readonly by?: string;
  readonly on?: string;
  readonly until?: string;
};

export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly subject: Subject;
  readonly elements: readonly Subject[];
  readonly cohorts: readonly string[];
  readonly paths: readonly Path[];
  readonly message: string;
  readonly because: readonly Fact[];
  readonly citations: readonly Citation[];
  readonly effective: { readonly from: string | null; readonly until: string | null };
  readonly confidence: Confidence;
  readonly confirmWithCounsel: boolean;
  readonly remedies: readonly Remedy[];
  readonly also: readonly string[];
  readonly accepted?: AcceptedBy;
};

/** A missing fact, and what answering it is worth. */
export type OpenQuestion = {
  readonly subject: Subject;
  /** Where the same fact is missing on several elements: all of them; the subject is the map. */
  readonly elements?: readonly Subject[];
  readonly field: string;
  readonly question: string;
  /** The severity that an unfavourable answer would have. */
  readonly ifNo: Severity;
  /** The rules whose answer it could change. */
  readonly unlocks: readonly string[];
};

type WarningCode =
  | 'self-at-cloud-region'
  | 'class-never-arrives'
  | 'hop-without-phi'
  | 'acceptance-incomplete'
  | 'acceptance-expired'
  | 'acceptance-covered'
  | 'acceptance-orphaned';

/** Something in the input that a person should look at; it changes no finding. */
export type Warning = {
  readonly code: WarningCode;
  readonly subject: Subject;
  readonly message: string;
};

/** A rule that threw; the others went on. */
export type RuleError = { readonly rule: string; readonly message: string };
