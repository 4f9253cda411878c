import { countryInSentence, isEea } from '#shared/geography/countries.ts';
import { placeInSentence } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import { cloudRegions } from '#shared/geography/regions.ts';
import { isInside, walk } from './channel.ts';
import type { StepName, TransferLaw } from './channel-step.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Remedy } from './finding.ts';
import { importAt } from './importers.ts';
import type { Transferred } from './importers.ts';
import type { MapFacts } from './map-facts.ts';
import { moveInside } from './relocation.ts';
import { removeElement, setField } from './rule.ts';

/** The changes that set a transfer right or end it: another channel, PHI kept inside, support ended, the hop removed. */
export function transferRemedies(
  facts: MapFacts,
  transfer: Transferred,
  law: TransferLaw,
): Remedy[] {
  const { node, by, place, support, flow, cohort } = transfer;
  if (by === 'support') return support ? [endSupport(transfer, support)] : [];
  const [country, area] =
    law === 'uk'
      ? ['GB', countryInSentence('GB')]
      : [countryInEea(cohort, place.provider), 'the EEA'];
  const isKept = ({ countries }: Place): boolean =>
    countries !== 'anywhere' && countries.every((code) => isInside(law, code));
  return [
    ...relyOnAnother(facts, transfer, law),
    ...moveInside(node, { field: by, raw: place.raw, place }, country, area, isKept),
    ...(flow ? [removeElement('Remove the hop', flow.subject)] : []),
  ];
}

const CHANNELS: Record<StepName, string> = {
  none: 'nothing',
  adequacy: 'the adequacy decision',
  dpf: 'the Data Privacy Framework',
  scc: 'the standard contractual clauses',
  bcr: 'the binding corporate rules',
  'art-49': 'a derogation',
  'uk-idta': 'the IDTA',
  'uk-addendum': 'the UK Addendum',
};

/** Where the hop names a channel that fails, one that holds with this importer all the same. */
function relyOnAnother(
  facts: MapFacts,
  { cohort, node, place, flow }: Transferred,
  law: TransferLaw,
): Remedy[] {
  if (flow?.hop.transfer?.mechanism === undefined) return [];
  const entry = importAt(cohort, law, node, place);
  const { channel } = walk(facts, entry);
  if (!channel || channel.isAssessmentOld || channel.name === flow.hop.transfer.mechanism)
    return [];
  const { name } = channel;
  const hop = { ...flow.hop, transfer: { ...flow.hop.transfer, mechanism: name } };
  if (walk(facts, { ...entry, hop }).outcome !== 'channel') return [];
  return [setField(`Rely on ${CHANNELS[name]}`, flow.subject, 'transfer.mechanism', name)];
}

function endSupport(
  { node, place }: Transferred,
  support: NonNullable<Transferred['support']>,
): Remedy {
  const rest = (node.support ?? []).filter((entry) => entry !== support);
  const entries = rest.map(({ entry }) => entry);
  const label = `End support of ${node.node.name} from ${placeInSentence(place)}`;
  return setField(label, support.listedOn, 'support', entries);
}

/** The country of care or of the controller if in the EEA, else any, where a provider has a region. */
function countryInEea(cohort: CohortFacts, provider: string | undefined): string {
  const near = [cohort.careCountry, cohort.controller ?? '', 'DE', 'FR', 'IE'].filter(isEea);
  const isServed = (country: string): boolean =>
    provider === undefined ||
    cloudRegions.some((region) => region.provider === provider && region.country === country);
  return near.find(isServed) ?? 'DE';
}
