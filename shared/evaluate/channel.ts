import {
  dpfFrom,
  dpfUkExtensionFrom,
  gdprAdequacy,
  ukAdequacy,
} from '#shared/geography/adequacy.ts';
import { countryName, isEea, isUsOrTerritory } from '#shared/geography/countries.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Hop, Transfer, Vendor } from '../map/model.ts';
import { isOlderThanDays, isOlderThanMonths } from '../map/calendar.ts';
import { agreementState } from './agreement.ts';
import type { Missing } from './agreement.ts';
import type { Assumption } from './assumption.ts';
import type { Fact, Subject } from './finding.ts';

/** The law whose chapter on transfers is walked. */
export type TransferLaw = 'gdpr' | 'uk';

export type StepName = 'adequacy' | 'dpf' | 'scc' | 'bcr' | 'art-49' | 'uk-idta' | 'uk-addendum';

/** One step of the walk. */
export type Step = {
  readonly name: StepName;
  readonly result: 'holds' | 'fails' | 'undecided';
  /** Signed and in force, but known to have no transfer impact assessment. */
  readonly isWithoutAssessment?: true;
  /** Holds, but its assessment is older than 12 months. */
  readonly isAssessmentOld?: true;
  /** Fails only because an assumption switches it off. */
  readonly isAssumedAway?: true;
  readonly because: readonly Fact[];
  readonly missing?: Missing;
};

/** What the walk came to. */
export type Walk = {
  /** `inside`: no border is crossed. */
  readonly outcome: 'inside' | 'channel' | 'without-assessment' | 'art-49' | 'none' | 'undecided';
  readonly steps: readonly Step[];
  /** The first step that holds. */
  readonly channel?: Step;
  /** How the next one stands: it holds, all others fail, or one is undecided. */
  readonly fallback: 'holds' | 'fails' | 'undecided';
  /** The first missing fact, where undecided; also where only the fallback is. */
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
  /** The receiving node. */
  readonly at: Subject;
};

type Context = { readonly asOf: string; readonly assumptions: ReadonlySet<Assumption> };

const isInside = (law: TransferLaw, country: string): boolean =>
  law === 'gdpr' ? isEea(country) : country === 'GB';

/** The countries of a place that lie outside; `anywhere` stays what it is. */
function outside(law: TransferLaw, place: Place): readonly string[] | 'anywhere' {
  return place.countries === 'anywhere'
    ? 'anywhere'
    : place.countries.filter((country) => !isInside(law, country));
}

const ORDER: Record<TransferLaw, readonly StepName[]> = {
  gdpr: ['adequacy', 'dpf', 'scc', 'bcr'],
  uk: ['adequacy', 'dpf', 'uk-idta', 'uk-addendum', 'bcr'],
};

/**
 * Walks the channels by which PHI may go to an importer: adequacy, DPF, SCC, BCR (for UK law the
 * UK list, the DPF's UK Extension, IDTA, Addendum, BCR). A known mechanism on the hop is the only
 * candidate, with its fallback. GDPR 44 to 49; UK GDPR 44A to 49.
 */
export function walk(context: Context, entry: Import): Walk {
  const abroad = outside(entry.law, entry.place);
  if (abroad !== 'anywhere' && abroad.length === 0)
    return { outcome: 'inside', steps: [], fallback: 'holds' };
  const transfer = entry.hop?.transfer;
  const names = candidates(entry.law, transfer);
  const steps = names.map((name) => takeStep(context, entry, abroad, name, transfer));
  return conclude(steps);
}

function candidates(law: TransferLaw, transfer: Transfer | undefined): readonly StepName[] {
  const mechanism = transfer?.mechanism;
  if (mechanism === undefined) return ORDER[law];
  if (mechanism === 'none') return [];
  const fallback = transfer?.fallback;
  return fallback === undefined || fallback === 'none' || fallback === mechanism
    ? [mechanism]
    : [mechanism, fallback];
}

function conclude(steps: readonly Step[]): Walk {
  const at = steps.findIndex((step) => step.result === 'holds');
  const channel = steps[at];
  if (channel) {
    const rest = steps.slice(at + 1);
    const missing = rest.find((step) => step.result === 'undecided')?.missing;
    const fallback = rest.some((step) => step.result === 'holds')
      ? 'holds'
      : missing
        ? 'undecided'
        : 'fails';
    return {
      outcome: 'channel',
      steps,
      channel,
      fallback,
      ...(fallback === 'undecided' && missing ? { missing } : {}),
    };
  }
  const missing = steps.find((step) => step.result === 'undecided')?.missing;
  if (missing) return { outcome: 'undecided', steps, fallback: 'undecided', missing };
  if (steps.some((step) => step.name === 'art-49'))
    return { outcome: 'art-49', steps, fallback: 'fails' };
  const outcome = steps.some((step) => step.isWithoutAssessment) ? 'without-assessment' : 'none';
  return { outcome, steps, fallback: 'fails' };
}

function takeStep(
  context: Context,
  entry: Import,
  abroad: readonly string[] | 'anywhere',
  name: StepName,
  transfer: Transfer | undefined,
): Step {
  switch (name) {
    case 'adequacy':
      return adequacyStep(context, entry, abroad);
    case 'dpf':
      return dpfStep(context, entry, abroad);
    case 'art-49':
      return { name, result: 'fails', because: hopFacts(entry.hop, ['transfer.mechanism']) };
    default:
      return clauseStep(context, entry, name, transfer);
  }
}

function adequacyStep(
  { asOf }: Context,
  { law, place }: Import,
  abroad: readonly string[] | 'anywhere',
): Step {
  const list = law === 'gdpr' ? gdprAdequacy : ukAdequacy;
  const isAdequate =
    abroad !== 'anywhere' && abroad.every((country) => list(country, asOf).adequate);
  const because: Fact[] =
    abroad === 'anywhere'
      ? []
      : abroad.map((country) => ({
          subject: { type: 'map', id: place.raw },
          field: `adequacy.${country}`,
          value: list(country, asOf).adequate
            ? (list(country, asOf).decision?.citation ?? 'adequate')
            : `no decision covers ${countryName(country)} on ${asOf}`,
        }));
  return { name: 'adequacy', result: isAdequate ? 'holds' : 'fails', because };
}

/** A check of the list counts for so many days: product default, not law. */
const DPF_CHECK_DAYS = 90;

function dpfStep(
  { asOf, assumptions }: Context,
  { law, importer }: Import,
  abroad: readonly string[] | 'anywhere',
): Step {
  const name = 'dpf';
  const isUs = abroad !== 'anywhere' && abroad.every(isUsOrTerritory);
  const isThere = asOf >= (law === 'uk' ? dpfUkExtensionFrom : dpfFrom);
  if (!isUs || !isThere || typeof importer !== 'object')
    return { name, result: 'fails', because: [] };
  const subject: Subject = { type: 'vendor', id: importer.id };
  const { dpf } = importer;
  const because: Fact[] = (
    ['status', 'checked', 'covers', ...(law === 'uk' ? (['ukExtension'] as const) : [])] as const
  ).map((field) => ({ subject, field: `dpf.${field}`, value: dpf?.[field] ?? null }));
  if (assumptions.has('no-dpf')) return { name, result: 'fails', isAssumedAway: true, because };
  const isInactive = dpf?.status !== undefined && dpf.status !== 'active';
  const isNotCovered = dpf?.covers !== undefined && !dpf.covers.includes('non-hr');
  const isNotExtended = law === 'uk' && dpf?.ukExtension === false;
  if (isInactive || isNotCovered || isNotExtended) return { name, result: 'fails', because };
  const ask = (field: string, question: string): Step => ({
    name,
    result: 'undecided',
    because,
    missing: { subject, field, question },
  });
  if (dpf?.status === undefined)
    return ask('dpf.status', `Is ${importer.name} on the active Data Privacy Framework list?`);
  if (dpf.covers === undefined)
    return ask('dpf.covers', `Does ${importer.name}'s certification cover patient (non-HR) data?`);
  if (law === 'uk' && dpf.ukExtension === undefined)
    return ask('dpf.ukExtension', `Has ${importer.name} joined the UK Extension?`);
  const { checked } = dpf;
  const isChecked =
    checked !== undefined &&
    checked !== 'none' &&
    checked <= asOf &&
    !isOlderThanDays(checked, DPF_CHECK_DAYS, asOf);
  return isChecked
    ? { name, result: 'holds', because }
    : ask(
        'dpf.checked',
        `Is ${importer.name} still on the active Data Privacy Framework list? The check is missing or over ${DPF_CHECK_DAYS} days old.`,
      );
}

/** SCC, BCR, IDTA, Addendum: signed and in force, by the hop or by the vendor's agreement, with a dated assessment. */
function clauseStep(
  { asOf, assumptions }: Context,
  { importer, service, hop, law, at }: Import,
  name: Exclude<StepName, 'adequacy' | 'dpf' | 'art-49'>,
  transfer: Transfer | undefined,
): Step {
  const isForThisLaw = law === 'uk' ? name !== 'scc' : name === 'scc' || name === 'bcr';
  if (!isForThisLaw)
    return { name, result: 'fails', because: hopFacts(hop, ['transfer.mechanism']) };
  if (name === 'scc' && assumptions.has('no-scc'))
    return { name, result: 'fails', isAssumedAway: true, because: [] };
  const isOnHop = transfer?.mechanism === name;
  if (typeof importer !== 'object' && !isOnHop)
    return { name, result: 'undecided', because: [], missing: askWithoutVendor(importer, at, hop) };
  const onHop = hopFacts(
    hop,
    isOnHop ? ['transfer.mechanism', 'transfer.signed', 'transfer.tia'] : [],
  );
  const vendor = typeof importer === 'object' ? importer : undefined;
  const state = vendor && agreementState(vendor, name, asOf, service);
  const because = [...onHop, ...(state?.because ?? [])];

  const signedOnHop = isOnHop ? transfer.signed : undefined;
  const isSigned =
    signedOnHop === undefined
      ? (state?.inForce ?? 'unknown')
      : signedOnHop !== 'none' && signedOnHop <= asOf;
  if (isSigned === false) return { name, result: 'fails', because };
  const askHere = (field: string, question: string): Missing =>
    vendor && !isOnHop
      ? {
          subject: { type: 'vendor', id: vendor.id },
          field: field.replace('transfer.', 'agreements.'),
          question,
        }
      : { subject: { type: 'hop', id: hop?.id ?? '' }, field, question };

  const tia = transfer?.tia ?? state?.agreement?.tia ?? assessed(vendor);
  if (tia === 'none' && isSigned === true)
    return { name, result: 'fails', isWithoutAssessment: true, because };
  if (isSigned === 'unknown') {
    const missing = state?.missing ?? askHere('transfer.signed', 'When was the mechanism signed?');
    return { name, result: 'undecided', because, missing };
  }
  if (tia === undefined || tia > asOf) {
    const whose = vendor ? ` for ${vendor.name}` : '';
    const missing = askHere(
      'transfer.tia',
      `When was the transfer impact assessment${whose} made?`,
    );
    return { name, result: 'undecided', because, missing };
  }
  return isOlderThanMonths(tia, 12, asOf)
    ? { name, result: 'holds', isAssessmentOld: true, because }
    : { name, result: 'holds', because };
}

/** Without a vendor there are no instruments to look up: ask who it is, or what covers the hop. */
function askWithoutVendor(
  importer: 'self' | undefined,
  at: Subject,
  hop: Hop | undefined,
): Missing {
  return importer === 'self' && hop
    ? {
        subject: { type: 'hop', id: hop.id },
        field: 'transfer.mechanism',
        question: 'By which transfer mechanism does this hop leave?',
      }
    : { subject: at, field: 'vendor', question: 'Who runs it?' };
}

/** The day of the vendor's transfer impact assessment; "none" where its list has none. */
function assessed(vendor: Vendor | undefined): string | undefined {
  if (!vendor?.assessments) return undefined;
  const dates = vendor.assessments.filter((item) => item.type === 'tia').map((item) => item.date);
  if (dates.length === 0) return 'none';
  const latest = dates.reduce<string>(
    (a, b) => (b === undefined || b === 'none' || b < a ? a : b),
    '',
  );
  return latest !== '' ? latest : dates.includes(undefined) ? undefined : 'none';
}

function hopFacts(hop: Hop | undefined, fields: readonly `transfer.${keyof Transfer}`[]): Fact[] {
  if (!hop) return [];
  const subject: Subject = { type: 'hop', id: hop.id };
  return fields.map((field) => {
    const key = field.slice('transfer.'.length);
    const value = hop.transfer
      ? Object.entries(hop.transfer).find(([name]) => name === key)?.[1]
      : undefined;
    return { subject, field, value: value ?? null };
  });
}
