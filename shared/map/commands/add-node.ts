import { choiceWords } from '../choice-words.ts';
import type { DocumentElement } from '../document/entities.ts';
import type { NodeKind } from '../schema/vocabulary.ts';
import { defineCommand } from './command.ts';
import { freshId } from './element-edits.ts';
import { planElement } from './plan-elements.ts';

export type NodeArgs = {
  readonly kind: NodeKind;
  /** Absent: what the kind is called. */
  readonly name?: string;
  /** Whatever else is known of it. */
  readonly facts?: Omit<DocumentElement<'node'>, 'id' | 'name' | 'kind'>;
};

/** A node without its id, named after its kind where no name is given. */
export const nodeOf = ({ kind, name, facts }: NodeArgs) => ({
  ...facts,
  kind,
  name: name ?? choiceWords(kind),
});

/** Puts a system or a person onto the map. */
export const addNode = defineCommand({
  name: 'add-node',
  title: 'Add a node',
  plan(view, args: NodeArgs, context) {
    const element = nodeOf(args);
    const id = freshId(view, 'node', context);
    return planElement(view, { type: 'node', id, element }, element.name, `${element.kind} added`);
  },
});
