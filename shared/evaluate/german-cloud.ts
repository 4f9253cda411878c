import type { Vendor } from '../map/model.ts';
import { certified } from './certificate.ts';
import type { CertificateName } from './certificate.ts';
import type { Fact } from './finding.ts';
import type { Applies } from './statute.ts';
import { some } from './tri.ts';
import type { Tri } from './tri.ts';

/** From this day a type 1 attestation is no longer enough: SGB V § 393(4). */
export const C5_TYPE_2_FROM = '2025-07-01';

/** Whether a vendor has an establishment in Germany: its own seat, or one of the list. */
export function establishedInGermany({ id, name, country, establishments }: Vendor): Applies {
  const subject = { type: 'vendor', id } as const;
  const because: Fact[] = [
    { subject, field: 'country', value: country ?? null },
    { subject, field: 'establishments', value: establishments ?? null },
  ];
  // A list that is there is complete, so that it holds the seat as well.
  const isListed: Tri =
    establishments?.includes('DE') === true
      ? true
      : establishments && !establishments.includes('unknown')
        ? false
        : 'unknown';
  const value = some(country === 'DE', isListed);
  if (value !== 'unknown') return { value, because };
  const question = `Has ${name} an establishment in Germany?`;
  return { value, because, missing: { subject, field: 'establishments', question } };
}

/** Whether a vendor has a C5 attestation of the type that the day asks for. */
export function attestedC5(vendor: Vendor, asOf: string): Applies {
  const isType1Enough = asOf < C5_TYPE_2_FROM;
  const names: CertificateName[] = isType1Enough ? ['c5-type-2', 'c5-type-1'] : ['c5-type-2'];
  const inWords = isType1Enough ? 'C5 attestation' : 'C5 type 2 attestation';
  return certified(vendor, { names, asOf, inWords });
}

/** Whether a vendor has another certificate that may be recognised as equal by ordinance. */
export const certifiedOtherwise = (vendor: Vendor, asOf: string): Applies =>
  certified(vendor, { names: ['iso-27001'], asOf, inWords: 'ISO 27001 certificate' });
