import { Button, FileButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBridge } from '../app/bridge-context.ts';
import { importFile } from './open-map-file.ts';

/** Takes a file of this machine in: a map file, or JSON. */
export function ImportButton({ icon }: { readonly icon: ReactNode }) {
  const bridge = useBridge();
  return (
    <FileButton
      accept=".json,.domicile,.pdf,application/json,application/pdf"
      inputProps={{ 'aria-label': 'Import a file' }}
      onChange={(file) => {
        if (file !== null) void importFile(bridge, file);
      }}
    >
      {(props) => (
        <Button variant="default" leftSection={icon} {...props}>
          Import a file
        </Button>
      )}
    </FileButton>
  );
}
