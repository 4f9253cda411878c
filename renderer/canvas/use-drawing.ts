import { useDeferredValue, useMemo, useState } from 'react';
import { bandRules } from '#shared/diagram/band-rules.ts';
import type { Point } from '#shared/diagram/card-size.ts';
import { readNodes } from '#shared/evaluate/node-facts.ts';
import { focusedFindingOf, useSession } from '../app/session.ts';
import { badges } from './card-facts.ts';
import { cardLabel, ghostLabel, runByWords } from './card-words.ts';
import { drawingOf, labelled, labelPlaces, type Line } from './drawing.ts';
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

const NO_CHIPS = [] as const;

/**
 * What the canvas draws now: bands, cards and hops; unchanged ones are the objects of before.
 * @param connectTarget the node that a new hop is aimed at
 * @param proposed positions that are shown to be decided on
 */
export function useDrawing(
  connectTarget: string | undefined,
  proposed: ReadonlyMap<string, Point> | undefined,
) {
  const map = useSession((session) => session.map);
  const asOf = useSession((session) => session.asOf);
  const evaluation = useSession((session) => session.evaluation);
  const words = useSession((session) => session.words);
  const selection = useSession((session) => session.selection);
  const focused = useSession(focusedFindingOf);
  const nodeFacts = useMemo(() => readNodes(map), [map]);
  const drawing = useMemo(() => drawingOf(map, nodeFacts, proposed), [map, nodeFacts, proposed]);
  const [keepLines] = useState(() => keeperOf<Line>(isSameLine));
  // A gesture is seen at once; the labels make room for it in a frame of their own.
  const settled = useDeferredValue(drawing);
  const places = useMemo(() => labelPlaces(settled, words.labels), [settled, words.labels]);
  const lines = useMemo(
    () => keepLines(labelled(drawing, words.labels, places)),
    [drawing, words.labels, places, keepLines],
  );
  const worst = useMemo(() => badges(evaluation), [evaluation]);
  const lit = useMemo(() => litPath(focused, map), [focused, map]);
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
    const cards = nodeFacts.map(({ node, runBy }): FlowNode => {
      const badge = worst.get(node.id);
      return {
        ...flowBase(node.id, drawing.positions.get(node.id) ?? { x: 0, y: 0 }),
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
    const ghosts = drawing.ghosts.map((ghost): FlowNode => ({
      ...flowBase(ghost.id, drawing.positions.get(ghost.id) ?? { x: 0, y: 0 }),
      type: 'ghost',
      ariaLabel: ghostLabel(ghost),
      draggable: false,
      connectable: false,
      selected: chosen.has(`hop ${ghost.id}`),
      data: { ghost, state: stateOf(ghost.id) },
    }));
    return keepNodes([...cards, ...ghosts]);
  }, [nodeFacts, drawing, chosen, words.chips, worst, lit, connectTarget, keepNodes]);

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
  return { map, drawing, nodes, edges, rules, lit, worst };
}
