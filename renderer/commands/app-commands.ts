import { useMemo } from 'react';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { choiceWords } from '#shared/map/choice-words.ts';
import { nodeKinds } from '#shared/map/schema/vocabulary.ts';
import { useBridge } from '../app/bridge-context.ts';
import { type Edits, useEdits } from '../app/edits.ts';
import { type SessionState, useSession, useSessionStore } from '../app/session.ts';
import { saveMapAsJson } from '../home/save-json.ts';
import { canvasCommands } from './canvas-commands.ts';
import type { AppCommand } from './command-list.ts';
import { commandSheet } from './command-sheet.ts';
import { programCommands } from './program-commands.ts';

const SCREENS = [
  { view: 'map', title: 'Map', keys: 'Alt+1' },
  { view: 'cohorts', title: 'Cohorts and routing', keys: 'Alt+2' },
  { view: 'vendors', title: 'Vendors and agreements', keys: 'Alt+3' },
  { view: 'organisation', title: 'Organisation and evidence', keys: 'Alt+4' },
  { view: 'worksheet', title: 'Worksheet', keys: 'Alt+5' },
] as const;

/** All commands of the map that is open. */
export function useAppCommands(): readonly AppCommand[] {
  const session = useSessionStore();
  const edits = useEdits();
  const bridge = useBridge();
  const canUndo = useSession((state) => state.canUndo);
  const canRedo = useSession((state) => state.canRedo);
  return useMemo(
    () => mapCommands({ ...session.getState(), canUndo, canRedo }, edits, bridge),
    [session, edits, bridge, canUndo, canRedo],
  );
}

/** What can be done with a map, and what can be done anyhow. */
export function mapCommands(
  session: SessionState,
  edits: Pick<Edits, 'addNode'>,
  bridge: Bridge,
): readonly AppCommand[] {
  return [
    ...SCREENS.map(({ view, title, keys }) => ({
      id: `show-${view}`,
      title: `Go to ${title}`,
      group: 'Screens',
      keys,
      run: () => session.show(view),
    })),
    ...programCommands(bridge),
    ...(session.canUndo
      ? [{ id: 'undo', title: 'Undo', group: 'Edit', keys: 'Ctrl/Cmd+Z', run: session.undo }]
      : []),
    ...(session.canRedo
      ? [
          {
            id: 'redo',
            title: 'Redo',
            group: 'Edit',
            keys: 'Ctrl/Cmd+Shift+Z',
            run: session.redo,
          },
        ]
      : []),
    {
      id: 'export',
      title: 'Export as JSON',
      group: 'Map',
      keys: 'Ctrl/Cmd+Shift+S',
      isInMenu: true,
      run: () => void saveMapAsJson(bridge, session.token),
    },
    {
      id: 'name',
      title: 'Your name in the history',
      group: 'Map',
      isInMenu: true,
      run: () => commandSheet.setState({ open: 'name' }),
    },
    {
      id: 'palette',
      title: 'All commands',
      group: 'Help',
      keys: 'Ctrl/Cmd+K',
      run: () => commandSheet.setState({ open: 'palette' }),
    },
    {
      id: 'help',
      title: 'Keyboard help',
      group: 'Help',
      keys: '?',
      isInMenu: true,
      run: () => commandSheet.setState({ open: 'help' }),
    },
    ...canvasCommands(session.show, session.saved.kind === 'read-only'),
    ...nodeKinds.map((kind) => ({
      id: `add-${kind}`,
      title: `Add ${choiceWords(kind)}`,
      group: 'Add',
      run: () => {
        session.show('map');
        edits.addNode(kind);
      },
    })),
  ];
}
