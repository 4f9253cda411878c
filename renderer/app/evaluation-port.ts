import type { EvaluationAnswer } from './evaluation-messages.ts';
import type { EvaluationPort } from './evaluator.ts';

/** Starts the evaluation worker. */
export function startEvaluationWorker(): EvaluationPort {
  const worker = new Worker(new URL('./evaluation.worker.ts', import.meta.url), { type: 'module' });
  return {
    send: (request) => worker.postMessage(request, { transfer: [] }),
    onAnswer: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<EvaluationAnswer>) =>
        listener(data),
      ),
    onFailure: (listener) => worker.addEventListener('error', (event) => listener(event.message)),
    close: () => worker.terminate(),
  };
}
