import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import type { Edge } from '#shared/map/commands/align-nodes.ts';
import type { Axis } from '#shared/map/commands/distribute-nodes.ts';
import { useSessionStore } from '../app/session.ts';
import { commandSheet } from '../commands/command-sheet.ts';
import { type CanvasAction, canvasActions, canvasAsked } from './canvas-actions.ts';
import type { CanvasEdits } from './canvas-edits.ts';
import type { Drawing } from './drawing.ts';
import { useFit } from './use-show-chosen.ts';

type Parts = {
  readonly drawing: Drawing;
  /** Where all stands this moment, which may not be shown yet. */
  readonly drawingNow: () => Drawing;
  readonly edits: CanvasEdits;
  readonly isReadOnly: boolean;
  readonly arrange: () => void;
  readonly find: () => void;
  readonly toggleOverview: () => void;
  readonly say: (words: string) => void;
};

const EDGES = {
  'align-left': 'left',
  'align-center': 'center',
  'align-right': 'right',
  'align-top': 'top',
  'align-middle': 'middle',
  'align-bottom': 'bottom',
} as const satisfies Partial<Record<CanvasAction, Edge>>;

const AXES = {
  'distribute-horizontal': 'horizontal',
  'distribute-vertical': 'vertical',
} as const satisfies Partial<Record<CanvasAction, Axis>>;

const isIn = <K extends CanvasAction>(
  record: Readonly<Record<K, unknown>>,
  action: CanvasAction,
): action is K => Object.hasOwn(record, action);

/** Does what buttons, keys and the list of all commands ask of the canvas. */
export function useCanvasActions(parts: Parts): (action: CanvasAction) => void {
  const { drawing, drawingNow, edits, isReadOnly, arrange, find, toggleOverview, say } = parts;
  const session = useSessionStore();
  const fit = useFit();

  const perform = (action: CanvasAction): void => {
    if (isIn(EDGES, action)) return edits.align(EDGES[action], drawingNow().positions);
    if (isIn(AXES, action)) return edits.distribute(AXES[action], drawingNow().positions);
    switch (action) {
      case 'arrange':
        return arrange();
      case 'find':
        return find();
      case 'overview':
        return toggleOverview();
      case 'duplicate':
        return edits.duplicate(drawingNow().positions);
      case 'fit':
        return fit(drawing.positions.values());
      case 'fit-selection': {
        const ids = session
          .getState()
          .selection.flatMap(({ type, id }) => endsOf(type, id, drawing));
        return fit(ids.flatMap((id) => drawing.positions.get(id) ?? []));
      }
    }
  };
  const act = (action: CanvasAction): void => {
    const facts = canvasActions.find((item) => item.action === action);
    if (facts === undefined || (facts.isEdit && isReadOnly)) return;
    perform(action);
    say(facts.title);
  };

  const asked = useStore(canvasAsked, (state) => state.action);
  const actNow = useEffectEvent(act);
  useEffect(() => {
    if (asked === undefined) return;
    canvasAsked.setState({ action: undefined });
    actNow(asked);
  }, [asked]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
      if (!isFind || event.shiftKey || commandSheet.getState().open !== 'none') return;
      event.preventDefault();
      canvasAsked.setState({ action: 'find' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return act;
}

/** The cards of what is chosen: a node, a reader, or both ends of a hop. */
function endsOf(type: string, id: string, { lines, positions }: Drawing): string[] {
  if (type === 'hop' && !positions.has(id))
    return lines.filter(({ hop }) => hop === id).flatMap(({ from, to }) => [from, to]);
  return positions.has(id) ? [id] : [];
}
