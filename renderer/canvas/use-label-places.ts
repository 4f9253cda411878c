import { startTransition, useEffect, useState } from 'react';
import { type Drawing, placingLabelsOf } from './drawing.ts';
import { inSlices } from './in-slices.ts';

type Places = ReadonlyMap<string, number>;

const NONE: Places = new Map();

const areSame = (a: Places, b: Places): boolean =>
  a.size === b.size && [...a].every(([id, share]) => b.get(id) === share);

/**
 * Where on its way each label stands, by line. A gesture is seen at once; the labels make room for it
 * in frames of their own, since to place those of a large map takes longer than one.
 */
export function useLabelPlaces(
  { lines, positions }: Drawing,
  labels: ReadonlyMap<string, string>,
): Places {
  const [places, setPlaces] = useState(NONE);
  useEffect(
    () =>
      inSlices(placingLabelsOf({ lines, positions }, labels), (found) =>
        startTransition(() => setPlaces((before) => (areSame(before, found) ? before : found))),
      ),
    [lines, positions, labels],
  );
  return places;
}
