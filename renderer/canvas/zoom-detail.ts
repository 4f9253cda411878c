/** How much a card shows: all; no chips; no vendor; hardly more than its name. */
type Detail = 'full' | 'some' | 'less' | 'least';

export type ZoomDetail = {
  readonly detail: Detail;
  /** Whether hops say what they are without being pointed at. */
  readonly hasLabels: boolean;
  /** The size of a card's name, in canvas pixels, so that it is legible on the screen. */
  readonly name: number;
  /** The size of what a hop says when it is pointed at, in canvas pixels. */
  readonly raised: number;
};

/** The size of small text where nothing is zoomed, in pixels. */
const SMALL = 11;

/** How many times as large as small text a raised label is, and whether it is a step's number only. */
export const stepType = ({ raised, detail }: ZoomDetail) => ({
  size: raised / SMALL,
  isNumberOnly: detail === 'less' || detail === 'least',
});

const STEPS: readonly (ZoomDetail & { readonly from: number })[] = [
  { from: 0.95, detail: 'full', hasLabels: true, name: 12, raised: 11 },
  { from: 0.8, detail: 'full', hasLabels: true, name: 14, raised: 13 },
  { from: 0.7, detail: 'full', hasLabels: true, name: 16, raised: 15 },
  { from: 0.6, detail: 'full', hasLabels: false, name: 18, raised: 18 },
  { from: 0.5, detail: 'some', hasLabels: false, name: 22, raised: 22 },
  { from: 0.3, detail: 'less', hasLabels: false, name: 25, raised: 30 },
  { from: 0, detail: 'least', hasLabels: false, name: 30, raised: 44 },
];

/** What is shown at a zoom. In steps, so that zooming does not lay out all cards at every turn. */
export function zoomDetail(zoom: number): ZoomDetail {
  const step = STEPS.find(({ from }) => zoom >= from);
  if (step === undefined) throw new Error(`no zoom: ${zoom}`);
  return step;
}

/** The furthest that a map is shown at first: cards show all that they have, in legible names. */
export const FIRST_ZOOM = 0.62;
