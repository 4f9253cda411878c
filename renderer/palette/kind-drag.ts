import { type NodeKind, nodeKinds } from '#shared/map/schema/vocabulary.ts';

/** The type of what is dragged from the palette to the canvas. */
const KIND_TYPE = 'application/x-domicile-kind';

/** Puts a kind into a drag that begins. */
export function dragKind(transfer: DataTransfer, kind: NodeKind): void {
  transfer.setData(KIND_TYPE, kind);
  transfer.effectAllowed = 'copy';
}

/** Whether a kind is being dragged; which one is told only when it is dropped. */
export const isKindDrag = (transfer: DataTransfer): boolean => transfer.types.includes(KIND_TYPE);

/** The kind that was dropped; undefined where it was something else. */
export function droppedKind(transfer: DataTransfer): NodeKind | undefined {
  const text = transfer.getData(KIND_TYPE);
  return nodeKinds.find((kind) => kind === text);
}
