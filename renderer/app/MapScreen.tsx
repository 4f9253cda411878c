import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { failureWords } from '#shared/bridge/failures.ts';
import { useAppCommands } from '../commands/app-commands.ts';
import { useOffered } from '../commands/command-list.ts';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { KeyboardHelp } from '../commands/KeyboardHelp.tsx';
import { NameDialog } from '../commands/NameDialog.tsx';
import { useShortcuts } from '../commands/use-shortcuts.ts';
import { Workspace } from '../frame/Workspace.tsx';
import { DropZone } from '../home/DropZone.tsx';
import { ReceivedWorksheet } from '../worksheet/ReceivedWorksheet.tsx';
import { useBridge } from './bridge-context.ts';
import { EditsContext } from './edits.ts';
import { openMap, type Opening } from './open-session.ts';
import { goHome } from './route.ts';
import { SessionContext, useSession } from './session.ts';

/** One map: opens it at the host and shows it, or says why it cannot be opened. */
export function MapScreen({ token }: { readonly token: string }) {
  const bridge = useBridge();
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' });
  useEffect(() => openMap(bridge, token, setOpening), [bridge, token]);
  if (opening.kind === 'opening')
    return (
      <main className="center-message" aria-busy="true">
        <Loader size="sm" aria-label="Opening the map" />
      </main>
    );
  if (opening.kind === 'refused')
    return (
      <main className="center-message">
        <h1>The map cannot be opened</h1>
        <p>{failureWords(opening.code)}</p>
        <Button onClick={goHome}>All maps</Button>
      </main>
    );
  return (
    <SessionContext value={opening.session}>
      <EditsContext value={opening.edits}>
        <DropZone>
          <OpenMapScreen />
        </DropZone>
      </EditsContext>
    </SessionContext>
  );
}

/**
 * What the window knows of the map that is open. It draws nothing and stands for itself, since what
 * it follows changes with each edit: all that it were part of would be drawn anew.
 */
function WindowState() {
  useShortcuts();
  useOffered(useAppCommands());
  const title = useSession(({ map }) => map.title);
  useEffect(() => {
    document.title = `${title} · Domicile`;
  }, [title]);
  const isUnsaved = useSession(({ saved }) => saved.kind !== 'saved' && saved.kind !== 'read-only');
  useEffect(() => {
    // The browser asks before a window goes whose last edit is not on disk.
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault();
    if (isUnsaved) window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [isUnsaved]);
  return null;
}

function OpenMapScreen() {
  return (
    <>
      <WindowState />
      <Workspace />
      <CommandPalette />
      <KeyboardHelp />
      <NameDialog />
      <ReceivedWorksheet />
    </>
  );
}
