import type { Place } from '#shared/geography/place.ts';
import type { Hop, Vendor } from '../map/model.ts';
import type { Missing } from './agreement.ts';
import type { Assumption } from './assumption.ts';
import type { Fact, Subject } from './finding.ts';

/** The law whose chapter on transfers is walked. */
export type TransferLaw = 'gdpr' | 'uk';

/** An instrument that is signed. */
export type ClauseName = 'scc' | 'bcr' | 'uk-idta' | 'uk-addendum';

export type StepName = 'none' | 'adequacy' | 'dpf' | 'art-49' | ClauseName;

/** The instruments of each law, in the order in which they are tried. */
export const CLAUSES: Record<TransferLaw, readonly ClauseName[]> = {
  gdpr: ['scc', 'bcr'],
  uk: ['uk-idta', 'uk-addendum', 'bcr'],
};

/** One step of the walk. */
export type Step = {
  readonly name: StepName;
  readonly result: 'holds' | 'fails' | 'undecided';
  /** Fails because the importer is known not to be certified for patient data under the DPF. */
  readonly isNotCertified?: true;
  /** Signed and in force, but known to have no transfer impact assessment. */
  readonly isWithoutAssessment?: true;
  /** Signed and in force; whether there is an assessment is not known. */
  readonly lacksAssessment?: true;
  /** Holds, but its assessment is older than 12 months. */
  readonly isAssessmentOld?: true;
  /** Fails only because an assumption switches it off. */
  readonly isAssumedAway?: true;
  readonly because: readonly Fact[];
  readonly missing?: Missing;
};

/** Who imports what, where, and by which hop. */
export type Import = {
  readonly law: TransferLaw;
  readonly importer: Vendor | 'self' | undefined;
  readonly place: Place;
  /** The service in use; null = none matters, as for support. */
  readonly service: string | undefined | null;
  /** The hop that brings it; absent for copies, entries and support access. */
  readonly hop?: Hop;
  /** The cohort's id: an assessment may speak of some cohorts only. */
  readonly cohort: string;
  /** The cohort may be under the other law too, so that a hop may name an instrument of that one. */
  readonly isUnderBoth?: boolean;
  /** What to ask where the importer is not known. */
  readonly who: Missing;
};

export type WalkContext = {
  readonly asOf: string;
  readonly assumptions: ReadonlySet<Assumption>;
  /** The map, as the subject of facts of law. */
  readonly subject: Subject;
};

/** Without a vendor there are no instruments to look up: ask who it is, or what covers the hop. */
export const askWithoutVendor = ({ importer, hop, who }: Import): Missing =>
  importer === 'self' && hop
    ? {
        subject: { type: 'hop', id: hop.id },
        field: 'transfer.mechanism',
        question: 'Which signed transfer instrument covers this hop to your own organisation?',
      }
    : who;
