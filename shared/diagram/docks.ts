import { CARD_HEIGHT, CARD_WIDTH, type Point } from './card-size.ts';
import { type Docks, type Side, sidesOf } from './hop-curve.ts';

type Joined = { readonly id: string; readonly from: string; readonly to: string };
type End = {
  readonly line: Joined;
  readonly isOut: boolean;
  /** Along the side: where the other card stands. */
  readonly towards: number;
};

/** Between two hops at one side of a card, and from its corners, in canvas pixels. */
const APART = 20;
const CORNER = 16;

/**
 * Where each hop docks, so that those which meet at one side of a card stand apart there, in the
 * order of where they come from: they cross no more than they must, and there and back are two lines.
 */
export function docksOf(
  lines: readonly Joined[],
  positions: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Docks> {
  const bySide = new Map<string, { readonly side: Side; readonly ends: End[] }>();
  const add = (card: string, side: Side, end: End): void => {
    const key = `${side} ${card}`;
    const known = bySide.get(key) ?? { side, ends: [] };
    bySide.set(key, known);
    known.ends.push(end);
  };
  for (const line of lines) {
    const [from, to] = [positions.get(line.from), positions.get(line.to)];
    if (from === undefined || to === undefined) continue;
    const [out, into] = sidesOf(from, to);
    const axis = out === 'left' || out === 'right' ? 'y' : 'x';
    add(line.from, out, { line, isOut: true, towards: to[axis] });
    add(line.to, into, { line, isOut: false, towards: from[axis] });
  }
  const docks = new Map<string, { out: number; into: number }>();
  for (const { side, ends } of bySide.values()) {
    const room = (side === 'left' || side === 'right' ? CARD_HEIGHT : CARD_WIDTH) - 2 * CORNER;
    const step = ends.length < 2 ? 0 : Math.min(APART, room / (ends.length - 1));
    const inOrder = ends.toSorted(
      (a, b) => a.towards - b.towards || (a.line.id < b.line.id ? -1 : 1),
    );
    for (const [index, { line, isOut }] of inOrder.entries()) {
      const dock = docks.get(line.id) ?? { out: 0, into: 0 };
      docks.set(line.id, dock);
      dock[isOut ? 'out' : 'into'] = (index - (ends.length - 1) / 2) * step;
    }
  }
  return docks;
}

/**
 * The docks of the same lines after some cards were moved; lines that meet none of these cards' sides,
 * nor the other sides that their hops reach, keep theirs.
 * @param before the docks of these lines where nothing had moved yet
 * @param moved the cards that stand elsewhere, by id
 */
export function docksAfterMove(
  before: ReadonlyMap<string, Docks>,
  lines: readonly Joined[],
  positions: ReadonlyMap<string, Point>,
  moved: ReadonlySet<string>,
): ReadonlyMap<string, Docks> {
  const touched = new Set(moved);
  for (const { from, to } of lines) if (moved.has(from) || moved.has(to)) touched.add(from).add(to);
  const meeting = lines.filter(({ from, to }) => touched.has(from) || touched.has(to));
  const fresh = docksOf(meeting, positions);
  const docks = new Map(before);
  for (const { id, from, to } of meeting) {
    const [was, is] = [before.get(id), fresh.get(id)];
    if (is === undefined) continue;
    // Of an end at a card that is not touched only some of its neighbours are known here.
    const out = was === undefined || touched.has(from) ? is.out : was.out;
    const into = was === undefined || touched.has(to) ? is.into : was.into;
    if (was?.out !== out || was.into !== into) docks.set(id, { out, into });
  }
  return docks;
}
