import type { Vendor } from '../map/model.ts';
import { agreementState, isProcessor } from './agreement.ts';
import type { AgreementState, Missing } from './agreement.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Subject } from './finding.ts';
import type { MapFacts, Touch } from './map-facts.ts';
import type { NodeFacts, SupportUse } from './node-facts.ts';
import { found, lacks } from './rule.ts';
import type { Found, Lacks } from './rule.ts';
import type { Applies } from './statute.ts';
import { every, not, some } from './tri.ts';
import type { Tri } from './tri.ts';

/** One way in which a vendor has PHI: on a node that it runs, or by support access to one. */
export type Use = {
  readonly node: NodeFacts;
  readonly support?: SupportUse;
  /** Where the path to it ends: the node, or the derived hop to the reader. */
  readonly end: Subject;
};

/** A vendor that has a cohort's PHI, and everywhere it has it. */
export type Handed = {
  readonly vendor: Vendor;
  readonly subject: Subject;
  readonly uses: readonly Use[];
};

const handed = new WeakMap<readonly Touch[], readonly Handed[]>();

/** The vendors that have a cohort's PHI of a scope. */
export function handedTo(
  facts: MapFacts,
  cohort: CohortFacts,
  scope: 'hipaa' | 'gdpr',
): readonly Handed[] {
  const touches = facts.touches(cohort, scope);
  const known = handed.get(touches);
  if (known) return known;
  const made = touches.map(({ vendor, holdings, supports }): Handed => ({
    vendor,
    subject: { type: 'vendor', id: vendor.id },
    uses: [
      ...holdings.map(({ node }) => ({ node, end: node.subject })),
      ...supports.map(({ node, support }) => ({ node, support, end: support.hop })),
    ],
  }));
  handed.set(touches, made);
  return made;
}

/** The parts of a finding about a vendor: one for each way in which it has the PHI. */
export function* atEachUse(
  cohort: CohortFacts,
  { subject, uses }: Handed,
  scope: 'hipaa' | 'gdpr',
  part: Pick<Found, 'severity' | 'message' | 'because'>,
  causeOf?: (use: Use) => string,
): Generator<Found> {
  for (const use of uses) {
    const cause = causeOf ? { cause: causeOf(use) } : {};
    const elements = [use.node.subject];
    const { end: pathTo } = use;
    yield found({ ...part, subject, elements, pathTo, cohort: cohort.cohort.id, scope, ...cause });
  }
}

/** Whether HIPAA applies to a cohort, and the fact to ask for where that is not known. */
export function hipaaApplies(facts: MapFacts, cohort: CohortFacts): Applies {
  const { organisation } = facts.map;
  const written = cohort.cohort.hipaa;
  const role: Fact = {
    subject: facts.subject,
    field: 'organisation.hipaaRole',
    value: organisation?.hipaaRole ?? null,
  };
  const because: Fact[] =
    written === undefined ? [role] : [{ subject: cohort.subject, field: 'hipaa', value: written }];
  if (cohort.hipaa !== 'unknown') return { value: cohort.hipaa, because };
  const missing: Missing =
    organisation?.hipaaRole === undefined
      ? {
          subject: facts.subject,
          field: 'organisation.hipaaRole',
          question: 'Is the organisation a covered entity or a business associate under HIPAA?',
        }
      : {
          subject: cohort.subject,
          field: 'hipaa',
          question: `Does HIPAA apply to ${cohort.cohort.name}, who are treated outside the US?`,
        };
  return { value: 'unknown', because, missing };
}

/** Whether the GDPR, UK or Swiss law applies to a cohort, and the fact to ask for where it is not known. */
export const dataProtectionApplies = (facts: MapFacts, cohort: CohortFacts): Applies =>
  byController(facts, cohort, some(cohort.gdpr, cohort.uk, cohort.swiss));

/** The same of one of these laws. */
export const lawApplies = (
  facts: MapFacts,
  cohort: CohortFacts,
  law: 'gdpr' | 'uk' | 'swiss',
): Applies => byController(facts, cohort, cohort[law]);

/** What to ask where a law hangs on the controller's country. */
export const missingController = (facts: MapFacts): Missing => ({
  subject: facts.subject,
  field: 'organisation.country',
  question: 'In which country is the organisation (the controller) established?',
});

function byController(facts: MapFacts, cohort: CohortFacts, value: Tri): Applies {
  const because: Fact[] = [
    { subject: cohort.subject, field: 'care', value: cohort.cohort.care },
    { subject: cohort.subject, field: 'controller', value: cohort.controller ?? null },
  ];
  return value === 'unknown'
    ? { value, because, missing: missingController(facts) }
    : { value, because };
}

/** Whether a vendor must have a processor's contract, and the fact to ask for where that is not known. */
export function processorApplies(facts: MapFacts, vendor: Vendor): Applies {
  const subject: Subject = { type: 'vendor', id: vendor.id };
  const value = isProcessor(vendor, facts.kindsRunBy(vendor.id));
  const because: Fact[] = [{ subject, field: 'role', value: vendor.role ?? null }];
  if (value !== 'unknown') return { value, because };
  const question = `Does ${vendor.name} process for you, or in its own right?`;
  return { value, because, missing: { subject, field: 'role', question } };
}

/** The first missing fact among conditions, in the order given; undefined where none is missing. */
export const firstMissing = (...conditions: readonly Applies[]): Missing | undefined =>
  conditions.find(({ value }) => value === 'unknown')?.missing;

/** All conditions as one. */
export function allApply(...conditions: readonly Applies[]): Applies {
  const value = every(...conditions.map((condition) => condition.value));
  const missing = value === 'unknown' ? firstMissing(...conditions) : undefined;
  const because = conditions.flatMap((condition) => condition.because);
  return missing ? { value, because, missing } : { value, because };
}

/** A side of an agreement's state as a condition, with what to ask where it is not known. */
export const agreed = ({ because, missing }: AgreementState, value: Tri): Applies =>
  missing && value === 'unknown' ? { value, because, missing } : { value, because };

/** An agreement that is not signed, as a condition: true where it is known to be missing. */
const unsigned = (state: AgreementState): Applies => agreed(state, not(state.signed));

type OfVendor = (facts: MapFacts, cohort: CohortFacts, vendor: Vendor) => Applies;

/** Answers once for a cohort of a map and a vendor, however many nodes the vendor runs. */
function once(answer: OfVendor): OfVendor {
  const cache = new WeakMap<CohortFacts, Map<Vendor, Applies>>();
  return (facts, cohort, vendor) => {
    const ofCohort = cache.get(cohort) ?? new Map<Vendor, Applies>();
    const made = ofCohort.get(vendor) ?? answer(facts, cohort, vendor);
    cache.set(cohort, ofCohort.set(vendor, made));
    return made;
  };
}

/** Whether a vendor has PHI under HIPAA as a processor (business associate) and no signed BAA. */
export const lacksBaa: OfVendor = once((facts, cohort, vendor) =>
  allApply(
    hipaaApplies(facts, cohort),
    processorApplies(facts, vendor),
    unsigned(agreementState(vendor, 'baa', facts.asOf, null)),
  ),
);

/** Whether a vendor has PHI under the GDPR, UK or Swiss law as a processor and no signed DPA in force. */
export const lacksDpa: OfVendor = once((facts, cohort, vendor) => {
  const state = agreementState(vendor, 'dpa', facts.asOf, null);
  return allApply(
    dataProtectionApplies(facts, cohort),
    processorApplies(facts, vendor),
    agreed(state, not(state.inForce)),
  );
});

/**
 * Asks who runs the nodes that have a cohort's PHI, where that is not known: until then no contract
 * can be looked for. Where it is not known either whether the law applies, that is asked first.
 */
export function* askWhoRuns(
  facts: MapFacts,
  cohort: CohortFacts,
  scope: 'hipaa' | 'gdpr',
  law: Applies,
  unlocks: readonly string[],
): Generator<Lacks> {
  if (law.value === false) return;
  for (const { node } of facts.holdings(cohort, scope)) {
    if (node.isExempt || node.runBy !== undefined) continue;
    const question = `Who runs ${node.node.name}?`;
    const missing = law.missing ?? { subject: node.subject, field: 'vendor', question };
    yield lacks({ ...missing, ifNo: 'violation', unlocks });
  }
}
