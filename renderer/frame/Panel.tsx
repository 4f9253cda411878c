import type { ReactNode } from 'react';
import { Divider } from './Divider.tsx';
import type { Folding } from './use-folding.ts';

type Props = {
  readonly side: 'left' | 'right' | 'bottom';
  readonly label: string;
  readonly folding: Folding;
  /** In CSS pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly sizeLabel: string;
  readonly onResize: (size: number) => void;
  readonly children: ReactNode;
};

/** A panel beside the canvas; in a window without room for both, a button that lays it over the canvas. */
export function Panel(props: Props) {
  return props.folding.isFolded ? <FoldedPanel {...props} /> : <OpenPanel {...props} />;
}

const dimension = (side: Props['side']) => (side === 'bottom' ? 'height' : 'width');

function OpenPanel({ side, label, size, min, max, sizeLabel, onResize, children }: Props) {
  const Part = PARTS[side];
  const divider = (
    <Divider
      label={sizeLabel}
      orientation={side === 'bottom' ? 'horizontal' : 'vertical'}
      isReversed={side !== 'left'}
      size={size}
      min={min}
      max={max}
      onResize={onResize}
    />
  );
  return (
    <>
      {side === 'left' ? null : divider}
      <Part className={`map-${side}`} style={{ [dimension(side)]: size }} aria-label={label}>
        {children}
      </Part>
      {side === 'left' ? divider : null}
    </>
  );
}

type FoldedProps = Pick<Props, 'side' | 'label' | 'size' | 'folding' | 'children'> & {
  /** The element that it is; by default that of its side of the map. */
  readonly part?: (typeof PARTS)[Props['side']];
};

/** A button at the edge that lays the panel over what is beside it. */
export function FoldedPanel({ side, label, size, folding, part, children }: FoldedProps) {
  const Part = part ?? PARTS[side];
  return (
    <Part className={`fold fold-${side}`} aria-label={label}>
      <button
        type="button"
        className="fold-button"
        aria-expanded={folding.isOpen}
        onClick={folding.toggle}
      >
        {label}
      </button>
      {folding.isOpen ? (
        <div className="fold-body" style={{ [dimension(side)]: size }}>
          {children}
        </div>
      ) : null}
    </Part>
  );
}

const PARTS = { left: 'nav', right: 'aside', bottom: 'section' } as const;
