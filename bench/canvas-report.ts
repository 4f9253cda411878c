import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { replaceSection } from './write-report.ts';

/*
 * Writes the canvas section of docs/benchmarks.md from result files of an external diagram-editor bench:
 * those of canvas-adapter.mjs, and those of canvas-floor-adapter.mjs from between them. A run of the
 * canvas is kept where the floor before and after it reached 47 pointer moves a second. What follows
 * "--slow" was measured at the slower of the two speeds that a shared machine has; it stands apart.
 * node bench/canvas-report.ts RESULT.json ... [--slow RESULT.json ...]
 */

const frames = z.object({ medianMs: z.number(), p95Ms: z.number(), moves: z.number() });
const gestures = z.object({ pan: frames, drag: frames });
const canvasRun = gestures.extend({
  n: z.number(),
  load: z.number(),
  openMs: z.number(),
  heapAfterMB: z.number(),
  drag: frames.extend({ dropMaxMs: z.number() }),
  panFit: frames,
  worstFrame: z.object({ select: z.number(), key: z.number() }),
});
const resultFile = z.discriminatedUnion('adapter', [
  z.object({ adapter: z.literal('Domicile'), results: z.array(canvasRun) }),
  z.object({ adapter: z.literal('One square'), results: z.array(gestures) }),
]);
const bench = z.object({ meta: z.object({ adapter: z.string() }), results: z.array(z.unknown()) });

type Gestures = z.infer<typeof gestures>;
type CanvasRun = z.infer<typeof canvasRun>;

/** How long the pointer is moved, in seconds. */
const SECONDS = { pan: 3, drag: 2 } as const;

type Measured = { readonly runs: readonly CanvasRun[]; readonly floors: readonly Gestures[] };

function readResults(files: readonly string[]): Measured {
  const runs: CanvasRun[] = [];
  const floors: Gestures[] = [];
  for (const file of files) {
    const { meta, results } = bench.parse(JSON.parse(readFileSync(file, 'utf8')));
    const read = resultFile.parse({ adapter: meta.adapter, results });
    if (read.adapter === 'Domicile') runs.push(...read.results);
    else floors.push(...read.results);
  }
  if (runs.length === 0 || floors.length === 0)
    throw new Error('name result files of the canvas and of its floor');
  return { runs, floors };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Pointer moves a second. */
const pace = (of: readonly Gestures[], gesture: keyof typeof SECONDS): number =>
  median(of.map((run) => run[gesture].moves)) / SECONDS[gesture];

/** A row for each size. @param mark behind the number of nodes */
function rowsOf({ runs, floors }: Measured, mark: string): string[] {
  const bySize = [...Map.groupBy(runs, ({ n }) => n)].toSorted(([a], [b]) => a - b);
  return bySize.map(([n, of]) => {
    const ms = (read: (run: CanvasRun) => number): string => `${median(of.map(read))} ms`;
    const framesOf = (gesture: 'pan' | 'drag' | 'panFit'): string =>
      `${median(of.map((run) => run[gesture].medianMs))} / ${ms((run) => run[gesture].p95Ms)}`;
    const movesOf = (gesture: keyof typeof SECONDS): string => {
      const share = (100 * pace(of, gesture)) / pace(floors, gesture);
      return `${pace(of, gesture).toFixed(0)} (${share.toFixed(0)} %)`;
    };
    const cells = [
      `${n.toLocaleString('en')}${mark}`,
      (n * 1.5).toLocaleString('en'),
      of.length,
      ms(({ openMs }) => openMs),
      framesOf('pan'),
      framesOf('drag'),
      movesOf('pan'),
      movesOf('drag'),
      ms(({ drag }) => drag.dropMaxMs),
      ms(({ worstFrame }) => worstFrame.select),
      ms(({ worstFrame }) => worstFrame.key),
      framesOf('panFit'),
      `${median(of.map(({ heapAfterMB }) => heapAfterMB))} MB`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

const floorWords = ({ floors }: Measured): string =>
  `${pace(floors, 'pan').toFixed(0)} panning and ${pace(floors, 'drag').toFixed(0)} dragging`;

const slowWords = (of: Measured): string =>
  ` With * at the slower of the two speeds between which this machine changes every few minutes: a page with one square reaches ${floorWords(of)} there.`;

const files = process.argv.slice(2);
const split = files.includes('--slow') ? files.indexOf('--slow') : files.length;
const measured = readResults(files.slice(0, split));
const slow = split === files.length ? undefined : readResults(files.slice(split + 1));
const { runs, floors } = measured;
const loads = runs.map(({ load }) => load);
const busiest = Math.max(...loads);
const slowest = Math.min(...floors.map(({ pan }) => pan.moves / SECONDS.pan));

replaceSection(
  'Canvas',
  `An external diagram-editor bench moves a real pointer over the canvas in Chromium without a graphics card (\`--disable-gpu\`), 1440 × 900, the evaluator on; medians of the runs of a size. The map comes in by the file input of the start screen. "Open" is from there until cards and hops in view are drawn. Frames are median / 95th percentile.

"Moves" are pointer moves handled a second, of 60 at most. The bench sends the next move when the browser has told it of the last, which takes most of a frame on two cores whatever the page does. So in brackets stands the share of what a page with nothing but one square reached in ${floors.length} runs between these, ${floorWords(measured)} (${slowest.toFixed(0)} in the slowest); runs beside a slower one are left out. The machine had ${Math.min(...loads)} to ${busiest} processes waiting for ${availableParallelism()} cores (1-minute load average)${busiest > availableParallelism() + 1 ? ': the figures do not show whether the bars are met, and are to be made again on a quiet machine' : ''}.${slow === undefined ? '' : slowWords(slow)}

| Nodes | Hops | Runs | Open | Pan | Drag | Moves, panning | dragging | Worst frame on drop | on select | on a letter | Pan, all in view | Heap |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${[...rowsOf(measured, ''), ...(slow === undefined ? [] : rowsOf(slow, '*'))].join('\n')}
| bar at 1,000 | | | 2000 ms | 16.7 ms | 16.7 ms | 40 | 40 | 50 ms | 50 ms | 50 ms | | |`,
);
