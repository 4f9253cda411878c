import './lanes.css';
import { useViewport } from '@xyflow/react';
import type { Lane } from '#shared/diagram/lanes.ts';
import { Flag } from '../ui/Flag.tsx';

type Props = {
  readonly lanes: readonly Lane[];
  /** The law that binds in each, one for one. */
  readonly rules: readonly string[];
  /** The band into which something is being dropped. */
  readonly target: string | undefined;
};

const TINTS = 6;

/** The bands behind the cards: a tint each, a dashed frontier, the country, and the law there. */
export function LaneGround({ lanes, rules, target }: Props) {
  const { y, zoom } = useViewport();
  return (
    <div className="lanes">
      {lanes.map(({ band, top, bottom }, index) => {
        const isFirst = index === 0;
        const isLast = index === lanes.length - 1;
        const from = isFirst ? Math.min(0, y + top * zoom) : y + top * zoom;
        const height = (bottom - top) * zoom;
        return (
          <section
            key={band.key}
            className={band.key === '' ? 'lane lane-unplaced' : `lane lane-tint-${index % TINTS}`}
            data-target={target === band.key}
            data-last={isLast}
            style={{ top: from, height: isFirst ? y + bottom * zoom - from : height }}
            aria-label={[band.title, rules[index]].filter(Boolean).join(': ')}
          >
            <div className="lane-title">
              <span>
                {band.country === undefined ? null : <Flag country={band.country} />}
                {band.title}
              </span>
            </div>
            <div className="lane-rules">{rules[index]}</div>
          </section>
        );
      })}
    </div>
  );
}
