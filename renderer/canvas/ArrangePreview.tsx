import { Button } from '@mantine/core';
import { Panel } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Arranging } from './use-arrange.ts';

type Props = {
  readonly arranging: Arranging;
  readonly onApply: () => void;
  readonly onCancel: () => void;
};

/** Asks whether the arrangement that is shown is to be taken over. */
export function ArrangePreview({ arranging, onApply, onCancel }: Props) {
  const isReady = arranging.kind === 'proposed';
  const apply = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isReady) apply.current?.focus();
  }, [isReady]);
  if (arranging.kind === 'none') return null;
  return (
    <Panel position="top-center" className="canvas-hint">
      <span role="status">
        {isReady ? 'A proposal: no node leaves its country or region.' : 'Arranging …'}
      </span>
      {isReady ? (
        <Button ref={apply} size="compact-sm" onClick={onApply}>
          Apply
        </Button>
      ) : null}
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </Panel>
  );
}
