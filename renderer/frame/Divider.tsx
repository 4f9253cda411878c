import { useRef } from 'react';

type Props = {
  readonly label: string;
  readonly orientation: 'vertical' | 'horizontal';
  /** The panel lies behind the divider: it grows as the pointer goes back. */
  readonly isReversed?: boolean;
  /** In CSS pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
};

const STEP = 16;

/**
 * The line between two panels, moved by pointer or arrow keys. The library's splitter measures in
 * shares of the window; these panels keep their width in pixels while the window changes.
 */
export function Divider({
  label,
  orientation,
  isReversed = false,
  size,
  min,
  max,
  onResize,
}: Props) {
  const start = useRef<{ readonly at: number; readonly size: number } | undefined>(undefined);
  const sign = isReversed ? -1 : 1;
  const isVertical = orientation === 'vertical';
  const room = (isVertical ? window.innerWidth : window.innerHeight) * 0.6;
  const limited = (value: number): number =>
    Math.round(Math.max(min, Math.min(value, Math.max(min, Math.min(max, room)))));
  return (
    <div
      className={`divider divider-${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: isVertical ? event.clientX : event.clientY, size };
      }}
      onPointerMove={(event) => {
        if (start.current === undefined) return;
        const moved = (isVertical ? event.clientX : event.clientY) - start.current.at;
        onResize(limited(start.current.size + sign * moved));
      }}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onKeyDown={(event) => {
        const grow = isVertical ? 'ArrowRight' : 'ArrowDown';
        const shrink = isVertical ? 'ArrowLeft' : 'ArrowUp';
        if (event.key !== grow && event.key !== shrink) return;
        event.preventDefault();
        onResize(limited(size + sign * (event.key === grow ? STEP : -STEP)));
      }}
    />
  );
}
