import type * as Y from 'yjs';
import type { Bridge } from '#shared/bridge/bridge.ts';
import type { Failure } from '#shared/bridge/failures.ts';
import type { Subject } from '#shared/evaluate/finding.ts';
import { EditSession } from '#shared/map/commands/edit-session.ts';
import { changeText } from '#shared/map/document/change-text.ts';
import { MapConnection } from '../bridge/map-connection.ts';
import { withWordChanges } from '../canvas/drawing-words.ts';
import type { Edits } from './edits.ts';
import { startEvaluationWorker } from './evaluation-port.ts';
import { Evaluator } from './evaluator.ts';
import { mapEdits } from './map-edits.ts';
import type { OpenMapState } from './open-map.ts';
import { createSession, type Session } from './session.ts';
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
  const connection = new MapConnection(bridge, token, newId());
  const open = async (): Promise<void> => {
    const [joined, { today }] = await Promise.all([connection.join(), bridge.app.info()]);
    if (isClosed) return;
    if (!joined.ok) {
      onChange({ kind: 'refused', code: joined.code });
      return;
    }
    const opened = openDocument(joined.doc, connection, token, today);
    const { session } = opened;
    connection.whenSaved(() => session.setState({ saved: connection.saved }));
    const stop = keepEvaluated(session);
    close = (): void => {
      stop();
      opened.close();
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

/** The session of a document that has come: its commands run here, and what they change is sent. */
function openDocument(
  doc: Y.Doc,
  connection: MapConnection,
  token: string,
  today: string,
): { readonly session: Session; readonly close: () => void } {
  const editor: EditSession<readonly Subject[]> = new EditSession(doc, {
    newId,
    now: () => localTime(new Date()),
    clock: () => performance.now(),
    by: () => settingsStore.getState().userName,
    selection: () => session.getState().selection,
  });
  const { history, projection } = editor;
  doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
    if (connection.isOwn(origin)) connection.send(update, changeText(change) ?? 'Changed');
  });
  const state = (): OpenMapState => ({
    map: projection.map,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    saved: connection.saved,
  });
  const session = createSession(
    {
      state,
      // The projection tells only of what is shown; a step may change no more than what can be undone.
      subscribe: (listener) => {
        doc.on('afterAllTransactions', listener);
        return () => doc.off('afterAllTransactions', listener);
      },
      run: (command, args) => editor.run(command, args),
      undo: () => editor.undo()?.selection,
      redo: () => editor.redo()?.selection,
      view: projection,
      history,
    },
    token,
    today,
  );
  return { session, close: () => editor.destroy() };
}

/** Evaluates each time the map, the day or the assumptions change. Gives back how to stop. */
function keepEvaluated(session: Session): () => void {
  const port = startEvaluationWorker((changes) =>
    session.setState(({ words }) => ({ words: withWordChanges(words, changes) })),
  );
  const evaluator = new Evaluator(port, {
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
