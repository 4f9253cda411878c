import { z } from 'zod';

const KEY = 'domicile.panels';

const sizes = z.object({
  /** Widths and height in CSS pixels. */
  left: z.number().min(160).max(480),
  right: z.number().min(240).max(720),
  bottom: z.number().min(120).max(900),
});

export type PanelSizes = z.infer<typeof sizes>;

export const DEFAULT_SIZES: PanelSizes = { left: 200, right: 320, bottom: 240 };

/** The sizes that the panels had last; the usual ones where nothing readable was kept. */
export function loadPanelSizes(storage: Storage): PanelSizes {
  const text = storage.getItem(KEY);
  if (text === null) return DEFAULT_SIZES;
  const value = parsedJson(text);
  const read = sizes.safeParse(value);
  return read.success ? read.data : DEFAULT_SIZES;
}

export function savePanelSizes(storage: Storage, kept: PanelSizes): void {
  storage.setItem(KEY, JSON.stringify(kept));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
