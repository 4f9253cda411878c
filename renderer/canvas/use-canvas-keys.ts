import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { useSessionStore } from '../app/session.ts';
import { isTyping } from '../commands/use-shortcuts.ts';
import type { CanvasEdits } from './canvas-edits.ts';
import { cardSize, type Drawing } from './drawing.ts';
import { FIT } from './use-show-chosen.ts';
import { neighbour, wayOf } from './neighbour.ts';

const NUDGE = 8;

/** A hop that is being drawn by keyboard, from one node to the one that is aimed at. */
export type Connecting = { readonly from: string; readonly to: string | undefined };

type Keys = {
  readonly connecting: Connecting | undefined;
  readonly setConnecting: (connecting: Connecting | undefined) => void;
  readonly startSending: (from: string) => void;
  readonly isReadOnly: boolean;
};

/** The keys of the canvas while it has the focus. */
export function useCanvasKeys(
  drawing: Drawing,
  edits: CanvasEdits,
  { connecting, setConnecting, startSending, isReadOnly }: Keys,
): (event: KeyboardEvent) => void {
  const session = useSessionStore();
  const flow = useReactFlow();

  const showNode = (id: string): void => {
    const at = drawing.positions.get(id);
    const { width, height } = cardSize;
    if (at) void flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom: flow.getZoom() });
  };

  const handle = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const letter = key.toLowerCase();
    const { select, selection, map } = session.getState();
    const current = selection.findLast(({ type }) => type === 'node')?.id;
    const way = wayOf(key);
    if (isCommand) {
      if (letter === 'd' && isReadOnly) return false;
      if (letter === 'a') select(map.nodes.map(({ id }) => ({ type: 'node', id })));
      else if (letter === 'd') edits.duplicate();
      else return false;
      return true;
    }
    if (event.altKey) return false;
    if (way !== undefined && shiftKey && !isReadOnly) {
      edits.nudge({ x: way.x * NUDGE, y: way.y * NUDGE }, drawing.positions, drawing.lanes);
    } else if (way !== undefined && connecting !== undefined) {
      const to = neighbour(drawing.positions, connecting.to ?? connecting.from, way);
      setConnecting({ ...connecting, to });
      if (to !== undefined) showNode(to);
    } else if (way !== undefined) {
      const next = neighbour(drawing.positions, current, way);
      if (next === undefined) return true;
      select([next.startsWith('~') ? { type: 'hop', id: next } : { type: 'node', id: next }]);
      showNode(next);
    } else if (key === 'Enter' && connecting !== undefined) {
      const { from, to } = connecting;
      setConnecting(undefined);
      if (to !== undefined && !to.startsWith('~')) edits.connect(from, to);
    } else if (key === 'Enter') {
      const field = '[aria-label="Inspector"] :is(button, select, input)';
      document.querySelector<HTMLElement>(field)?.focus();
    } else if (key === 'Escape' && connecting !== undefined) setConnecting(undefined);
    else if (key === 'Escape' && session.getState().focusedFinding === undefined) select([]);
    else if (letter === 'c' && !isReadOnly && current !== undefined)
      setConnecting({ from: current, to: undefined });
    else if (letter === 's' && current !== undefined) startSending(current);
    else if (!isReadOnly && (key === 'Delete' || key === 'Backspace')) edits.remove();
    else if (letter === 'f') void flow.fitView(FIT);
    else if (key === '+' || key === '=') void flow.zoomIn();
    else if (key === '-') void flow.zoomOut();
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isTyping(event.target)) return;
    const isButton = event.target instanceof HTMLButtonElement;
    if (isButton && (event.key === 'Enter' || event.key === ' ')) return;
    if (!handle(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return onKeyDown;
}
