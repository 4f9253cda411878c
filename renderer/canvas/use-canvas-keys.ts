import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import type { Point } from '#shared/diagram/card-size.ts';
import { elementName } from '../app/element-names.ts';
import { useSessionStore } from '../app/session.ts';
import { isTyping } from '../commands/use-shortcuts.ts';
import { inspectNow } from '../inspector/inspected-now.ts';
import type { CanvasAction } from './canvas-actions.ts';
import type { CanvasEdits } from './canvas-edits.ts';
import { cardSize, type Drawing } from './drawing.ts';
import { GRID } from './guides.ts';
import { neighbour, wayOf } from './neighbour.ts';

/** A hop that is being drawn by keyboard, from one node to the one that is aimed at. */
export type Connecting = { readonly from: string; readonly to: string | undefined };

type Keys = {
  readonly connecting: Connecting | undefined;
  readonly setConnecting: (connecting: Connecting | undefined) => void;
  readonly startSending: (from: string) => void;
  readonly act: (action: CanvasAction) => void;
  /** Where all stands this moment, which may not be shown yet. */
  readonly drawingNow: () => Drawing;
  readonly showLines: (ids: readonly string[], by: Point) => void;
  /** Tells a screen reader what a key did. */
  readonly say: (words: string) => void;
  readonly isReadOnly: boolean;
};

const ALT_SHIFT: Readonly<Record<string, CanvasAction>> = {
  ArrowLeft: 'align-left',
  ArrowRight: 'align-right',
  ArrowUp: 'align-top',
  ArrowDown: 'align-bottom',
  KeyH: 'distribute-horizontal',
  KeyV: 'distribute-vertical',
};

/** The keys of the canvas while it has the focus. */
export function useCanvasKeys(
  drawing: Drawing,
  edits: CanvasEdits,
  keys: Keys,
): (event: KeyboardEvent) => void {
  const { connecting, setConnecting, startSending, act, drawingNow, showLines, say, isReadOnly } =
    keys;
  const session = useSessionStore();
  const flow = useReactFlow();

  const showNode = (id: string): void => {
    const at = drawing.positions.get(id);
    const { width, height } = cardSize;
    if (at) void flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom: flow.getZoom() });
  };
  const nameOf = (id: string | undefined): string =>
    id === undefined ? 'nothing' : elementName(session.getState().map, { type: 'node', id });
  const nudge = (way: Point): void => {
    const by = { x: way.x * GRID, y: way.y * GRID };
    const ids = edits.chosen().map(({ id }) => id);
    const { positions, lanes } = drawingNow();
    edits.nudge(by, positions, lanes);
    showLines(ids, by);
    const ends = { x: by.x < 0 ? 'left' : 'right', y: by.y < 0 ? 'up' : 'down' };
    say(`Moved ${by.x === 0 ? ends.y : ends.x} by ${GRID}`);
  };
  const aim = (way: Point, { from, to }: Connecting): void => {
    const next = neighbour(drawing.positions, to ?? from, way);
    setConnecting({ from, to: next });
    say(`Hop from ${nameOf(from)} to ${nameOf(next)}: Enter draws it`);
    if (next !== undefined) showNode(next);
  };
  const walk = (way: Point, current: string | undefined): void => {
    const next = neighbour(drawing.positions, current, way);
    if (next === undefined) return;
    const type = next.startsWith('~') ? 'hop' : 'node';
    session.getState().select([{ type, id: next }]);
    showNode(next);
  };

  const handleCommand = (letter: string): boolean => {
    const { select, map } = session.getState();
    if (letter === 'a') {
      select(map.nodes.map(({ id }) => ({ type: 'node', id })));
      return true;
    }
    if (letter !== 'd' || isReadOnly) return false;
    act('duplicate');
    return true;
  };
  const handleConnecting = (key: string, now: Connecting): boolean => {
    const way = wayOf(key);
    if (way !== undefined) aim(way, now);
    else if (key === 'Enter' || key === 'Escape') {
      setConnecting(undefined);
      const isDrawn = key === 'Enter' && now.to !== undefined && !now.to.startsWith('~');
      if (isDrawn) edits.connect(now.from, now.to);
      say(isDrawn ? `Hop drawn to ${nameOf(now.to)}` : 'No hop drawn');
    } else return false;
    return true;
  };
  const handleEdit = (event: KeyboardEvent, current: string | undefined): boolean => {
    const { key, shiftKey } = event;
    const letter = key.toLowerCase();
    const way = wayOf(key);
    if (way !== undefined && shiftKey) nudge(way);
    else if (letter === 'c' && current !== undefined) {
      setConnecting({ from: current, to: undefined });
      say(`A hop from ${nameOf(current)}: arrow keys choose where it goes`);
    } else if (letter === 's' && current !== undefined) startSending(current);
    else if (letter === 'l') act('arrange');
    else if (key === 'Delete' || key === 'Backspace') {
      const count = edits.chosen().length;
      edits.remove();
      say(`${count} removed`);
    } else return false;
    return true;
  };
  const handleView = (event: KeyboardEvent, current: string | undefined): boolean => {
    const { key, shiftKey } = event;
    const letter = key.toLowerCase();
    const way = wayOf(key);
    if (way !== undefined) walk(way, current);
    else if (key === 'Enter') {
      inspectNow(session.getState().selection);
      const field = '[aria-label="Inspector"] :is(button, select, input)';
      document.querySelector<HTMLElement>(field)?.focus();
    } else if (key === 'Escape' && session.getState().focusedFinding === undefined)
      session.getState().select([]);
    else if (letter === 'f') act(shiftKey ? 'fit-selection' : 'fit');
    else if (letter === 'o') act('overview');
    else if (key === '+' || key === '=') void flow.zoomIn();
    else if (key === '-') void flow.zoomOut();
    else return false;
    return true;
  };
  const handle = (event: KeyboardEvent): boolean => {
    const { key, altKey, shiftKey } = event;
    const current = session.getState().selection.findLast(({ type }) => type === 'node')?.id;
    if (event.ctrlKey || event.metaKey) return handleCommand(key.toLowerCase());
    if (altKey) {
      const action = ALT_SHIFT[event.code];
      if (!shiftKey || isReadOnly || action === undefined) return false;
      act(action);
      return true;
    }
    if (connecting !== undefined && handleConnecting(key, connecting)) return true;
    if (!isReadOnly && handleEdit(event, current)) return true;
    return handleView(event, current);
  };

  return (event) => {
    if (isTyping(event.target)) return;
    const isButton = event.target instanceof HTMLButtonElement;
    if (isButton && (event.key === 'Enter' || event.key === ' ')) return;
    if (!handle(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
