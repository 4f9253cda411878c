import type { DocumentElement } from '../document/entities.ts';
import { defineCommand } from './command.ts';
import { freshId } from './element-edits.ts';
import { planElement } from './plan-elements.ts';

export type DecisionArgs = { readonly facts: Omit<DocumentElement<'decision'>, 'id'> };

/** Records a question of design; by and on are whoever adds it and today where they are not given. */
export const addDecision = defineCommand({
  name: 'add-decision',
  title: 'Record a decision',
  plan(view, { facts }: DecisionArgs, context) {
    const id = freshId(view, 'decision', context);
    const made = { ...(context.by === '' ? {} : { by: context.by }), on: context.now.slice(0, 10) };
    const element = { ...made, ...facts };
    return planElement(
      view,
      { type: 'decision', id, element },
      facts.question ?? 'Decision',
      'decision recorded',
    );
  },
});
