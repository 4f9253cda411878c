import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { WordChanges } from '../canvas/drawing-words.ts';
import { withEvaluationChanges } from './evaluation-changes.ts';
import type { EvaluationTold, WordsAnswer } from './evaluation-messages.ts';
import type { EvaluationPort } from './evaluator.ts';

/**
 * Starts the evaluation worker.
 * @param onWords is told what hops and cards say differently
 */
export function startEvaluationWorker(onWords: (changes: WordChanges) => void): EvaluationPort {
  const worker = new Worker(new URL('./evaluation.worker.ts', import.meta.url), { type: 'module' });
  let held: Evaluation | undefined;
  return {
    send(request) {
      if (request.isWhole) held = undefined;
      worker.postMessage(request, { transfer: [] });
    },
    onAnswer: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<EvaluationTold | WordsAnswer>) => {
        if ('words' in data) return onWords(data.words);
        held = withEvaluationChanges(held, data.changes);
        listener({ sequence: data.sequence, evaluation: held });
      }),
    onFailure: (listener) => worker.addEventListener('error', (event) => listener(event.message)),
    close: () => worker.terminate(),
  };
}
