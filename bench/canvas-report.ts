import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { replaceSection } from './write-report.ts';

/*
 * Writes the canvas section of docs/benchmarks.md from the result file of an external diagram-editor
 * bench that was run with canvas-adapter.mjs, and from that of canvas-floor-adapter.mjs in the same
 * hour: node bench/canvas-report.ts RESULT.json FLOOR.json
 */

const frames = z.object({
  median: z.number(),
  p95: z.number(),
  max: z.number(),
  drop: z.number().nullish(),
});
const moved = z.object({ moves: z.number() });
const result = z.object({
  meta: z.object({ runs: z.number() }),
  table: z.array(
    z.object({
      n: z.number(),
      openMs: z.number(),
      heapAfterMB: z.number(),
      pan: frames,
      drag: frames,
      panFit: frames,
      worstFrame: z.object({ select: z.number(), key: z.number() }),
    }),
  ),
  results: z.array(
    z.object({
      n: z.number(),
      load: z.number(),
      pan: moved,
      drag: moved,
    }),
  ),
});

const floor = z.object({ results: z.array(z.object({ pan: moved, drag: moved })) });

const [file, floorFile] = process.argv.slice(2);
if (file === undefined || floorFile === undefined)
  throw new Error('name the result files of the bench and of its floor');
const { meta, table, results } = result.parse(JSON.parse(readFileSync(file, 'utf8')));
const { results: floors } = floor.parse(JSON.parse(readFileSync(floorFile, 'utf8')));

const framesOf = ({ median, p95 }: z.infer<typeof frames>): string => `${median} / ${p95} ms`;
const rows = table
  .toSorted((a, b) => a.n - b.n)
  .map(({ n, openMs, heapAfterMB, pan, drag, panFit, worstFrame }) =>
    [
      n.toLocaleString('en'),
      (n * 1.5).toLocaleString('en'),
      `${openMs} ms`,
      framesOf(pan),
      framesOf(drag),
      paceOf(n, 'pan'),
      paceOf(n, 'drag'),
      `${drag.drop ?? '–'} ms`,
      `${worstFrame.select} ms`,
      `${worstFrame.key} ms`,
      framesOf(panFit),
      `${heapAfterMB} MB`,
    ].join(' | '),
  );
const loads = results.map(({ load }) => load);

/** How long the pointer is moved, in seconds. */
const SECONDS = { pan: 3, drag: 2 } as const;
type Moves = Readonly<Record<keyof typeof SECONDS, { readonly moves: number }>>;

/** Pointer moves a second, the middle of several runs. */
function pace(runs: readonly Moves[], gesture: keyof typeof SECONDS): number {
  const sorted = runs.map((run) => run[gesture].moves).toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0) / SECONDS[gesture];
}
const paceOf = (n: number, gesture: keyof typeof SECONDS): string => {
  const own = pace(
    results.filter((run) => run.n === n),
    gesture,
  );
  return `${own.toFixed(0)} (${((100 * own) / pace(floors, gesture)).toFixed(0)} %)`;
};

replaceSection(
  'Canvas',
  `An external diagram-editor bench moves a real pointer over the canvas in Chromium without a graphics card (\`--disable-gpu\`), 1440 × 900, the evaluator on; ${meta.runs === 1 ? 'one run' : `median of ${meta.runs} runs`} a size. The map comes in by the file input of the start screen. "Open" is from there until cards and hops in view are drawn. Frames are median / 95th percentile.

While this was measured the machine had ${Math.min(...loads)} to ${Math.max(...loads)} processes waiting for ${availableParallelism()} cores (1-minute load average)${Math.max(...loads) > availableParallelism() + 1 ? ': the figures do not show whether the bars are met, and are to be made again on a quiet machine' : ''}. "Moves" are pointer moves handled a second, of 60 at most, and in brackets their share of what a page with nothing but one square reached in the same hour (${pace(floors, 'pan').toFixed(0)} and ${pace(floors, 'drag').toFixed(0)}): the pointer is moved again when the browser has told the bench of the last move, which alone takes most of a frame on two cores.

| Nodes | Hops | Open | Pan | Drag | Moves, panning | dragging | Worst frame on drop | on select | on a letter | Pan, all in view | Heap |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row} |`).join('\n')}
| bar at 1,000 | | 2000 ms | 16.7 ms | 16.7 ms | 40 | 40 | 50 ms | 50 ms | 50 ms | | |`,
);
