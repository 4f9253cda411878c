import type { Certification, Vendor } from '../map/model.ts';
import type { Fact } from './finding.ts';
import type { Applies } from './statute.ts';
import { every, some } from './tri.ts';
import type { Tri } from './tri.ts';
import { stillLasts } from '../map/day.ts';

export type CertificateName = Exclude<Certification['name'], 'none' | undefined>;

/** Which certificates serve, on a day and for what. */
export type Wanted = {
  readonly names: readonly CertificateName[];
  readonly asOf: string;
  /** Its activities, of which one must be certified; absent = any scope will do. */
  readonly activities?: readonly string[];
  /** The name in a sentence: "HDS certificate". */
  readonly inWords: string;
};

type Judged = { readonly value: Tri; readonly missing?: { field: string; question: string } };

function judge(certificate: Certification, wanted: Wanted, vendor: Vendor): Judged {
  const { name, until, scope } = certificate;
  const { names, asOf, activities, inWords } = wanted;
  const isNamed: Tri = name === undefined ? 'unknown' : names.some((item) => item === name);
  const isInDate: Tri = until === undefined ? 'unknown' : stillLasts(until, asOf);
  const isCovered: Tri = !activities
    ? true
    : scope === undefined
      ? 'unknown'
      : scope.some((part) => part === '*' || activities.includes(part));
  const value = every(isNamed, isInDate, isCovered);
  if (value !== 'unknown') return { value };
  const ask = (field: string, question: string): Judged => ({
    value,
    missing: { field: `certifications.${field}`, question },
  });
  if (isNamed === 'unknown') return ask('name', `Which certificates does ${vendor.name} have?`);
  return isInDate === 'unknown'
    ? ask('until', `Until when is the ${inWords} of ${vendor.name} valid?`)
    : ask('scope', `Which activities does the ${inWords} of ${vendor.name} cover?`);
}

/**
 * Whether a vendor has a certificate in force: both ends inclusive, "none" = without end. The facts
 * are the certificates of that name, or the names of those that it has.
 */
export function certified(vendor: Vendor, wanted: Wanted): Applies {
  const subject = { type: 'vendor', id: vendor.id } as const;
  const { certifications } = vendor;
  if (!certifications) {
    const because: Fact[] = [{ subject, field: 'certifications', value: null }];
    const question = `Does ${vendor.name} have a valid ${wanted.inWords}?`;
    return {
      value: 'unknown',
      because,
      missing: { subject, field: 'certifications', question },
    };
  }
  const judged = certifications.map((item) => judge(item, wanted, vendor));
  const value = some(...judged.map((item) => item.value));
  const ofName = certifications.filter(({ name }) => wanted.names.some((item) => item === name));
  const because: Fact[] = ofName.flatMap(({ name, until, scope }) => [
    { subject, field: 'certifications.name', value: name },
    { subject, field: 'certifications.until', value: until ?? null },
    { subject, field: 'certifications.scope', value: scope ?? null },
  ]);
  const names = certifications.map(({ name }) => name ?? null);
  if (because.length === 0) because.push({ subject, field: 'certifications', value: names });
  const missing = value === 'unknown' ? judged.find((item) => item.missing)?.missing : undefined;
  return missing ? { value, because, missing: { subject, ...missing } } : { value, because };
}
