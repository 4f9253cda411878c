import type { Bridge } from '#shared/bridge/bridge.ts';
import type { Failure } from '#shared/bridge/failures.ts';
import { MapConnection } from '../bridge/map-connection.ts';
import type { Edits } from './edits.ts';
import { startEvaluationWorker } from './evaluation-port.ts';
import { Evaluator } from './evaluator.ts';
import { mapEdits } from './map-edits.ts';
import { createSession, type Session } from './session.ts';
import { MapEditor } from './scratch-editor.ts';
import { settingsStore } from './settings.ts';
import { newId } from './new-id.ts';
import { localTime } from './local-time.ts';

/** How far the opening of a map has come. */
export type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly code: Failure }
  | { readonly kind: 'open'; readonly session: Session; readonly edits: Edits };

/**
 * Opens a map and keeps it evaluated. Gives back how to close it.
 * @param token by which the host knows the map
 * @param onChange is told how far it has come
 */
export function openMap(
  bridge: Bridge,
  token: string,
  onChange: (opening: Opening) => void,
): () => void {
  let close = (): void => connection.close();
  let isClosed = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const connection = new MapConnection(bridge, token, newId(), tell);
  const open = async (): Promise<void> => {
    const [joined, { today }] = await Promise.all([connection.join(), bridge.app.info()]);
    if (isClosed) return;
    if (!joined.ok) {
      onChange({ kind: 'refused', code: joined.code });
      return;
    }
    const editor = new MapEditor(joined.doc, {
      onEdit: (update, action) => connection.send(update, action),
      newId,
      now: () => localTime(new Date()),
      by: () => settingsStore.getState().userName,
    });
    editor.projection.subscribe(tell);
    const session = createSession(
      {
        state: () => ({
          map: editor.projection.map,
          canUndo: editor.canUndo,
          canRedo: editor.canRedo,
          saved: connection.saved,
        }),
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        run: (command, args) => editor.run(command, args),
        undo: () => editor.undo(),
        redo: () => editor.redo(),
      },
      token,
      today,
    );
    const stop = keepEvaluated(session);
    close = (): void => {
      stop();
      connection.close();
    };
    onChange({ kind: 'open', session, edits: mapEdits(session) });
  };
  void open();
  return () => {
    isClosed = true;
    close();
  };
}

/** Evaluates each time the map, the day or the assumptions change. Gives back how to stop. */
function keepEvaluated(session: Session): () => void {
  const evaluator = new Evaluator(startEvaluationWorker(), {
    onFrame: (run) => window.requestAnimationFrame(run),
    onEvaluation: (evaluation) => session.setState({ evaluation, evaluationFailure: undefined }),
    onFailure: (message) => session.setState({ evaluationFailure: message }),
  });
  const ask = (): void => {
    const { map, asOf, assumptions } = session.getState();
    evaluator.request({ map, asOf, assumptions });
  };
  ask();
  const unsubscribe = session.subscribe((now, before) => {
    if (
      now.map !== before.map ||
      now.asOf !== before.asOf ||
      now.assumptions !== before.assumptions
    )
      ask();
  });
  return () => {
    unsubscribe();
    evaluator.close();
  };
}
