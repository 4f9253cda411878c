import type { Vendor } from '../map/model.ts';
import type { AgreementType } from '../map/schema/vocabulary.ts';
import { agreementState, isProcessor } from './agreement.ts';
import type { AgreementState, Missing } from './agreement.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Subject } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import type { Entity, NodeFacts, SupportUse } from './node-facts.ts';
import type { Applies } from './statute.ts';
import { every, some } from './tri.ts';

/** A cohort's PHI in a vendor's hands: on a node that it runs, or by support access to one. */
export type Handed = {
  readonly cohort: CohortFacts;
  readonly vendor: Vendor;
  readonly subject: Subject;
  readonly node: NodeFacts;
  readonly support?: SupportUse;
  /** Where the path to it ends: the node, or the derived hop to the reader. */
  readonly end: Subject;
};

/** Everywhere that a cohort's PHI of a scope is in a vendor's hands. */
export function handedTo(
  facts: MapFacts,
  cohort: CohortFacts,
  scope: 'hipaa' | 'gdpr',
): readonly Handed[] {
  return facts.touches(cohort, scope).flatMap(({ vendor, holdings, supports }) => {
    const subject: Subject = { type: 'vendor', id: vendor.id };
    return [
      ...holdings.map(({ node }) => ({ cohort, vendor, subject, node, end: node.subject })),
      ...supports.map(({ node, support }) => ({
        cohort,
        vendor,
        subject,
        node,
        support,
        end: support.hop,
      })),
    ];
  });
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
export function dataProtectionApplies(facts: MapFacts, cohort: CohortFacts): Applies {
  const value = some(cohort.gdpr, cohort.uk, cohort.swiss);
  const because: Fact[] = [
    { subject: cohort.subject, field: 'care', value: cohort.cohort.care },
    { subject: cohort.subject, field: 'controller', value: cohort.controller ?? null },
  ];
  if (value !== 'unknown') return { value, because };
  const missing: Missing = {
    subject: facts.subject,
    field: 'organisation.country',
    question: 'In which country is the organisation (the controller) established?',
  };
  return { value, because, missing };
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

/** An agreement that is not signed, as a condition: true where it is known to be missing. */
export function unsigned(state: AgreementState): Applies {
  const value = state.signed === 'unknown' ? 'unknown' : !state.signed;
  return state.missing && value === 'unknown'
    ? { value, because: state.because, missing: state.missing }
    : { value, because: state.because };
}

/** The state of an agreement with whoever runs a node, whatever the service. */
export const contractWith = (
  who: Entity,
  type: AgreementType,
  asOf: string,
): AgreementState | undefined =>
  typeof who === 'object' ? agreementState(who, type, asOf, null) : undefined;
