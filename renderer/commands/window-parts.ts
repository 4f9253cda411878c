const PARTS =
  'header.top, nav[aria-label="Palette"], section[aria-label="Canvas"], aside, section[aria-label="Findings and questions"], .register';
const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), select, textarea, a[href], [tabindex="0"]';

/** Moves the focus to the canvas, whose keys then work. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>('section[aria-label="Canvas"] [tabindex="0"]')?.focus();
}

/**
 * Moves the focus to the first control of the next part of the window, round and round.
 * @returns whether there was one
 */
export function focusNextPart(direction: 1 | -1): boolean {
  const parts = [...document.querySelectorAll<HTMLElement>(PARTS)];
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const start = at === -1 && direction === -1 ? 0 : at;
  for (let step = 1; step <= parts.length; step += 1) {
    const index = (start + direction * step + parts.length * 2) % parts.length;
    const target = parts[index]?.querySelector<HTMLElement>(FOCUSABLE);
    if (target !== undefined && target !== null) {
      target.focus();
      return true;
    }
  }
  return false;
}
