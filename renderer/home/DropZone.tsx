import { type ReactNode, useEffect, useState } from 'react';
import { useBridge } from '../app/bridge-context.ts';
import { importFile } from './open-map-file.ts';

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') === true;

/** Takes files that are dropped anywhere on the window, and keeps the browser from opening them. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const bridge = useBridge();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void importFile(bridge, file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [bridge]);
  return (
    <>
      {children}
      {isOver ? (
        <div className="drop-hint">
          Drop a map to open a copy of it, or a worksheet to verify it
        </div>
      ) : null}
    </>
  );
}
