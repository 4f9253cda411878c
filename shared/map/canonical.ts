import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { domicileMap, type MapDocument } from './schema/map.ts';
import { type Structure, structureOf } from './structure.ts';
import { compareText } from './compare-text.ts';

/**
 * The SHA-256 of a map, as 64 lower-case hexadecimal digits: over its canonical JSON (RFC 8785),
 * with the lists whose elements have an id sorted by id, and without the `position` of nodes, so
 * that moving things about on the canvas or in the file changes nothing.
 *
 * The document is taken as written: "unknown" stays, and an empty list that is written out gives
 * another hash than one that is left out. Anybody can thus compute it from the file alone, without
 * knowing which keys the format would fill in.
 */
export function mapHash(document: MapDocument): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(document))));
}

/** The text that is hashed. Throws on half surrogate pairs, which `readMap` refuses. */
export function canonicalJson(document: MapDocument): string {
  const text = canonicalize(withoutPositions(sorted(document)));
  if (text === undefined) throw new Error('a document has a canonical form');
  return text;
}

/**
 * A map as the text of a file: UTF-8 JSON with two spaces, keys in the order of the format, elements
 * by id, a final newline. The same map gives the same text, whoever wrote it in whatever order.
 */
export function writeMap(document: MapDocument): string {
  return `${JSON.stringify(inFormatOrder(sorted(document), structureOf(domicileMap)), null, 2)}\n`;
}

function withoutPositions(document: MapDocument): object {
  const nodes = document.nodes?.map((node) =>
    Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'position')),
  );
  return { ...document, ...(nodes && { nodes }) };
}

/** The same document with the lists whose elements have an id in the order of the ids. */
function sorted(document: MapDocument): MapDocument {
  const { cohorts, vendors, nodes, hops, policies, decisions } = document;
  return {
    ...document,
    ...(cohorts && { cohorts: byId(cohorts) }),
    ...(vendors && { vendors: byId(vendors) }),
    ...(nodes && { nodes: byId(nodes) }),
    ...(hops && { hops: byId(hops) }),
    ...(policies && {
      policies: {
        ...policies,
        ...(policies.matrix && { matrix: byId(policies.matrix) }),
        ...(policies.postures && { postures: byId(policies.postures) }),
      },
    }),
    ...(decisions && { decisions: byId(decisions) }),
  };
}

/** By UTF-16 code units, as RFC 8785 sorts keys; ids are ASCII. */
function byId<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

function inFormatOrder(value: unknown, structure: Structure): unknown {
  if (Array.isArray(value)) {
    return structure.kind === 'list'
      ? value.map((entry) => inFormatOrder(entry, structure.item))
      : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = new Map(Object.entries(value));
  // Keys that the user chose have no order of the format.
  if (structure.kind !== 'object')
    return Object.fromEntries([...entries].toSorted(([a], [b]) => compareText(a, b)));
  const ordered: [string, unknown][] = [];
  for (const [key, field] of structure.fields)
    if (entries.has(key)) ordered.push([key, inFormatOrder(entries.get(key), field.structure)]);
  return Object.fromEntries(ordered);
}
