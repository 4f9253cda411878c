import type { NodeArgs } from './add-node.ts';
import { nodeOf } from './add-node.ts';
import { defineCommand, planned, refuse } from './command.ts';
import type { HopFacts } from './connect-nodes.ts';
import { createEdits, freshId } from './element-edits.ts';
import { labelOf, shortText } from './element-label.ts';

export type SendToArgs = {
  /** The node that sends. */
  readonly from: string;
  readonly node: NodeArgs;
  readonly hop?: HopFacts;
};

/** Puts a new node onto the map together with the hop that reaches it. */
export const sendTo = defineCommand({
  name: 'send-to',
  title: 'Send to a new node',
  plan(view, { from, node, hop }: SendToArgs, context) {
    const sender = { type: 'node', id: from } as const;
    if (!view.has(sender)) return refuse({ code: 'no-such-element', element: sender });
    const element = nodeOf(node);
    const nodeId = freshId(view, 'node', context);
    const hopId = freshId(view, 'hop', context, new Set([nodeId]));
    const answer = createEdits(view, [
      { type: 'node', id: nodeId, element },
      { type: 'hop', id: hopId, element: { ...hop, from, to: nodeId } },
    ]);
    if (!answer.ok) return answer;
    const line = { subject: labelOf(view, sender), what: `sends to ${shortText(element.name)}` };
    return planned({ edits: answer.edits, created: answer.created, line });
  },
});
