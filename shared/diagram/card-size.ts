export type Point = { readonly x: number; readonly y: number };

/** The size of a node's card, in canvas pixels; the height is that of a card with all its lines. */
export const CARD_WIDTH = 176;
export const CARD_HEIGHT = 96;
