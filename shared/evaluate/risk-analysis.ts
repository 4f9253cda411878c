import { within } from '#shared/geography/place-list.ts';
import { placeInSentence } from '#shared/geography/place.ts';
import type { Fact } from './finding.ts';
import type { MapFacts } from './map-facts.ts';
import type { Offshore } from './offshore.ts';
import type { Applies } from './statute.ts';

/** Whether the organisation's risk analysis covers a place: 45 CFR 164.308(a)(1)(ii)(A). */
export function analysed(facts: MapFacts, { place, node, field }: Offshore): Applies {
  const analysis = facts.map.governance?.riskAnalysis;
  const { subject } = facts;
  if (analysis === 'none')
    return {
      value: false,
      because: [{ subject, field: 'governance.riskAnalysis', value: 'none' }],
    };
  const list = analysis?.places;
  const because: Fact[] = [
    { subject, field: 'governance.riskAnalysis.places', value: list ?? null },
  ];
  const unknown = (of: typeof subject, on: string, question: string): Applies => ({
    value: 'unknown',
    because,
    missing: { subject: of, field: on, question },
  });
  if (!analysis)
    return unknown(
      subject,
      'governance.riskAnalysis',
      'When was the risk analysis made, and which places does it cover?',
    );
  const isCovered = within(
    place,
    (list ?? []).filter((entry) => entry !== 'unknown'),
    facts.asOf,
  );
  if (isCovered === 'yes') return { value: true, because };
  if (isCovered === 'unknown')
    return unknown(
      node.subject,
      field,
      `Where exactly in ${placeInSentence(place)} is ${node.node.name}?`,
    );
  return list && !list.includes('unknown')
    ? { value: false, because }
    : unknown(
        subject,
        'governance.riskAnalysis.places',
        'Which places does the risk analysis cover?',
      );
}
