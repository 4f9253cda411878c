import Elk from 'elkjs/lib/elk-api.js';
import workerAddress from 'elkjs/lib/elk-worker.min.js?url';
import type { BandGraph } from './arrange.ts';

/**
 * Lays out bands in a worker of its own, which ends with it: its megabyte of code is loaded only for
 * this, and a layout that takes long holds nothing up.
 * @throws where the layout fails, which is a bug
 */
export async function layOut(
  graphs: readonly BandGraph[],
  signal: AbortSignal,
): Promise<readonly BandGraph[]> {
  const elk = new Elk({ workerFactory: () => new Worker(workerAddress) });
  const stop = (): void => elk.terminateWorker();
  signal.addEventListener('abort', stop);
  try {
    return await Promise.all(
      graphs.map(async ({ band, graph }) => ({ band, graph: await elk.layout(graph) })),
    );
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
