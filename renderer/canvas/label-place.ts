import { type HopCurve, pointAt } from '#shared/diagram/hop-curve.ts';

/** The place of a hop's label as a style: its middle is at a share of the way, by itself at half of it. */
export function labelPlace(curve: HopCurve, share = 0.5): string {
  const { x, y } = pointAt(curve, share);
  return `translate(-50%, -50%) translate(${x}px, ${y}px)`;
}
