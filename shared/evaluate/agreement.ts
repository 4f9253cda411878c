import type { Agreement, Vendor } from '../map/model.ts';
import type { AgreementType } from '../map/schema/vocabulary.ts';
import { wordsOf } from './content-words.ts';
import type { NameOf } from './content-words.ts';
import type { Fact, Subject } from './finding.ts';
import { every, some } from './tri.ts';
import type { Tri } from './tri.ts';
import { hasCome, longestFirst, stillLasts } from '../map/day.ts';
import { compareText } from '../map/compare-text.ts';

/** What a missing fact is, and how to ask for it. */
export type Missing = {
  readonly subject: Subject;
  readonly field: string;
  readonly question: string;
};

/** How a vendor stands with one type of agreement, on a day and for a service. */
export type AgreementState = {
  readonly signed: Tri;
  /** Whether the as-of date lies between its dates, both included. */
  readonly inDates: Tri;
  /** Whether it covers the service; true where no service was asked about. */
  readonly covers: Tri;
  /** All three: it is in force. */
  readonly inForce: Tri;
  readonly agreement?: Agreement;
  readonly because: readonly Fact[];
  readonly missing?: Missing;
};

const NAMES: Record<AgreementType, string> = {
  baa: 'business associate agreement (BAA)',
  dpa: 'data processing agreement (DPA)',
  scc: 'set of standard contractual clauses (SCC)',
  bcr: 'set of binding corporate rules (BCR)',
  'uk-idta': 'UK international data transfer agreement (IDTA)',
  'uk-addendum': 'UK addendum to the SCC',
  qsoa: 'qualified service organisation agreement (QSOA)',
  sla: 'service level agreement (SLA)',
};

/** The name of a type of agreement, for a sentence: "data processing agreement (DPA)". */
export const agreementName = (type: AgreementType): string => NAMES[type];

/** It may be of any type, and it may be signed. */
const mayBeAny = ({ type, status }: Agreement): boolean =>
  type === undefined && (status === undefined || status === 'signed');

const cache = new WeakMap<Vendor, Map<string, AgreementState>>();

/**
 * Looks for the agreement of a type that serves best; worked out once for each vendor and question.
 * @param service the service in use; undefined = not known; null = no service matters
 */
export function agreementState(
  vendor: Vendor,
  type: AgreementType,
  asOf: string,
  service: string | undefined | null,
): AgreementState {
  const ofVendor = cache.get(vendor) ?? new Map<string, AgreementState>();
  cache.set(vendor, ofVendor);
  const key = `${type} ${asOf} ${JSON.stringify(service)}`;
  const state = ofVendor.get(key) ?? findState(vendor, type, asOf, service);
  ofVendor.set(key, state);
  return state;
}

function findState(
  vendor: Vendor,
  type: AgreementType,
  asOf: string,
  service: string | undefined | null,
): AgreementState {
  const subject: Subject = { type: 'vendor', id: vendor.id };
  if (!vendor.agreements) {
    const question = `Is a ${NAMES[type]} with ${vendor.name} signed?`;
    return {
      signed: 'unknown',
      inDates: 'unknown',
      covers: 'unknown',
      inForce: 'unknown',
      because: [{ subject, field: 'agreements', value: null }],
      missing: { subject, field: 'agreements', question },
    };
  }
  const states = vendor.agreements
    .filter((agreement) => agreement.type === type)
    .map((agreement) => judge(vendor, agreement, type, asOf, service));
  const [best] = states.toSorted(servesBetter);
  const mayBeAnother = vendor.agreements.some(mayBeAny);
  if (best && (best.inForce === true || !mayBeAnother)) return best;
  const value = vendor.agreements.map((agreement) => agreement.type ?? null);
  const because: Fact[] = [{ subject, field: 'agreements', value }];
  if (mayBeAnother)
    return {
      signed: 'unknown',
      inDates: 'unknown',
      covers: 'unknown',
      inForce: 'unknown',
      because,
      missing: {
        subject,
        field: 'agreements.type',
        question: `Of which type is each agreement with ${vendor.name}?`,
      },
    };
  return { signed: false, inDates: false, covers: false, inForce: false, because };
}

/** An agreement refers to nothing else. */
const NO_NAMES: NameOf = new Map();

const worth = (state: AgreementState): number =>
  [state.inForce, state.signed, state.inDates, state.covers].reduce<number>(
    (sum, value, index) =>
      sum + (value === true ? 2 : value === 'unknown' ? 1 : 0) * 3 ** (3 - index),
    0,
  );

/** Puts the agreement to go by first, whatever the order of the list. */
const servesBetter = (a: AgreementState, b: AgreementState): number =>
  worth(b) - worth(a) ||
  longestFirst(a.agreement?.expires, b.agreement?.expires) ||
  compareText(wordsOf(b.agreement, NO_NAMES), wordsOf(a.agreement, NO_NAMES));

function judge(
  vendor: Vendor,
  agreement: Agreement,
  type: AgreementType,
  asOf: string,
  service: string | undefined | null,
): AgreementState {
  const subject: Subject = { type: 'vendor', id: vendor.id };
  const signed: Tri = agreement.status === undefined ? 'unknown' : agreement.status === 'signed';
  const { effective: firstDay, expires: lastDay } = agreement;
  const effective: Tri = firstDay === undefined ? 'unknown' : hasCome(firstDay, asOf);
  const unexpired: Tri = lastDay === undefined ? 'unknown' : stillLasts(lastDay, asOf);
  const inDates = every(effective, unexpired);
  const covers = service === null ? true : coversService(agreement, service);
  const name = agreementName(type);
  const ask = (field: string, question: string): Missing => ({ subject, field, question });
  const missing =
    signed === 'unknown'
      ? ask('agreements.status', `Is the ${name} with ${vendor.name} signed?`)
      : effective === 'unknown'
        ? ask('agreements.effective', `From which day is the ${name} with ${vendor.name} in force?`)
        : unexpired === 'unknown'
          ? ask('agreements.expires', `When does the ${name} with ${vendor.name} expire, if ever?`)
          : covers === 'unknown'
            ? ask(
                'agreements.services',
                `Which services does the ${name} with ${vendor.name} cover?`,
              )
            : undefined;
  const fact = (field: string, value: unknown): Fact => ({
    subject,
    field: `agreements.${field}`,
    value: value ?? null,
  });
  return {
    signed,
    inDates,
    covers,
    inForce: every(signed, inDates, covers),
    agreement,
    because: [
      fact('type', type),
      fact('status', agreement.status),
      fact('effective', firstDay),
      fact('expires', lastDay),
      fact('services', agreement.services),
    ],
    ...(missing ? { missing } : {}),
  };
}

function coversService(agreement: Agreement, service: string | undefined): Tri {
  if (!agreement.services) return 'unknown';
  if (agreement.services.includes('*')) return true;
  if (agreement.services.length === 0) return false;
  if (service === undefined) return 'unknown';
  return agreement.services.some((name) => name.toLowerCase() === service.toLowerCase());
}

const PARTIES: ReadonlySet<string> = new Set(['ehr', 'lab', 'pharmacy', 'insurer', 'payment']);

/**
 * Whether a vendor is a processor (business associate), so that contract rules apply: by its role;
 * without one it is, except that one that runs only kinds that are often parties of their own
 * (EHR, lab, pharmacy, insurer, payment) is not known to be.
 */
export function isProcessor(vendor: Vendor, kinds: Iterable<string>): Tri {
  if (vendor.role !== undefined) return vendor.role === 'processor';
  const runs = [...kinds];
  return some(runs.length === 0 || runs.some((kind) => !PARTIES.has(kind)), 'unknown');
}
