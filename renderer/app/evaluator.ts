import type { Assumption } from '#shared/evaluate/assumption.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { EvaluationAnswer, EvaluationRequest } from './evaluation-messages.ts';
import { mapChanges } from './map-changes.ts';

export type EvaluationInput = {
  readonly map: DomicileMap;
  readonly asOf: string;
  readonly assumptions: readonly Assumption[];
};

/** The part of a Worker that is used here. */
export type EvaluationPort = {
  send: (request: EvaluationRequest) => void;
  onAnswer: (listener: (answer: EvaluationAnswer) => void) => void;
  onFailure: (listener: (message: string) => void) => void;
  close: () => void;
};

/**
 * Keeps one evaluation under way and only the latest input waiting, so that typing never queues up
 * work: what was overtaken is not evaluated.
 */
export class Evaluator {
  readonly #port: EvaluationPort;
  readonly #onFrame: (run: () => void) => void;
  #sequence = 0;
  #isBusy = false;
  #isScheduled = false;
  #waiting: EvaluationInput | undefined;
  #sent: DomicileMap | undefined;

  /**
   * @param port the worker
   * @param onFrame runs a function before the next frame is drawn
   * @param onEvaluation is given each evaluation with the input that it is of
   * @param onFailure is told what was thrown; the next change tries again
   */
  constructor(
    port: EvaluationPort,
    options: {
      readonly onFrame: (run: () => void) => void;
      readonly onEvaluation: (evaluation: Evaluation) => void;
      readonly onFailure: (message: string) => void;
    },
  ) {
    this.#port = port;
    this.#onFrame = options.onFrame;
    port.onAnswer(({ sequence, evaluation }) => {
      if (sequence !== this.#sequence) return;
      this.#isBusy = false;
      options.onEvaluation(evaluation);
      this.#schedule();
    });
    port.onFailure((message) => {
      // What the worker holds is not known any more: the next request brings the whole map.
      this.#isBusy = false;
      this.#sent = undefined;
      options.onFailure(message);
      this.#schedule();
    });
  }

  /** Asks for an evaluation; of several in one frame the last counts. */
  request(input: EvaluationInput): void {
    this.#waiting = input;
    this.#schedule();
  }

  close(): void {
    this.#waiting = undefined;
    this.#port.close();
  }

  #schedule(): void {
    if (this.#isBusy || this.#isScheduled || this.#waiting === undefined) return;
    this.#isScheduled = true;
    this.#onFrame(() => {
      this.#isScheduled = false;
      this.#send();
    });
  }

  #send(): void {
    const input = this.#waiting;
    if (input === undefined) return;
    this.#waiting = undefined;
    this.#isBusy = true;
    this.#sequence += 1;
    const { map, asOf, assumptions } = input;
    this.#port.send({
      sequence: this.#sequence,
      isWhole: this.#sent === undefined,
      changes: mapChanges(this.#sent, map),
      asOf,
      assumptions,
    });
    this.#sent = map;
  }
}
