import { createStore } from 'zustand/vanilla';

/** What can be done on the canvas by a button, a key or the list of all commands. */
export type CanvasAction =
  | 'arrange'
  | 'find'
  | 'fit'
  | 'fit-selection'
  | 'overview'
  | 'duplicate'
  | 'align-left'
  | 'align-center'
  | 'align-right'
  | 'align-top'
  | 'align-middle'
  | 'align-bottom'
  | 'distribute-horizontal'
  | 'distribute-vertical';

export type CanvasActionFacts = {
  readonly action: CanvasAction;
  readonly title: string;
  readonly keys?: string;
  /** Whether it changes the map. */
  readonly isEdit: boolean;
  /** How many nodes have to be chosen. */
  readonly needs: number;
};

const view = { isEdit: false, needs: 0 } as const;
const align = { isEdit: true, needs: 2 } as const;
const distribute = { isEdit: true, needs: 3 } as const;

export const canvasActions: readonly CanvasActionFacts[] = [
  { action: 'find', title: 'Find on the map', keys: 'Ctrl/Cmd+F', ...view },
  { action: 'fit', title: 'Show the whole map', keys: 'F', ...view },
  { action: 'fit-selection', title: 'Show the selection', keys: 'Shift+F', ...view, needs: 1 },
  { action: 'overview', title: 'Show or hide the overview', keys: 'O', ...view },
  { action: 'arrange', title: 'Arrange automatically', keys: 'L', isEdit: true, needs: 0 },
  { action: 'duplicate', title: 'Duplicate', keys: 'Ctrl/Cmd+D', isEdit: true, needs: 1 },
  { action: 'align-left', title: 'Align left', keys: 'Alt+Shift+Left', ...align },
  { action: 'align-center', title: 'Align centres', ...align },
  { action: 'align-right', title: 'Align right', keys: 'Alt+Shift+Right', ...align },
  { action: 'align-top', title: 'Align tops', keys: 'Alt+Shift+Up', ...align },
  { action: 'align-middle', title: 'Align middles', ...align },
  { action: 'align-bottom', title: 'Align bottoms', keys: 'Alt+Shift+Down', ...align },
  {
    action: 'distribute-horizontal',
    title: 'Space evenly across',
    keys: 'Alt+Shift+H',
    ...distribute,
  },
  { action: 'distribute-vertical', title: 'Space evenly down', keys: 'Alt+Shift+V', ...distribute },
];

/** What the canvas has been asked to do; it takes it as soon as it is shown. */
export const canvasAsked = createStore<{ readonly action: CanvasAction | undefined }>()(() => ({
  action: undefined,
}));

export const askCanvas = (action: CanvasAction): void => canvasAsked.setState({ action });
