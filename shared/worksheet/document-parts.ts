import type { MapDocument } from '#shared/map/schema/map.ts';
import type { SectionId } from './sections.ts';

/** The map as it is attached: whole, without the parts that were left out, or not at all. */
export type AttachedMap =
  | { readonly kind: 'whole'; readonly document: MapDocument }
  | {
      readonly kind: 'reduced';
      readonly document: MapDocument;
      readonly without: readonly string[];
    }
  | { readonly kind: 'none'; readonly without: readonly string[] };

/** Sections without whose content there is no map: hops and vendors are what it consists of. */
const ESSENTIAL: ReadonlySet<SectionId> = new Set(['diagram', 'hops', 'vendors']);

/**
 * What of a map may be attached when sections are left out. What is not printed is not handed over
 * inside the file either.
 */
export function attachedMap(document: MapDocument, leftOut: readonly SectionId[]): AttachedMap {
  const out = new Set(leftOut);
  if (leftOut.some((id) => ESSENTIAL.has(id)))
    return { kind: 'none', without: ['the map as a whole'] };
  const { acceptances, decisions, policies, governance, notUsed, ...rest } = document;
  const kept: MapDocument = {
    ...rest,
    ...(acceptances === undefined || out.has('findings') ? {} : { acceptances }),
    ...(decisions === undefined || out.has('decisions') ? {} : { decisions }),
    ...(policies === undefined || out.has('policies') ? {} : { policies }),
    ...(governance === undefined || out.has('assumptions') ? {} : { governance }),
    ...(notUsed === undefined || out.has('assumptions') ? {} : { notUsed }),
  };
  const without = [
    ...(acceptances !== undefined && out.has('findings') ? ['acceptances'] : []),
    ...(decisions !== undefined && out.has('decisions') ? ['decisions'] : []),
    ...(policies !== undefined && out.has('policies') ? ['policies'] : []),
    ...(governance !== undefined && out.has('assumptions') ? ['governance'] : []),
    ...(notUsed !== undefined && out.has('assumptions') ? ['kinds not used'] : []),
  ];
  return without.length === 0
    ? { kind: 'whole', document }
    : { kind: 'reduced', document: kept, without };
}
