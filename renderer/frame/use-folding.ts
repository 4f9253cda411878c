import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

type PanelName = 'palette' | 'inspector' | 'findings';

export type Folding = {
  /** There is no room for the panel beside the canvas. */
  readonly isFolded: boolean;
  /** It lies over the canvas. */
  readonly isOpen: boolean;
  readonly toggle: () => void;
};

/** Below these sizes, in CSS pixels, palette, inspector and findings would leave no canvas. */
const NARROW = '(max-width: 900px)';
const LOW = '(max-height: 560px)';
const AT_ONCE = { getInitialValueInEffect: false };

/** Whether the window has no room for a panel beside what it is about. */
export const useIsNarrow = (): boolean => useMediaQuery(NARROW, undefined, AT_ONCE);

/** Which panels are folded for want of room, as in a window at 200 %; one of them opens at a time. */
export function useFolding(): Readonly<Record<PanelName, Folding>> {
  const isNarrow = useIsNarrow();
  const isLow = useMediaQuery(LOW, undefined, AT_ONCE);
  const [open, setOpen] = useState<PanelName | undefined>();
  const folding = (name: PanelName, isFolded: boolean): Folding => ({
    isFolded,
    isOpen: open === name,
    toggle: () => setOpen(open === name ? undefined : name),
  });
  return {
    palette: folding('palette', isNarrow),
    inspector: folding('inspector', isNarrow),
    findings: folding('findings', isLow),
  };
}
