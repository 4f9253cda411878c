import type { DocumentElement } from '../document/entities.ts';
import { defineCommand, refuse } from './command.ts';
import { freshId } from './element-edits.ts';
import { labelOf } from './element-label.ts';
import { planElement } from './plan-elements.ts';

export type HopFacts = Omit<DocumentElement<'hop'>, 'id' | 'from' | 'to'>;

export type ConnectArgs = {
  readonly from: string;
  readonly to: string;
  /** Whatever else is known of the hop. */
  readonly facts?: HopFacts;
};

/** Draws a hop from one node to another. */
export const connectNodes = defineCommand({
  name: 'connect-nodes',
  title: 'Connect two nodes',
  plan(view, { from, to, facts }: ConnectArgs, context) {
    if (from === to) return refuse({ code: 'same-ends' });
    const id = freshId(view, 'hop', context);
    const ends = [from, to].map((end) => labelOf(view, { type: 'node', id: end })).join(' → ');
    const element = { ...facts, from, to };
    return planElement(view, { type: 'hop', id, element }, facts?.name ?? ends, 'hop added');
  },
});
