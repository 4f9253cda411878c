import './no-eval.ts';
import { evaluate, type Evaluation } from '#shared/evaluate/evaluate.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { rules } from '#shared/rules/registry.ts';
import { drawingWords, type DrawingWords, wordChanges } from '../canvas/drawing-words.ts';
import { evaluationChanges } from './evaluation-changes.ts';
import type { EvaluationRequest, EvaluationTold, WordsAnswer } from './evaluation-messages.ts';
import { applyMapChanges } from './map-changes.ts';

let map: DomicileMap | undefined;
let evaluation: Evaluation | undefined;
let words: DrawingWords | undefined;

const answer = (message: EvaluationTold | WordsAnswer): void => {
  globalThis.postMessage(message, { transfer: [] });
};

globalThis.addEventListener('message', ({ data }: MessageEvent<EvaluationRequest>) => {
  const { sequence, isWhole, asOf, assumptions } = data;
  // Who sends the whole map has nothing of what was told before.
  if (isWhole) [map, evaluation, words] = [undefined, undefined, undefined];
  map = applyMapChanges(map, data.changes);
  const found = evaluate(map, rules, asOf, assumptions);
  answer({ sequence, changes: evaluationChanges(evaluation, found) });
  evaluation = found;
  const said = drawingWords(map, asOf);
  answer({ words: wordChanges(words, said) });
  words = said;
});
