import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { type Lane, laneAt, plotAt } from '#shared/diagram/lanes.ts';
import { alignNodes, type Edge, LEAST_ALIGNED } from '#shared/map/commands/align-nodes.ts';
import { arrangeNodes } from '#shared/map/commands/arrange-nodes.ts';
import {
  type Axis,
  distributeNodes,
  LEAST_DISTRIBUTED,
} from '#shared/map/commands/distribute-nodes.ts';
import { copyElements } from '#shared/map/commands/clipboard.ts';
import type { Command } from '#shared/map/commands/command.ts';
import { connectNodes } from '#shared/map/commands/connect-nodes.ts';
import { duplicateElements } from '#shared/map/commands/duplicate-elements.ts';
import { moveNodes } from '#shared/map/commands/move-nodes.ts';
import { explainPasteNotes } from '#shared/map/commands/paste-note.ts';
import { pasteElements } from '#shared/map/commands/paste-elements.ts';
import { placeNodes } from '#shared/map/commands/place-nodes.ts';
import { explainCommandProblem } from '#shared/map/commands/problem.ts';
import { removeElements } from '#shared/map/commands/remove-elements.ts';
import { addNode } from '#shared/map/commands/add-node.ts';
import { sendTo } from '#shared/map/commands/send-to.ts';
import type { ElementRef } from '#shared/map/document/entities.ts';
import type { NodeKind } from '#shared/map/schema/vocabulary.ts';
import { notify } from '../app/notices.ts';
import type { Session } from '../app/session.ts';
import { amongDrawn } from './among-drawn.ts';
import { cardSize } from './drawing.ts';
import { GRID } from './guides.ts';
import { isInLane, placeInLane } from './lane-place.ts';
import { tellPlaceEffect } from './place-effect.ts';

export type Moved = { readonly id: string; readonly position: Point };

const COPY_OFFSET = { x: 40, y: 40 } as const;
/** From a card to what it sends to, in canvas pixels. */
const SEND_DISTANCE = 320;

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

/** The band under a card, and the part of it. */
function landAt(lanes: readonly Lane[], { x, y }: Point) {
  const lane = laneAt(lanes, y + CARD_HEIGHT / 2);
  return lane && { lane, plot: plotAt(lane, x + CARD_WIDTH / 2) };
}

/** The gestures of the canvas as commands; what is refused is said, what is new gets selected. */
export function canvasEdits(session: Session) {
  const make = <A>(command: Command<A>, args: A): readonly ElementRef[] => {
    const outcome = session.getState().run(command, args);
    if (!outcome.ok) {
      notify({ kind: 'problem', text: explainCommandProblem(outcome.problem) });
      return [];
    }
    const [note, ...others] = explainPasteNotes(outcome.notes);
    if (note !== undefined) notify({ kind: 'done', text: note, details: others });
    return outcome.created;
  };
  const choose = (created: readonly ElementRef[]): void => {
    const shown = created.filter(({ type }) => type === 'node' || type === 'hop');
    const nodes = shown.filter(({ type }) => type === 'node');
    const drawn = nodes.length > 0 ? nodes : shown;
    if (drawn.length > 0)
      session
        .getState()
        .select(drawn.map(({ type, id }) => ({ type: type === 'hop' ? type : 'node', id })));
  };
  /** The nodes and hops among the selection that are drawn rather than derived. */
  const chosen = (): ElementRef[] =>
    session
      .getState()
      .selection.flatMap(({ type, id }): ElementRef[] =>
        (type === 'node' || type === 'hop') && !id.startsWith('~') ? [{ type, id }] : [],
      );
  const among = (
    drawn: Positions,
    edit: () => void,
    put: readonly Pick<Moved, 'id'>[] = [],
  ): void => amongDrawn(session, edit, { drawn, besides: new Set(put.map(({ id }) => id)) });
  return {
    chosen,
    /**
     * Puts nodes where they were dropped; in another band they are there from now on. Gives how to
     * tell of it; undefined where that changes nothing.
     * @param drawn where all are drawn that the map has now
     */
    drop(
      moved: readonly Moved[],
      lanes: readonly Lane[],
      drawn: Positions,
    ): (() => void) | undefined {
      const { mapView, untold } = session.getState();
      const { map } = mapView;
      const byId = new Map(map.nodes.map((node) => [node.id, node]));
      const stays: Moved[] = [];
      const places = new Map<string | undefined, Moved[]>();
      for (const { id, position: exact } of moved) {
        const node = byId.get(id);
        const position = rounded(exact);
        const land = landAt(lanes, position);
        if (node === undefined) continue;
        if (land === undefined || isInLane(node.place, land.lane, land.plot)) {
          stays.push({ id, position });
          continue;
        }
        const place = placeInLane(land.lane, land.plot, node, map);
        places.set(place, [...(places.get(place) ?? []), { id, position }]);
      }
      const tell = untold(() =>
        among(
          drawn,
          () => {
            if (stays.length > 0) make(moveNodes, { moves: stays });
            for (const [place, nodes] of places) make(placeNodes, { nodes, place });
          },
          moved,
        ),
      );
      if (tell === undefined || places.size === 0) return tell;
      const [place] = places.keys();
      return () => {
        tell();
        tellPlaceEffect(session, place);
      };
    },
    connect: (from: string, to: string): void => choose(make(connectNodes, { from, to })),
    /** Puts a new node at a point of the canvas, in the band there. */
    add(kind: NodeKind, at: Point, { lanes, positions }: Shown): void {
      const position = rounded(at);
      const land = landAt(lanes, position);
      const place = land && placeInLane(land.lane, land.plot, undefined, session.getState().map);
      const facts = { position, ...(place === undefined ? {} : { place }) };
      among(positions, () => choose(make(addNode, { kind, facts })));
    },
    /** A new node with the hop that reaches it; beside the sender where no point is given. */
    send(from: string, kind: NodeKind, at: Point | undefined, { lanes, positions }: Shown): void {
      const { map } = session.getState();
      const position = rounded(at ?? freeBeside(positions, from));
      const land = landAt(lanes, position);
      const sender = map.nodes.find(({ id }) => id === from);
      const place = land && placeInLane(land.lane, land.plot, sender, map);
      const facts = { position, ...(place === undefined ? {} : { place }) };
      among(positions, () => choose(make(sendTo, { from, node: { kind, facts } })));
    },
    remove(): void {
      const elements = chosen();
      if (elements.length === 0) return;
      amongDrawn(session, () => void make(removeElements, { elements }));
      session.getState().select([]);
    },
    duplicate(positions: Positions): void {
      const elements = chosen();
      const edit = (): void => choose(make(duplicateElements, { elements, offset: COPY_OFFSET }));
      if (elements.length > 0) among(positions, edit);
    },
    copied: (): string => copyElements(session.getState().mapView, chosen()),
    paste(text: string, positions: Positions): void {
      among(positions, () => choose(make(pasteElements, { text, offset: COPY_OFFSET })));
    },
    align(edge: Edge, positions: Positions): void {
      const boxes = boxesOf(chosen(), positions);
      const edit = (): void => void make(alignNodes, { boxes, edge });
      // Of fewer it says that they are too few.
      if (boxes.length < LEAST_ALIGNED) edit();
      else among(positions, edit, boxes);
    },
    distribute(axis: Axis, positions: Positions): void {
      const boxes = boxesOf(chosen(), positions);
      const edit = (): void => void make(distributeNodes, { boxes, axis });
      if (boxes.length < LEAST_DISTRIBUTED) edit();
      else among(positions, edit, boxes);
    },
    /** Takes over positions that were proposed, as one step of undo. */
    arrange: (proposed: Positions): void =>
      void make(arrangeNodes, {
        moves: [...proposed].map(([id, position]) => ({ id, position })),
      }),
    /** Moves the chosen nodes by pixels, from where they are drawn. */
    nudge(by: Point, positions: Positions, lanes: readonly Lane[]): void {
      const moved = boxesOf(chosen(), positions).map(({ id, x, y }) => ({
        id,
        position: { x: x + by.x, y: y + by.y },
      }));
      if (moved.length > 0) this.drop(moved, lanes, positions)?.();
    },
  };
}

type Positions = ReadonlyMap<string, Point>;
type Shown = { readonly lanes: readonly Lane[]; readonly positions: Positions };

/** The first place to the right of a card, going down, at which nothing stands. */
function freeBeside(positions: Positions, id: string): Point {
  const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
  const at = { x: x + SEND_DISTANCE, y };
  const others = [...positions.values()];
  const isTaken = (): boolean =>
    others.some(
      (other) => Math.abs(other.x - at.x) < CARD_WIDTH && Math.abs(other.y - at.y) < CARD_HEIGHT,
    );
  while (isTaken()) at.y += GRID * 2;
  return at;
}

/** Nodes as they are drawn. */
const boxesOf = (elements: readonly ElementRef[], positions: Positions) =>
  elements.flatMap(({ type, id }) => {
    const at = type === 'node' ? positions.get(id) : undefined;
    return at === undefined ? [] : [{ id, ...at, ...cardSize }];
  });

export type CanvasEdits = ReturnType<typeof canvasEdits>;
