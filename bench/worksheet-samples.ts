import { readFileSync } from 'node:fs';
import { readMap } from '#shared/map/read/read-map.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';
import { generatedMap } from './generated-map.ts';

function checked(text: Uint8Array): MapDocument {
  const read = readMap(text);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.document;
}

const generated = (nodes: number): MapDocument =>
  checked(new TextEncoder().encode(JSON.stringify(generatedMap(nodes, 0.03))));

/** A drawing cut to its first hops, so that a small worksheet is one of a drawing by hand. */
function firstHops(name: string, count: number): MapDocument {
  const document = checked(
    readFileSync(new URL(`../assets/examples/${name}.json`, import.meta.url)),
  );
  return { ...document, hops: (document.hops ?? []).slice(0, count) };
}

/** Maps of 5, about 40, 150 and 300 hops: two drawn by hand, two generated. */
export const worksheetSamples = [
  { hops: 5, document: firstHops('small-clinic', 5) },
  {
    hops: 40,
    document: checked(
      readFileSync(new URL('../assets/examples/telemedicine-corrected.json', import.meta.url)),
    ),
  },
  { hops: 150, document: generated(100) },
  { hops: 300, document: generated(200) },
] as const;
