import { choiceWords } from '../choice-words.ts';
import type { DocumentElement } from '../document/entities.ts';
import { defineCommand, refuse } from './command.ts';
import { freshId } from './element-edits.ts';
import { planElement } from './plan-elements.ts';

export type MatrixRowArgs = { readonly facts?: Omit<DocumentElement<'matrixRow'>, 'id'> };

/** Adds a row to the residency matrix: where a class or a group of classes may be, not both. */
export const addMatrixRow = defineCommand({
  name: 'add-matrix-row',
  title: 'Add a residency row',
  plan(view, { facts = {} }: MatrixRowArgs, context) {
    const about = facts.dataClass ?? facts.group;
    if (facts.dataClass !== undefined && facts.group !== undefined)
      return refuse({
        code: 'wrong-value',
        field: 'group',
        expected: 'expected a class or a group',
      });
    const id = freshId(view, 'matrixRow', context);
    const name = `Residency of ${choiceWords(about ?? 'data')}`;
    return planElement(view, { type: 'matrixRow', id, element: facts }, name, 'added');
  },
});
