import { stateOf } from '#shared/geography/countries.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { MapFacts } from './map-facts.ts';
import type { Vendor } from '#shared/map/model.ts';
import { certified } from './certificate.ts';
import type { NodeFacts } from './node-facts.ts';
import { type Applies, FRENCH_CERTIFICATES_RENEWED } from './statute.ts';

/** Whether care takes place in France, its overseas departments included. */
const isFrench = ({ careCountry }: CohortFacts): boolean => stateOf(careCountry) === 'FR';

/** Every node that keeps PHI of patients treated in France, whoever runs it. */
export const hostedInFrance = (
  facts: MapFacts,
): readonly { readonly cohort: CohortFacts; readonly node: NodeFacts }[] =>
  facts.evaluated.filter(isFrench).flatMap((cohort) =>
    facts
      .holdings(cohort, 'gdpr')
      .filter(({ node }) => node.stores && !node.isExempt)
      .map(({ node }) => ({ cohort, node })),
  );

/** Activity 6 of the certificate is backing up outsourced data; 1 to 5 are hosting. */
const BACKUP = ['6'];
const HOSTING = ['1', '2', '3', '4', '5'];

/** Whether a vendor has the HDS certificate in force on a day for what a node of its does. */
export function frenchHostCertificate(vendor: Vendor, kind: string, asOf: string): Applies {
  const isBefore = asOf < FRENCH_CERTIFICATES_RENEWED;
  return certified(vendor, {
    names: isBefore ? (['hds-v2', 'hds-v1'] as const) : (['hds-v2'] as const),
    asOf,
    activities: kind === 'backup' ? BACKUP : HOSTING,
    inWords: 'HDS certificate',
  });
}
