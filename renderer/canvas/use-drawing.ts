import { useDeferredValue, useMemo, useState } from 'react';
import { bandRules } from '#shared/diagram/band-rules.ts';
import { requiredContracts } from '#shared/diagram/hop-label.ts';
import { MapFacts } from '#shared/evaluate/map-facts.ts';
import { readNodes } from '#shared/evaluate/node-facts.ts';
import { sameJson } from '#shared/map/document/plain-json.ts';
import { focusedFindingOf, useSession } from '../app/session.ts';
import { badges, chipsOf } from './card-facts.ts';
import { drawingOf } from './drawing.ts';
import {
  type CardState,
  flowBase,
  type FlowNode,
  type HopEdge,
  keeperOf,
} from './flow-elements.ts';
import { litPath } from './lit-path.ts';

/** What the canvas draws now: bands, cards and hops; unchanged ones are the objects of before. */
export function useDrawing(connectTarget: string | undefined) {
  const map = useSession((session) => session.map);
  const asOf = useSession((session) => session.asOf);
  const evaluation = useSession((session) => session.evaluation);
  const selection = useSession((session) => session.selection);
  const focused = useSession(focusedFindingOf);
  // Labels and chips follow how PHI travels; a gesture does not wait for that.
  const settled = useDeferredValue(map);
  const facts = useMemo(() => new MapFacts(settled, asOf, new Set()), [settled, asOf]);
  const required = useMemo(() => requiredContracts(facts), [facts]);
  const nodeFacts = useMemo(() => readNodes(map), [map]);
  const drawing = useMemo(
    () => drawingOf(map, nodeFacts, facts, required),
    [map, nodeFacts, facts, required],
  );
  const worst = useMemo(() => badges(evaluation), [evaluation]);
  const lit = useMemo(() => litPath(focused, map), [focused, map]);
  const chosen = useMemo(
    () => new Set(selection.map(({ type, id }) => `${type} ${id}`)),
    [selection],
  );

  const [keepNodes] = useState(() => keeperOf<FlowNode>(sameJson));
  const nodes = useMemo(() => {
    const stateOf = (id: string): CardState => {
      if (id === connectTarget) return 'target';
      if (lit === undefined) return 'plain';
      return lit.nodes.has(id) ? lit.severity : 'dim';
    };
    const cards = nodeFacts.map((item): FlowNode => {
      const { node, runBy } = item;
      const who = typeof runBy === 'object' ? runBy.name : runBy === 'self' ? 'Own' : 'Vendor ?';
      return {
        ...flowBase(node.id, drawing.positions.get(node.id) ?? { x: 0, y: 0 }),
        type: 'card',
        selected: chosen.has(`node ${node.id}`),
        data: {
          node,
          vendor: [who, node.service].filter(Boolean).join(' · '),
          chips: chipsOf(item, required, facts),
          badge: worst.get(node.id),
          state: stateOf(node.id),
        },
      };
    });
    const ghosts = drawing.ghosts.map((ghost): FlowNode => ({
      ...flowBase(ghost.id, drawing.positions.get(ghost.id) ?? { x: 0, y: 0 }),
      type: 'ghost',
      draggable: false,
      connectable: false,
      selected: chosen.has(`hop ${ghost.id}`),
      data: { ghost, state: stateOf(ghost.id) },
    }));
    return keepNodes([...cards, ...ghosts]);
  }, [nodeFacts, drawing, chosen, required, facts, worst, lit, connectTarget, keepNodes]);

  const [keepEdges] = useState(() => keeperOf<HopEdge>(sameJson));
  const edges = useMemo(() => {
    const all = drawing.lines.map((line): HopEdge => {
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
  }, [drawing, lit, chosen, keepEdges]);

  const rules = useMemo(
    () => drawing.lanes.map(({ band }) => bandRules(band, map.cohorts, asOf).join(' · ')),
    [drawing.lanes, map.cohorts, asOf],
  );
  return { map, drawing, nodes, edges, rules, lit };
}
