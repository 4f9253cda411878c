import type { DocumentElement } from '../document/entities.ts';
import { defineCommand } from './command.ts';
import { freshId } from './element-edits.ts';
import { planElement } from './plan-elements.ts';

export type PostureArgs = {
  /** Such as "US only". */
  readonly name: string;
  readonly facts?: Omit<DocumentElement<'posture'>, 'id' | 'name'>;
};

/** Adds what was promised about places. */
export const addPosture = defineCommand({
  name: 'add-posture',
  title: 'Add a posture',
  plan(view, { name, facts }: PostureArgs, context) {
    const id = freshId(view, 'posture', context);
    const element = { ...facts, name };
    return planElement(view, { type: 'posture', id, element }, name, 'posture added');
  },
});
