import type { DocumentElement } from '../document/entities.ts';
import { defineCommand } from './command.ts';
import { freshId } from './element-edits.ts';
import { planElement } from './plan-elements.ts';

export type CohortArgs = {
  readonly name: string;
  /** Where the patients are treated: `FR`, `US-TX`. */
  readonly care: string;
  readonly facts?: Omit<DocumentElement<'cohort'>, 'id' | 'name' | 'care'>;
};

/** Adds patients under the same facts. */
export const addCohort = defineCommand({
  name: 'add-cohort',
  title: 'Add a cohort',
  plan(view, { name, care, facts }: CohortArgs, context) {
    const id = freshId(view, 'cohort', context);
    const element = { ...facts, name, care };
    return planElement(view, { type: 'cohort', id, element }, name, 'cohort added');
  },
});
