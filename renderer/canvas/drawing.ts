import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import type { Ghost } from '#shared/diagram/ghosts.ts';
import { type Docks, hopCurve } from '#shared/diagram/hop-curve.ts';
import { type Labelled, placeLabels, placingLabels } from '#shared/diagram/label-places.ts';
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
  /** As a step of a path it has room for its number only. */
  readonly isNumberOnly: boolean;
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

/** Where a step of a path says on its way that it is one. */
type StepLabel = {
  /** Its share of the way. */
  readonly at: number;
  /** Its words find no room: they are shown when it is pointed at. */
  readonly isNumberOnly: boolean;
};

/**
 * Where the label of each step of a path stands, by line. They are drawn larger than those of other
 * hops the farther out the view is, begin with their number, and have the drawing to themselves.
 * @param size how many times as large as small text they are
 * @param isNumberOnly whether they are too far out for words
 */
export function stepLabels(
  { lines, positions }: Pick<Drawing, 'lines' | 'positions'>,
  steps: ReadonlyMap<string, number>,
  labels: ReadonlyMap<string, string>,
  { size, isNumberOnly }: { readonly size: number; readonly isNumberOnly: boolean },
): ReadonlyMap<string, StepLabel> {
  const ofPath = lines.filter(({ hop }) => steps.has(hop));
  const curves = [...curvesOf({ lines: ofPath, positions }, labels)];
  const cards = [...positions.values()];
  const worded = curves.map((item) => ({ ...item, label: `${STEP_NUMBER}${item.label}` }));
  const fitting: ReadonlyMap<string, number> = isNumberOnly
    ? new Map()
    : placeLabels(worded, cards, size);
  const numbers = curves
    .filter(({ id }) => !fitting.has(id))
    .map((item) => ({ ...item, label: '' }));
  const places = placeLabels(
    [...worded.filter(({ id }) => fitting.has(id)), ...numbers],
    cards,
    size,
  );
  return new Map(
    curves.map(({ id }) => [id, { at: places.get(id) ?? MIDDLE, isNumberOnly: !fitting.has(id) }]),
  );
}

/** As wide as the number before the words of a step. */
const STEP_NUMBER = '0000';
const MIDDLE = 0.5;

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
  steps: ReadonlyMap<string, StepLabel> = new Map(),
): Line[] =>
  lines.map((line) => {
    const step = steps.get(line.id);
    return {
      ...line,
      label: labels.get(line.hop) ?? line.label,
      labelAt: step?.at ?? places.get(line.id),
      isNumberOnly: step?.isNumberOnly === true,
    };
  });
