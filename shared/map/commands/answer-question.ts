import type { OpenQuestion, Subject } from '#shared/evaluate/finding.ts';
import type { EntityRef } from '../document/entities.ts';
import { flatFieldAt, isFlatKey } from '../document/flat-fields.ts';
import type { MapView } from '../document/projection.ts';
import { entityOf } from './acceptances-of.ts';
import { defineCommand, refuse } from './command.ts';
import { planFields } from './plan-fields.ts';

/** Which field of which entities a question asks for. */
export type QuestionTarget = {
  readonly refs: readonly EntityRef[];
  /** A flat key of these. */
  readonly path: string;
  /** Below it, where the question is about a fact in the rows of a list: `status` of `agreements`. */
  readonly inRows?: string;
};

export type Asked = Pick<OpenQuestion, 'subject' | 'elements' | 'field'>;

/**
 * What answering a question sets. Undefined where that is no field of the map, or where what it is
 * about is not there any more.
 */
export function targetOf(
  view: MapView,
  { subject, elements, field }: Asked,
): QuestionTarget | undefined {
  // A question about several elements names their list before the field: `nodes.place`.
  const path = elements === undefined ? field : field.slice(field.indexOf('.') + 1);
  const refs = (elements ?? [subject]).flatMap((each: Subject) => entityOf(view, each) ?? []);
  const [first] = refs;
  if (first === undefined) return undefined;
  if (isFlatKey(first.type, path)) return { refs, path };
  const steps = path.split('.');
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const above = steps.slice(0, length).join('.');
    if (isFlatKey(first.type, above) && flatFieldAt(first.type, above)?.kind === 'value')
      return { refs, path: above, inRows: steps.slice(length).join('.') };
  }
  return undefined;
}

export type AnswerArgs = {
  readonly question: Asked;
  /** Of the field that `targetOf` names; for a list, the whole list, [] = there are none. */
  readonly value: unknown;
};

/** Answers an open question: sets the fact that it asks for, on every element that it asks about. */
export const answerQuestion = defineCommand({
  name: 'answer-question',
  title: 'Answer a question',
  plan(view, { question, value }: AnswerArgs) {
    const target = targetOf(view, question);
    if (target === undefined) return refuse({ code: 'not-answerable', field: question.field });
    const { refs, path } = target;
    return planFields(
      view,
      refs.map((ref) => ({ ref, values: [{ key: path, value }] })),
    );
  },
});
