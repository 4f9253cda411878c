import { createContext, use } from 'react';
import { createDragStore } from './drag-shown.ts';

/** What a card can begin; undefined where the map cannot be changed. */
export type CanvasGestures = {
  /** Offers the kinds to which a node can send. */
  readonly send: (from: string) => void;
};

export const GesturesContext = createContext<CanvasGestures | undefined>(undefined);

export const useGestures = (): CanvasGestures | undefined => use(GesturesContext);

/** Whether hops say what they are without being pointed at; far out nobody could read it. */
export const LabelsContext = createContext(true);

/** What is being moved. */
export const MovingContext = createContext(createDragStore());
