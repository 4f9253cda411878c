import './no-eval.ts';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { rules } from '#shared/rules/registry.ts';
import type { EvaluationAnswer, EvaluationRequest } from './evaluation-messages.ts';
import { applyMapChanges } from './map-changes.ts';

let map: DomicileMap | undefined;

const answer = (message: EvaluationAnswer): void => {
  globalThis.postMessage(message, { transfer: [] });
};

globalThis.addEventListener('message', ({ data }: MessageEvent<EvaluationRequest>) => {
  const { sequence, changes, asOf, assumptions } = data;
  if (data.isWhole) map = undefined;
  map = applyMapChanges(map, changes);
  answer({ sequence, evaluation: evaluate(map, rules, asOf, assumptions) });
});
