import './lanes.css';
import { useStore, useViewport } from '@xyflow/react';
import { memo, useContext } from 'react';
import { useStore as useShown } from 'zustand';
import type { Band } from '#shared/diagram/band.ts';
import type { Lane } from '#shared/diagram/lanes.ts';
import { Flag } from '../ui/Flag.tsx';
import { MovingContext } from './canvas-gestures.ts';
import { type LaneTitle, titleFor } from './lane-title.ts';

type Props = {
  readonly lanes: readonly Lane[];
  /** The law that binds in each, one for one. */
  readonly rules: readonly string[];
  /** The least room above the cards of each, in canvas pixels. */
  readonly clear: readonly number[];
};

const TINTS = 6;
/** A line of small type with hardly any air, in pixels of the screen. */
const LINE = 17;
/** The letters of small type on average, in pixels of the screen. */
const LETTER = 5.7;
/** A name of which fewer letters are left says nothing. */
const LEAST = 7 * LETTER;
/** The names of the bands at the side, in pixels of the screen. */
const RAIL = 30;
const AIR = 8;

/** So far the first reaches up: further than anybody moves the view, in pixels of the screen. */
const ABOVE = 20_000;

const tintOf = ({ key }: Band, index: number): string =>
  key === '' ? 'lane-unplaced' : `lane-tint-${index % TINTS}`;

/** The bands behind the cards: a tint each, a dashed frontier, their parts, and the law there. */
export const LaneGround = memo((props: Props) => {
  const { lanes, rules } = props;
  const { x, y, zoom } = useViewport();
  const width = useStore((state) => state.width);
  const paneHeight = useStore((state) => state.height);
  // Only parts of bands follow the view to the side: without them nothing is laid out anew by it.
  const hasPlots = lanes.some(({ plots }) => plots.length > 0);
  return (
    <>
      <div className="lanes">
        <div className="lane-stack" style={{ transform: `translateY(${y}px)` }}>
          <LaneStack {...props} x={hasPlots ? x : 0} zoom={zoom} width={width} />
        </div>
      </div>
      <div className="lane-titles" aria-hidden="true">
        <div className="lane-stack" style={{ transform: `translateY(${y}px)` }}>
          <LaneRail lanes={lanes} rules={rules} zoom={zoom} />
        </div>
        {lanes.map(({ band, top, bottom }, index) => {
          const from = index === 0 ? 0 : Math.max(0, y + top * zoom);
          const height = Math.min(paneHeight, y + bottom * zoom) - from;
          const middle = Math.round(from + height / 2);
          return height <= 0 ? null : (
            <div
              key={band.key}
              className="lane-name"
              style={{ transform: `translateY(${middle}px) translateY(-50%)` }}
            >
              <LaneName {...titleFor(band, height)} country={band.country} />
            </div>
          );
        })}
      </div>
    </>
  );
});

type RailProps = Pick<Props, 'lanes' | 'rules'> & { readonly zoom: number };

/** The ground of the names, a part for each band. */
const LaneRail = memo(({ lanes, rules, zoom }: RailProps) =>
  lanes.map(({ band, top, bottom }, index) => {
    const from = top * zoom - (index === 0 ? ABOVE : 0);
    return (
      <div
        key={band.key}
        className={`lane-title ${tintOf(band, index)}`}
        style={{ top: from, height: bottom * zoom - from }}
        title={[band.title, rules[index]].filter(Boolean).join('\n')}
      />
    );
  }),
);

type NameProps = LaneTitle & { readonly country: string | undefined };

/** A band's name in the middle of as much of it as is in view. */
const LaneName = memo(({ text, isShort, hasFlag, country }: NameProps) => (
  <>
    {hasFlag && country !== undefined ? <Flag country={country} /> : null}
    <span data-short={isShort}>{text}</span>
  </>
));

type StackProps = Props & { readonly x: number; readonly zoom: number; readonly width: number };

/** The bands from the top of the canvas downwards. */
const LaneStack = memo(({ lanes, rules, clear, x, zoom, width }: StackProps) => {
  const target = useShown(useContext(MovingContext), (shown) => shown.target);
  return lanes.map(({ band, top, bottom, plots }, index) => {
    const from = top * zoom - (index === 0 ? ABOVE : 0);
    const until = bottom * zoom;
    // Where the name has no room at the side it stands before what binds there.
    const isNamed = !titleFor(band, (bottom - top) * zoom).isShort;
    const law = [isNamed ? '' : band.title, rules[index]].filter(Boolean).join(' · ');
    const free = width - law.length * LETTER - 30;
    const hasRoom = (clear[index] ?? 0) * zoom >= LINE;
    return (
      <section
        key={band.key}
        className={`lane ${tintOf(band, index)}`}
        data-target={target?.band === band.key && plots.length === 0}
        style={{ top: from, height: until - from }}
        aria-label={[band.title, rules[index]].filter(Boolean).join(': ')}
      >
        {plots.map((plot, place) => {
          const left = place === 0 ? 0 : x + plot.left * zoom;
          const right = plot.right === Infinity ? undefined : x + plot.right * zoom;
          // It stays in view as long as its part is.
          const paddingLeft = Math.max(AIR, RAIL + AIR - left);
          const maxWidth = Math.max(0, free - left);
          return (
            <div
              key={plot.place}
              className="plot"
              data-target={target?.band === band.key && target.plot === plot.place}
              data-first={place === 0}
              style={
                right === undefined
                  ? { left, right: 0 }
                  : { left, width: Math.max(0, right - left) }
              }
            >
              {hasRoom && maxWidth - paddingLeft >= LEAST ? (
                <span
                  className="plot-title"
                  title={plot.title}
                  style={{ top: top * zoom - from, paddingLeft, maxWidth }}
                >
                  {plot.title}
                </span>
              ) : null}
            </div>
          );
        })}
        {hasRoom ? (
          <div className="lane-rules" style={{ top: top * zoom - from }}>
            {law}
          </div>
        ) : null}
      </section>
    );
  });
});
