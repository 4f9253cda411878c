/** Median and spread of repeated runs, in milliseconds. */
export type Timing = { readonly median: number; readonly worst: number; readonly runs: number };

/** Runs something a few times to warm up, then measures each further run. */
export function measure(work: () => unknown, runs: number, warmUp = 3): Timing {
  for (let index = 0; index < warmUp; index += 1) work();
  return timing(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** Median and worst of durations in milliseconds. */
export function timing(durations: readonly number[]): Timing {
  const sorted = durations.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    worst: sorted.at(-1) ?? Number.NaN,
    runs: sorted.length,
  };
}

/** `12.3 ms` */
export const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
