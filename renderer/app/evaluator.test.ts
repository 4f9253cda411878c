import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { toModel } from '#shared/map/model.ts';
import { domicileMap } from '#shared/map/schema/map.ts';
import type { EvaluationAnswer, EvaluationRequest } from './evaluation-messages.ts';
import { Evaluator } from './evaluator.ts';
import { applyMapChanges } from './map-changes.ts';

const titled = (title: string): DomicileMap =>
  toModel(domicileMap.parse({ format: 'domicile.map', version: 1, id: 'm', title }));
const input = (title: string, asOf = '2026-11-22') => ({
  map: titled(title),
  asOf,
  assumptions: [],
});

/** A worker that answers when told to, and a screen that draws when told to. */
function setUp() {
  const sent: EvaluationRequest[] = [];
  const frames: (() => void)[] = [];
  const titles: string[] = [];
  const failures: string[] = [];
  let held: DomicileMap | undefined;
  let answer: (message: EvaluationAnswer) => void = () => undefined;
  let fail: (message: string) => void = () => undefined;
  const evaluator = new Evaluator(
    {
      send(request) {
        sent.push(structuredClone(request));
      },
      onAnswer(listener) {
        answer = listener;
      },
      onFailure(listener) {
        fail = listener;
      },
      close: () => undefined,
    },
    {
      onFrame: (run) => frames.push(run),
      onEvaluation: (evaluation) => titles.push(`${held?.title} ${evaluation.asOf}`),
      onFailure: (message) => failures.push(message),
    },
  );
  return {
    evaluator,
    sent,
    titles,
    failures,
    draw: () => {
      for (const run of frames.splice(0)) run();
    },
    work: () => {
      const request = sent.at(-1);
      if (request === undefined) throw new Error('nothing was sent');
      held = applyMapChanges(request.isWhole ? undefined : held, request.changes);
      answer({ sequence: request.sequence, evaluation: evaluate(held, [], request.asOf) });
    },
    crash: () => fail('out of memory'),
  };
}

describe('Evaluator', () => {
  it('sends the last input of a frame and no other', () => {
    const { evaluator, sent, draw, work, titles } = setUp();
    evaluator.request(input('one'));
    evaluator.request(input('two'));
    expect(sent).toHaveLength(0);
    draw();
    work();
    expect(sent).toHaveLength(1);
    expect(titles).toEqual(['two 2026-11-22']);
  });

  it('keeps one under way and skips what was overtaken', () => {
    const { evaluator, sent, draw, work, titles } = setUp();
    evaluator.request(input('one'));
    draw();
    evaluator.request(input('two'));
    draw();
    evaluator.request(input('three'));
    draw();
    expect(sent).toHaveLength(1);
    work();
    draw();
    work();
    expect(titles).toEqual(['one 2026-11-22', 'three 2026-11-22']);
  });

  it('evaluates again when only the day changes, sending no part of the map', () => {
    const { evaluator, sent, draw, work, titles } = setUp();
    const first = input('one');
    evaluator.request(first);
    draw();
    work();
    evaluator.request({ ...first, asOf: '2027-01-01' });
    draw();
    work();
    expect(sent[1]?.changes).toEqual({ fields: {}, lists: {} });
    expect(titles).toEqual(['one 2026-11-22', 'one 2027-01-01']);
  });

  it('says what failed, and sends the whole map the next time', () => {
    const { evaluator, sent, draw, crash, work, failures, titles } = setUp();
    evaluator.request(input('one'));
    draw();
    crash();
    expect(failures).toEqual(['out of memory']);
    evaluator.request(input('two'));
    draw();
    expect(sent[1]?.isWhole).toBe(true);
    work();
    expect(titles).toEqual(['two 2026-11-22']);
  });
});
