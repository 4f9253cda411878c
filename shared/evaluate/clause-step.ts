import { isOlderThanMonths } from '../map/calendar.ts';
import type { Agreement, Vendor } from '../map/model.ts';
import { agreementState } from './agreement.ts';
import type { Missing } from './agreement.ts';
import { assessmentState } from './assessment.ts';
import { CLAUSES, askWithoutVendor } from './channel-step.ts';
import type { ClauseName, Import, Step, WalkContext } from './channel-step.ts';
import type { Fact, Subject } from './finding.ts';
import type { Tri } from './tri.ts';
import { hasCome } from '../map/day.ts';

/** An assessment counts for so many months: product default, not law. */
const ASSESSMENT_MONTHS = 12;

const isClause = (name: string | undefined): name is ClauseName =>
  name === 'scc' || name === 'bcr' || name === 'uk-idta' || name === 'uk-addendum';

/** What the hop says of signature and assessment is about the first instrument that it names. */
const isOnHop = ({ hop }: Import, name: ClauseName): boolean =>
  [hop?.transfer?.mechanism, hop?.transfer?.fallback].find(isClause) === name;

const vendorOf = ({ importer }: Import): Vendor | undefined =>
  typeof importer === 'object' ? importer : undefined;

/**
 * Standard contractual clauses, binding corporate rules, IDTA, UK Addendum: signed and in force, by
 * the hop or by the vendor's agreement, with a dated transfer impact assessment. GDPR 46; Decision
 * (EU) 2021/914 clause 14; UK GDPR 46.
 */
export function clauseStep(
  { asOf, assumptions }: WalkContext,
  entry: Import,
  name: ClauseName,
): Step {
  if (!CLAUSES[entry.law].includes(name)) return { name, result: 'fails', because: [] };
  const vendor = vendorOf(entry);
  const signedOn = isOnHop(entry, name) ? entry.hop?.transfer?.signed : undefined;
  const onFile = vendor && agreementState(vendor, name, asOf, entry.service);
  const because = onFile?.because ?? [];
  if (name === 'scc' && assumptions.has('no-scc'))
    return { name, result: 'fails', isAssumedAway: true, because };
  if (!vendor && !isOnHop(entry, name))
    return { name, result: 'undecided', because, missing: askWithoutVendor(entry) };
  const state = signedOn === undefined ? onFile : signedByHop(entry, name, signedOn, asOf);
  if (state?.inForce === false) return { name, result: 'fails', because };
  if (state?.inForce !== true) {
    const missing =
      state?.missing ?? ask(entry, name, 'signed', 'When was the transfer instrument signed?');
    return { name, result: 'undecided', because, missing };
  }
  return withAssessment(entry, { name, result: 'holds', because }, onFile?.agreement, asOf);
}

/** How an instrument stands that the hop says is signed; the rest is read from the vendor's agreement of that type. */
function signedByHop(
  entry: Import,
  name: ClauseName,
  signedOn: string,
  asOf: string,
): { readonly inForce: Tri; readonly missing?: Missing } {
  if (!hasCome(signedOn, asOf)) return { inForce: false };
  const vendor = vendorOf(entry);
  const ofType = vendor?.agreements?.filter(({ type }) => type === name) ?? [];
  if (!vendor || ofType.length === 0) return { inForce: true };
  const agreements = ofType.map((agreement) => ({
    ...agreement,
    status: 'signed' as const,
    effective: agreement.effective ?? signedOn,
  }));
  return agreementState({ ...vendor, agreements }, name, asOf, entry.service);
}

function ask(entry: Import, name: ClauseName, field: 'signed' | 'tia', question: string): Missing {
  const { hop } = entry;
  return hop && isOnHop(entry, name)
    ? { subject: { type: 'hop', id: hop.id }, field: `transfer.${field}`, question }
    : {
        subject: { type: 'vendor', id: vendorOf(entry)?.id ?? '' },
        field: `agreements.${field}`,
        question,
      };
}

/** Adds the transfer impact assessment to an instrument that is in force. */
function withAssessment(
  entry: Import,
  step: Step & { readonly name: ClauseName },
  agreement: Agreement | undefined,
  asOf: string,
): Step {
  const vendor = vendorOf(entry);
  const told = assessmentTold(entry, step.name, agreement);
  const assessed =
    told || !vendor ? undefined : assessmentState(vendor, 'tia', asOf, entry.cohort, entry.place);
  const day = told?.value ?? (assessed?.exists === false ? 'none' : assessed?.date);
  const because = [...step.because, ...(told ? [told] : (assessed?.because ?? []))];
  if (day === 'none') return { ...step, result: 'fails', isWithoutAssessment: true, because };
  if (day === undefined || !hasCome(day, asOf)) {
    const whose = vendor ? ` for ${vendor.name}` : '';
    const question = `When was the transfer impact assessment${whose} made?`;
    const missing = ask(entry, step.name, 'tia', question);
    return { ...step, result: 'undecided', lacksAssessment: true, because, missing };
  }
  return isOlderThanMonths(day, ASSESSMENT_MONTHS, asOf)
    ? { ...step, isAssessmentOld: true, because }
    : { ...step, because };
}

const tell = (subject: Subject | undefined, field: string, value: string | undefined) =>
  subject && value !== undefined ? { subject, field, value } : undefined;

/** The day of the assessment as the hop or the agreement tells it, the nearer one first. */
function assessmentTold(
  entry: Import,
  name: ClauseName,
  agreement: Agreement | undefined,
): (Fact & { readonly value: string }) | undefined {
  const { hop } = entry;
  const vendor = vendorOf(entry);
  const ofHop = tell(hop && { type: 'hop', id: hop.id }, 'transfer.tia', hop?.transfer?.tia);
  const of = vendor && ({ type: 'vendor', id: vendor.id } as const);
  const ofAgreement = tell(of, 'agreements.tia', agreement?.tia);
  const isHopNearer = isOnHop(entry, name) || hop?.transfer?.mechanism === undefined;
  return isHopNearer ? (ofHop ?? ofAgreement) : (ofAgreement ?? ofHop);
}
