/** What stands along one axis: how long each thing is, and the room kept beside it, in pixels. */
export type Extent = { readonly size: number; readonly margin: number };

/**
 * Where the frontier between two neighbours runs: where it leaves the fewest things on the wrong
 * side, closely before the latter so that moving within the former does not move it.
 * @param before the middles of what stands on the near side, ascending
 * @param after the middles of what stands on the far side, ascending
 * @param least where it may run at the earliest
 */
export function frontier(
  before: readonly number[],
  after: readonly number[],
  least: number,
  { size, margin }: Extent,
): number {
  const middles = [...new Set([...before, ...after])].toSorted((a, b) => a - b);
  let best = { misfits: before.length + after.length + 1, near: least, far: Infinity };
  let [near, far] = [0, 0];
  for (const [index, middle] of middles.entries()) {
    while ((before[near] ?? Infinity) <= middle) near += 1;
    while ((after[far] ?? Infinity) <= middle) far += 1;
    const misfits = before.length - near + far;
    if (misfits < best.misfits)
      best = { misfits, near: middle, far: middles[index + 1] ?? Infinity };
  }
  const [floor, ceiling] = [best.near + size / 2, best.far - size / 2];
  if (ceiling === Infinity) return floor + margin;
  return floor >= ceiling ? (floor + ceiling) / 2 : Math.max(ceiling - margin, floor);
}
