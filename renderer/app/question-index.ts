import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { OpenQuestion, Subject, SubjectType } from '#shared/evaluate/finding.ts';

type Index = ReadonlyMap<string, OpenQuestion>;

const indexes = new WeakMap<Evaluation, Index>();

const keyOf = ({ type, id }: Subject, field: string): string => `${type} ${id} ${field}`;

/** The field of one element: a question about many is asked of `nodes.place`, that is `place`. */
function ownField({ elements, field }: OpenQuestion): string {
  return elements === undefined ? field : field.slice(field.indexOf('.') + 1);
}

function indexOf(evaluation: Evaluation): Index {
  const before = indexes.get(evaluation);
  if (before !== undefined) return before;
  const index = new Map<string, OpenQuestion>();
  for (const question of evaluation.openQuestions)
    for (const subject of question.elements ?? [question.subject])
      index.set(keyOf(subject, ownField(question)), question);
  indexes.set(evaluation, index);
  return index;
}

/** The open question about a field of an element; undefined where none is open. */
export function questionAbout(
  evaluation: Evaluation | undefined,
  subject: Subject,
  field: string,
): OpenQuestion | undefined {
  return evaluation === undefined ? undefined : indexOf(evaluation).get(keyOf(subject, field));
}

/** How many questions are open about an element. */
export function countQuestions(evaluation: Evaluation | undefined, subject: Subject): number {
  return (
    evaluation?.openQuestions.filter(({ elements, subject: about }) =>
      (elements ?? [about]).some(({ type, id }) => type === subject.type && id === subject.id),
    ).length ?? 0
  );
}

/** Where a question is answered: the element's field, without the list that the field is asked of. */
export function answerAt(question: OpenQuestion): {
  readonly subjects: readonly Subject[];
  readonly field: string;
  readonly type: SubjectType;
} {
  const subjects = question.elements ?? [question.subject];
  return { subjects, field: ownField(question), type: subjects[0]?.type ?? question.subject.type };
}
