import { cloudRegions } from '#shared/geography/regions.ts';
import { placeInSentence } from '#shared/geography/place.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Remedy } from './finding.ts';
import { placeOf } from './node-facts.ts';
import type { NodeFacts, PlaceUse, SupportUse } from './node-facts.ts';
import { setField } from './rule.ts';

const cache = new Map<string, readonly Place[]>();

/** The open regions of a provider in a country. */
function regionsIn(country: string, provider: string | undefined): readonly Place[] {
  const key = `${provider} ${country}`;
  const places =
    cache.get(key) ??
    cloudRegions
      .filter(
        (item) =>
          item.provider === provider &&
          item.country === country &&
          item.status === 'available' &&
          !item.sovereign,
      )
      .flatMap((item) => placeOf(`${item.provider}:${item.code}`) ?? []);
  cache.set(key, places);
  return places;
}

/** A region of the same provider in a country that is inside, else the country itself. */
const placeIn = (
  country: string,
  { provider }: Place,
  isInside: (place: Place) => boolean,
): Place | undefined => regionsIn(country, provider).find(isInside) ?? placeOf(`iso:${country}`);

const COPIES = {
  failover: 'Drop the failover places',
  replicas: 'Drop the replicas',
  'backup.places': 'Drop the backups',
} as const;

/**
 * The change of a node that takes a use of a place back inside: its place moved to a country with
 * the same provider, or the copies outside dropped. None where the country itself is not inside.
 * @param name what it is to be inside of, for the label: "the EEA"
 */
export function moveInside(
  { node, subject }: NodeFacts,
  { field, place }: PlaceUse,
  country: string,
  name: string,
  isInside: (place: Place) => boolean,
): Remedy[] {
  if (!place) return [];
  if (field === 'place') {
    const target = placeIn(country, place, isInside);
    if (!target || !isInside(target)) return [];
    return [
      setField(`Move ${node.name} to ${placeInSentence(target)}`, subject, 'place', target.raw),
    ];
  }
  const backup = node.backup === 'none' ? undefined : node.backup;
  const texts = field === 'backup.places' ? backup?.places : node[field];
  const kept = (texts ?? []).filter((raw) => {
    const known = placeOf(raw);
    return !known || isInside(known);
  });
  return [setField(`${COPIES[field]} outside ${name}`, subject, field, kept)];
}

/** The change that ends support access to a node from outside: the entries outside dropped. */
export const dropSupport = (
  node: NodeFacts,
  name: string,
  isInside: (support: SupportUse) => boolean,
): Remedy[] => endSupport(node, `outside ${name}`, isInside);

/** The change that ends some of the support access to a node. */
export function endSupport(
  { node, support = [] }: NodeFacts,
  from: string,
  isKept: (support: SupportUse) => boolean,
): Remedy[] {
  const listedOn = support[0]?.listedOn;
  if (!listedOn) return [];
  const kept = support.filter(isKept).map(({ entry }) => entry);
  return [setField(`End support of ${node.name} from ${from}`, listedOn, 'support', kept)];
}
