import { createSession, type Session } from '#renderer/app/session.ts';
import type { TestSession } from './map-session.ts';

/** The state of the app over an editor of a map. */
export function appSession({ doc, session: editor }: TestSession): Session {
  const { history, projection } = editor;
  return createSession(
    {
      state: () => ({
        map: projection.map,
        canUndo: history.canUndo,
        canRedo: history.canRedo,
        saved: { kind: 'saved' },
      }),
      subscribe: (listener) => {
        doc.on('afterAllTransactions', listener);
        return () => doc.off('afterAllTransactions', listener);
      },
      run: (command, args) => editor.run(command, args),
      undo: () => editor.undo() && [],
      redo: () => editor.redo() && [],
      view: projection,
      history,
    },
    'map',
    '2026-11-22',
  );
}
