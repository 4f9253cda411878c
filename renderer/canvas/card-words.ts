import type { Ghost } from '#shared/diagram/ghosts.ts';
import type { Severity } from '#shared/evaluate/finding.ts';
import type { Entity } from '#shared/evaluate/node-facts.ts';
import { choiceWords } from '#shared/map/choice-words.ts';
import type { MapNode } from '#shared/map/model.ts';
import { placeLabel, resolvePlace } from '#shared/geography/place.ts';
import { severityWord } from '../ui/severity-words.ts';

/** Who runs a node, and as what service: `Amazon Web Services · S3`. */
export function runByWords({ service }: MapNode, runBy: Entity): string {
  const who = typeof runBy === 'object' ? runBy.name : runBy === 'self' ? 'Own' : 'Vendor ?';
  return [who, service].filter(Boolean).join(' · ');
}

function placed(place: string | undefined): string {
  const answer = place === undefined || place === 'unknown' ? undefined : resolvePlace(place);
  return answer?.ok === true ? placeLabel(answer.place) : 'place not known';
}

/** A card to a screen reader: name, kind, place, and the worst that was found there. */
export const cardLabel = ({ name, kind, place }: MapNode, badge: Severity | undefined): string =>
  [
    name,
    choiceWords(kind),
    placed(place),
    badge === undefined ? 'no finding' : severityWord[badge],
  ].join(', ');

export const ghostLabel = ({ name, kind, detail, band }: Ghost): string =>
  [name, kind === 'support' ? 'support access' : 'subprocessor', detail, band.title].join(', ');
