import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useSession } from '../app/session.ts';
import { keyWords } from '../commands/key-words.ts';

/** Takes back the last change, and makes it again. */
export function UndoButtons() {
  const canUndo = useSession((session) => session.canUndo);
  const canRedo = useSession((session) => session.canRedo);
  const undo = useSession((session) => session.undo);
  const redo = useSession((session) => session.redo);
  return (
    <>
      <Tooltip label={`Undo (${keyWords('Ctrl/Cmd+Z')})`}>
        <ActionIcon aria-label="Undo" disabled={!canUndo} onClick={undo}>
          <IconArrowBackUp size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`Redo (${keyWords('Ctrl/Cmd+Shift+Z')})`}>
        <ActionIcon aria-label="Redo" disabled={!canRedo} onClick={redo}>
          <IconArrowForwardUp size={17} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
