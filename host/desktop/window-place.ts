import path from 'node:path';
import { z } from 'zod';
import { JsonFile } from '#host/store/json-file.ts';

/** Pixels independent of the screen's density, as the system counts them. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type WindowPlace = {
  readonly width: number;
  readonly height: number;
  /** Undefined = where the system puts new windows. */
  readonly corner?: { readonly x: number; readonly y: number };
  readonly isMaximised: boolean;
};

const side = z.int().min(0).max(100_000);
const position = z.int().min(-100_000).max(100_000);
const saved = z.object({
  box: z.object({ x: position, y: position, width: side, height: side }),
  isMaximised: z.boolean(),
});
type SavedPlace = z.output<typeof saved>;

export const SMALLEST = { width: 800, height: 560 } as const;
const USUAL = { width: 1280, height: 860 } as const;
/** How much of a window has to be on a screen so that it can be got hold of. */
const GRIP = { width: 160, height: 40 } as const;
/** How far a further window stands from the one before. */
const STEP = 28;

/** Where the window was when it was last closed. */
export class WindowPlaces {
  readonly #file: JsonFile<SavedPlace | null>;
  #written: Promise<unknown> = Promise.resolve();

  /** @param settingsFolder the program's own folder */
  constructor(settingsFolder: string) {
    const file = path.join(settingsFolder, 'window.json');
    this.#file = new JsonFile<SavedPlace | null>(file, saved.nullable(), null);
  }

  /**
   * Where the next window goes.
   * @param screens the usable areas of the screens that are there now, the main one first
   * @param open how many windows are open already
   */
  next(screens: readonly Box[], open: number): WindowPlace {
    return placeWindow(this.#file.value, screens, open);
  }

  remember({ x, y, width, height }: Box, isMaximised: boolean): void {
    this.#written = this.#file.update(() => ({ box: { x, y, width, height }, isMaximised }));
  }

  /** Until what was remembered is on disk. */
  async written(): Promise<void> {
    await this.#written;
  }
}

/** The place that was remembered, as far as today's screens have it. */
export function placeWindow(
  remembered: SavedPlace | null,
  screens: readonly Box[],
  open: number,
): WindowPlace {
  const [main] = screens;
  const box = remembered?.box;
  const screen = box && screens.find((each) => isWithinReach(box, each));
  const room = screen ?? main ?? { x: 0, y: 0, ...USUAL };
  const size = {
    width: fit(box?.width ?? USUAL.width, SMALLEST.width, room.width),
    height: fit(box?.height ?? USUAL.height, SMALLEST.height, room.height),
  };
  const isMaximised = remembered?.isMaximised === true && open === 0;
  if (!box || !screen) return { ...size, isMaximised };
  const corner = {
    x: fit(box.x + open * STEP, screen.x, screen.x + screen.width - size.width),
    y: fit(box.y + open * STEP, screen.y, screen.y + screen.height - size.height),
  };
  return { ...size, corner, isMaximised };
}

/** Whether enough of the top of a window is on a screen to move it from there. */
function isWithinReach(box: Box, screen: Box): boolean {
  const width = Math.min(box.x + box.width, screen.x + screen.width) - Math.max(box.x, screen.x);
  const isTitleThere = box.y >= screen.y && box.y + GRIP.height <= screen.y + screen.height;
  return width >= GRIP.width && isTitleThere;
}

/** Within the limits; where they leave no room, the lower one. */
const fit = (value: number, min: number, max: number): number =>
  Math.max(min, Math.min(value, max));
