import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import type { Ghost } from '#shared/diagram/ghosts.ts';
import { type Docks, hopCurve } from '#shared/diagram/hop-curve.ts';
import { type Labelled, placingLabels } from '#shared/diagram/label-places.ts';
import type { Lane } from '#shared/diagram/lanes.ts';

/** A hop, drawn or derived, as a line between two cards. */
export type Line = {
  readonly id: string;
  /** Of the hop; a subprocessor's is drawn once for each node. */
  readonly hop: string;
  readonly from: string;
  readonly to: string;
  readonly isTwoWay: boolean;
  readonly isDerived: boolean;
  /** Where it leaves one card and reaches the other. */
  readonly docks: Docks;
  /** Empty until the words of the map are known. */
  readonly label: string;
  /** Where on its way the label stands; undefined where it has no room. */
  readonly labelAt: number | undefined;
};

/** Where everything of a map stands; what hops say is added by `labelled`. */
export type Drawing = {
  readonly lanes: readonly Lane[];
  readonly positions: ReadonlyMap<string, Point>;
  readonly ghosts: readonly Ghost[];
  readonly lines: readonly Line[];
};

export const cardSize = { width: CARD_WIDTH, height: CARD_HEIGHT } as const;

/** Finds, in steps, where on its way each label stands so that it covers no card and no other, by line. */
export const placingLabelsOf = (
  drawing: Pick<Drawing, 'lines' | 'positions'>,
  labels: ReadonlyMap<string, string>,
): Generator<undefined, ReadonlyMap<string, number>> =>
  placingLabels(curvesOf(drawing, labels), drawing.positions.values());

function* curvesOf(
  { lines, positions }: Pick<Drawing, 'lines' | 'positions'>,
  labels: ReadonlyMap<string, string>,
): Generator<Labelled> {
  for (const line of lines) {
    const label = labels.get(line.hop) ?? line.label;
    const [start, end] = [positions.get(line.from), positions.get(line.to)];
    if (start === undefined || end === undefined || label === '') continue;
    yield { id: line.id, label, curve: hopCurve(start, end, line.docks) };
  }
}

/** Lines with what they say. */
export const labelled = (
  lines: readonly Line[],
  labels: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, number>,
): Line[] =>
  lines.map((line) => ({
    ...line,
    label: labels.get(line.hop) ?? line.label,
    labelAt: places.get(line.id),
  }));
