import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { replaceSection } from './write-report.ts';

/*
 * Writes the canvas section of docs/benchmarks.md from the result file of an external diagram-editor
 * bench that was run with canvas-adapter.mjs: node bench/canvas-report.ts RESULT.json
 */

const frames = z.object({
  median: z.number(),
  p95: z.number(),
  max: z.number(),
  drop: z.number().nullish(),
});
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
      pan: z.object({ moves: z.number() }),
      drag: z.object({ moves: z.number() }),
    }),
  ),
});

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name the result file of the bench');
const { meta, table, results } = result.parse(JSON.parse(readFileSync(file, 'utf8')));

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
      `${drag.drop ?? '–'} ms`,
      `${worstFrame.select} ms`,
      `${worstFrame.key} ms`,
      framesOf(panFit),
      `${heapAfterMB} MB`,
    ].join(' | '),
  );
const loads = results.map(({ load }) => load);
const largest = results.at(-1);

replaceSection(
  'Canvas',
  `An external diagram-editor bench moves a real pointer over the canvas in Chromium without a graphics card (\`--disable-gpu\`), 1440 × 900, the evaluator on; ${meta.runs === 1 ? 'one run' : `median of ${meta.runs} runs`} a size. The map comes in by the file input of the start screen. "Open" is from there until cards and hops in view are drawn. Frames are median / 95th percentile.

While this was measured the machine had ${Math.min(...loads)} to ${Math.max(...loads)} processes waiting for ${availableParallelism()} cores (1-minute load average)${Math.max(...loads) > availableParallelism() + 1 ? ': the figures do not show whether the bars are met, and are to be made again on a quiet machine' : ''}. Pointer moves handled at ${largest?.n} nodes: ${largest?.pan.moves} in 3 s of panning, ${largest?.drag.moves} in 2 s of dragging (bar: 40 a second).

| Nodes | Hops | Open | Pan | Drag | Worst frame on drop | on select | on a letter | Pan, all in view | Heap |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row} |`).join('\n')}
| bar at 1,000 | | 2000 ms | 16.7 ms | 16.7 ms | 50 ms | 50 ms | 50 ms | | |`,
);
