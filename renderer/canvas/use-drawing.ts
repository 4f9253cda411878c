import { useStore } from '@xyflow/react';
import { startTransition, useMemo, useState } from 'react';
import { bandRules } from '#shared/diagram/band-rules.ts';
import type { Point } from '#shared/diagram/card-size.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { focusedFindingOf, useSession, useSessionStore } from '../app/session.ts';
import { badges } from './card-facts.ts';
import { cardLabel, ghostLabel, runByWords } from './card-words.ts';
import { labelled, type Line, stepLabels } from './drawing.ts';
import { drawingAfter, type Drawn } from './drawing-after.ts';
import {
  type CardState,
  flowBase,
  type FlowNode,
  type HopEdge,
  isSameCard,
  isSameHop,
  isSameLine,
  keeperOf,
} from './flow-elements.ts';
import { litPath } from './lit-path.ts';
import { useLabelPlaces } from './use-label-places.ts';
import { useNearView } from './use-near-view.ts';
import { stepType, zoomDetail } from './zoom-detail.ts';

const NO_CHIPS = [] as const;
const CORNER: Point = { x: 0, y: 0 };

/** Makes what draws one map after another, each with what it has in common with the one before. */
function keepDrawing() {
  let before: Drawn | undefined;
  let shown: ReadonlyMap<string, Point> | undefined;
  return (map: DomicileMap, proposed: ReadonlyMap<string, Point> | undefined): Drawn => {
    if (before?.map === map && shown === proposed) return before;
    [before, shown] = [drawingAfter(before, map, proposed), proposed];
    return before;
  };
}

/** Does something when what is there now is on the screen. */
const afterFrame = (work: () => void): void =>
  void window.requestAnimationFrame(() => window.setTimeout(work));

/**
 * What the canvas draws now: the bands, and the cards and hops around the view; unchanged ones are the
 * objects of before.
 * @param connectTarget the node that a new hop is aimed at
 * @param proposed positions that are shown to be decided on
 */
export function useDrawing(
  connectTarget: string | undefined,
  proposed: ReadonlyMap<string, Point> | undefined,
) {
  const store = useSessionStore();
  const latest = useSession((session) => session.map);
  const [held, hold] = useState<DomicileMap>();
  const map = held ?? latest;
  const asOf = useSession((session) => session.asOf);
  const evaluation = useSession((session) => session.evaluation);
  const words = useSession((session) => session.words);
  const selection = useSession((session) => session.selection);
  const focused = useSession(focusedFindingOf);
  const [draw] = useState(keepDrawing);
  const drawing = useMemo(() => draw(map, proposed), [draw, map, proposed]);
  const { nodes: facts, positions, ghosts } = drawing;
  const near = useNearView(
    drawing,
    useMemo(() => new Set(selection.map(({ id }) => id)), [selection]),
  );
  const places = useLabelPlaces(drawing, words.labels);
  const worst = useMemo(() => badges(evaluation), [evaluation]);
  const lit = useMemo(() => litPath(focused, map), [focused, map]);
  const detail = useStore(({ transform }) => zoomDetail(transform[2]));
  const [keepLines] = useState(() => keeperOf<Line>(isSameLine));
  const lines = useMemo(() => {
    if (lit === undefined) return keepLines(labelled(near.lines, words.labels, places));
    const ofSteps = stepLabels(drawing, lit.steps, words.labels, stepType(detail));
    return keepLines(labelled(near.lines, words.labels, places, ofSteps));
  }, [near.lines, words.labels, places, lit, drawing, detail, keepLines]);
  // By type as well: a vendor may have the id of a node.
  const chosen = useMemo(
    () => new Set(selection.map(({ type, id }) => `${type} ${id}`)),
    [selection],
  );

  const [keepNodes] = useState(() => keeperOf<FlowNode>(isSameCard));
  const nodes = useMemo(() => {
    const stateOf = (id: string): CardState => {
      if (id === connectTarget) return 'target';
      if (lit === undefined) return 'plain';
      return lit.nodes.has(id) ? lit.severity : 'dim';
    };
    const cards = facts
      .filter(({ node }) => near.cards.has(node.id))
      .map(({ node, runBy }): FlowNode => {
        const badge = worst.get(node.id);
        return {
          ...flowBase(node.id, positions.get(node.id) ?? CORNER),
          type: 'card',
          ariaLabel: cardLabel(node, badge),
          selected: chosen.has(`node ${node.id}`),
          data: {
            node,
            vendor: runByWords(node, runBy),
            chips: words.chips.get(node.id) ?? NO_CHIPS,
            badge,
            state: stateOf(node.id),
          },
        };
      });
    const readers = ghosts
      .filter(({ id }) => near.cards.has(id))
      .map((ghost): FlowNode => ({
        ...flowBase(ghost.id, positions.get(ghost.id) ?? CORNER),
        type: 'ghost',
        ariaLabel: ghostLabel(ghost),
        draggable: false,
        connectable: false,
        selected: chosen.has(`hop ${ghost.id}`),
        data: { ghost, state: stateOf(ghost.id) },
      }));
    return keepNodes([...cards, ...readers]);
  }, [
    facts,
    ghosts,
    positions,
    near.cards,
    chosen,
    words.chips,
    worst,
    lit,
    connectTarget,
    keepNodes,
  ]);

  const [keepEdges] = useState(() => keeperOf<HopEdge>(isSameHop));
  const edges = useMemo(() => {
    const all = lines.map((line): HopEdge => {
      const step = lit?.steps.get(line.hop);
      const state = lit === undefined ? 'plain' : step === undefined ? 'dim' : lit.severity;
      return {
        id: line.id,
        type: 'hop',
        source: line.from,
        target: line.to,
        selected: chosen.has(`hop ${line.hop}`),
        zIndex: step === undefined ? 0 : 1,
        data: { line, state, step },
      };
    });
    return keepEdges(all);
  }, [lines, lit, chosen, keepEdges]);

  const rules = useMemo(
    () => drawing.lanes.map(({ band }) => bandRules(band, map.cohorts, asOf).join(' · ')),
    [drawing.lanes, map.cohorts, asOf],
  );
  /** The drawing of the map as it is this moment, also before it is shown. */
  const drawingNow = (): Drawn => draw(store.getState().mapView.map, proposed);
  /** Tells of a change that is shown already after the next frame; the drawing follows in one of its own. */
  const tellLater = (tell: () => void): void => {
    afterFrame(() => {
      hold(map);
      tell();
      startTransition(() => hold(undefined));
    });
  };
  return { map, drawing, drawingNow, tellLater, nodes, edges, rules, lit, worst };
}
