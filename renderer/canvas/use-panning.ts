import { useStore } from '@xyflow/react';
import { useCallback, useState } from 'react';

/** Whether the ground is being dragged, which a press alone and a turn of the wheel are not. */
export function usePanning() {
  const isHeld = useStore(({ paneDragging }) => paneDragging);
  const [hasMoved, setHasMoved] = useState(false);
  if (hasMoved && !isHeld) setHasMoved(false);
  const onMove = useCallback((event: MouseEvent | TouchEvent | null): void => {
    if (event?.type === 'mousemove') setHasMoved(true);
  }, []);
  return { isPanning: isHeld && hasMoved, onMove };
}
