import '@xyflow/react/dist/style.css';
import './canvas.css';
import './hops.css';
import './canvas-bar.css';
import './moving.css';
import { useCallbackRef } from '@mantine/hooks';
import {
  type Connection,
  type FinalConnectionState,
  type NodeChange,
  Panel,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import {
  type CSSProperties,
  type DragEvent,
  type MouseEvent as ReactMouse,
  useMemo,
  useRef,
  useState,
} from 'react';
import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { elementName } from '../app/element-names.ts';
import { useSession, useIsReadOnly, useSessionStore } from '../app/session.ts';
import { droppedKind, isKindDrag } from '../palette/kind-drag.ts';
import { ArrangePreview } from './ArrangePreview.tsx';
import { ArrowHeads } from './ArrowHeads.tsx';
import { canvasEdits } from './canvas-edits.ts';
import { GesturesContext, LabelsContext, MovingContext } from './canvas-gestures.ts';
import { CanvasTools } from './CanvasTools.tsx';
import { createDragStore } from './drag-shown.ts';
import { cardSize } from './drawing.ts';
import { FindBar } from './FindBar.tsx';
import type { FlowNode, HopEdge } from './flow-elements.ts';
import { GhostCard } from './GhostCard.tsx';
import { HopLine } from './HopLine.tsx';
import { LaneGround } from './LaneGround.tsx';
import { clearances } from './lane-title.ts';
import { MovingLines } from './MovingLines.tsx';
import { NodeCard } from './NodeCard.tsx';
import { Overview } from './Overview.tsx';
import { SendMenu } from './SendMenu.tsx';
import { useArrange } from './use-arrange.ts';
import { useCanvasActions } from './use-canvas-actions.ts';
import { type Connecting, useCanvasKeys } from './use-canvas-keys.ts';
import { useClipboard } from './use-clipboard.ts';
import { useDrag } from './use-drag.ts';
import { useDrawing } from './use-drawing.ts';
import { useOverviewShown } from './use-overview-shown.ts';
import { usePanning } from './use-panning.ts';
import { selectionAfter } from './selection-after.ts';
import { useFirstView, useShowChosen } from './use-show-chosen.ts';
import { useShowProposal } from './use-show-proposal.ts';
import { zoomDetail } from './zoom-detail.ts';

const nodeTypes = { card: NodeCard, ghost: GhostCard };
const edgeTypes = { hop: HopLine };

type Sending = { readonly from: string; readonly at: Point; readonly drop: Point | undefined };

/** The drawing of the map: bands, cards, hops, and every gesture on them. */
export function Canvas() {
  const session = useSessionStore();
  const isReadOnly = useIsReadOnly();
  const selection = useSession((state) => state.selection);
  const edits = useMemo(() => canvasEdits(session), [session]);
  const flow = useReactFlow();
  const pane = useRef<HTMLDivElement>(null);
  const [sending, setSending] = useState<Sending>();
  const [connecting, setConnecting] = useState<Connecting>();
  const [isFinding, setIsFinding] = useState(false);
  const [said, say] = useState('');
  const { arranging, start, apply, cancel } = useArrange(edits);
  const proposed = arranging.kind === 'proposed' ? arranging.positions : undefined;
  const [moved] = useState(createDragStore);
  const drawn = useDrawing(connecting?.to, proposed);
  const { map, drawing, drawingNow, nodes, edges, rules, lit, worst } = drawn;
  const drag = useDrag(moved, nodes, drawn, edits);
  const overview = useOverviewShown(drawing.positions);
  const { isPanning, onMove } = usePanning();
  useFirstView(drawing.positions);
  useShowChosen(drawing.positions, lit);
  const goBack = useShowProposal(proposed !== undefined, drawing.positions);
  const leaveArrangement = (): void => {
    cancel();
    goBack();
  };
  const detail = useStore(({ transform }) => zoomDetail(transform[2]));
  const clear = useMemo(() => clearances(drawing), [drawing]);
  const sizes: CSSProperties & Readonly<Record<`--${string}`, string>> = {
    '--card-name': `${detail.name}px`,
    '--raised-type': `${detail.raised}px`,
  };
  const isStill = isReadOnly || proposed !== undefined;

  const inPane = ({ x, y }: Point): Point => {
    const box = pane.current?.getBoundingClientRect();
    return { x: x - (box?.left ?? 0), y: y - (box?.top ?? 0) };
  };
  const startSending = (from: string): void => {
    const at = drawing.positions.get(from);
    if (isStill || at === undefined) return;
    const point = flow.flowToScreenPosition({ x: at.x + CARD_WIDTH + 12, y: at.y });
    setSending({ from, at: inPane(point), drop: undefined });
  };
  // The cards keep theirs: another function at each drawing would draw all of them again.
  const send = useCallbackRef(startSending);
  const gestures = useMemo(() => (isReadOnly ? undefined : { send }), [isReadOnly, send]);
  const act = useCanvasActions({
    drawing,
    drawingNow,
    edits,
    isReadOnly,
    arrange: () => void start(drawing),
    find: () => setIsFinding(true),
    toggleOverview: overview.toggle,
    say,
  });
  const { showLines } = drag;
  const keys = { connecting, setConnecting, startSending, act, drawingNow, showLines, say };
  const onCanvasKey = useCanvasKeys(drawing, edits, { ...keys, isReadOnly: isStill });
  const clipboard = useClipboard(edits, drawingNow, isStill);

  // Kept as well: the drawing library tells all that it draws of each function that is another.
  const change = useCallbackRef((changes: NodeChange<FlowNode>[]): void => {
    drag.change(changes);
    const { selection: now, select } = session.getState();
    const next = selectionAfter(now, changes);
    if (next !== undefined) select(next);
  });
  const stop = useCallbackRef(drag.stop);
  const connectEnd = useCallbackRef(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
      if (state.isValid === true || state.fromNode === null || !('clientX' in event)) return;
      const screen = { x: event.clientX, y: event.clientY };
      const drop = flow.screenToFlowPosition(screen);
      const middle = { x: drop.x, y: drop.y - CARD_HEIGHT / 2 };
      if (state.toNode === null)
        setSending({ from: state.fromNode.id, at: inPane(screen), drop: middle });
    },
  );
  const connect = useCallbackRef(({ source, target }: Connection): void =>
    edits.connect(source, target),
  );
  const chooseAlone = useCallbackRef((event: ReactMouse, { id }: FlowNode): void => {
    const { selection: now, select } = session.getState();
    // The drawing library leaves several chosen that one of them is pressed with, to be moved.
    if (now.length > 1 && !event.shiftKey && !event.ctrlKey && !event.metaKey)
      select(now.filter((subject) => subject.id === id));
  });
  const choose = useCallbackRef((_event: unknown, { data }: HopEdge): void => {
    if (data) session.getState().select([{ type: 'hop', id: data.line.hop }]);
  });
  const chooseNothing = useCallbackRef((): void => session.getState().select([]));
  const pointOf = (event: DragEvent): Point =>
    flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const dragOver = (event: DragEvent): void => {
    if (!isKindDrag(event.dataTransfer) || isStill) return;
    event.preventDefault();
    drag.over(pointOf(event));
  };
  const dropKind = (event: DragEvent): void => {
    const kind = droppedKind(event.dataTransfer);
    drag.leave();
    if (kind === undefined || isStill) return;
    event.preventDefault();
    const at = pointOf(event);
    edits.add(kind, { x: at.x - CARD_WIDTH / 2, y: at.y - CARD_HEIGHT / 2 }, drawingNow());
  };
  const showHit = (id: string): void => {
    const line = drawing.lines.find(({ hop }) => hop === id);
    const isCard = line === undefined || drawing.positions.has(id);
    const ends = isCard ? [id] : [line.from, line.to];
    const at = ends.flatMap((end) => drawing.positions.get(end) ?? []);
    const middle = (axis: 'x' | 'y'): number =>
      at.reduce((sum, point) => sum + point[axis], 0) / at.length;
    if (at.length === 0) return;
    const { width, height } = cardSize;
    void flow.setCenter(middle('x') + width / 2, middle('y') + height / 2, {
      zoom: Math.max(flow.getZoom(), 0.8),
    });
  };

  const chosen = selection.map((subject) => elementName(map, subject)).join(', ');
  return (
    <div
      className="canvas"
      data-detail={detail.detail}
      data-proposed={proposed !== undefined}
      data-panning={isPanning}
      style={sizes}
      onKeyDownCapture={(event) => {
        if (arranging.kind === 'none') return;
        const isDone = event.key === 'Enter' && proposed !== undefined;
        if (!isDone && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        if (isDone) apply();
        else leaveArrangement();
        say(isDone ? 'The arrangement was applied' : 'Nothing was arranged');
        pane.current?.focus();
      }}
    >
      <ArrowHeads />
      <div className="canvas-sheet">
        <GesturesContext value={gestures}>
          <LabelsContext value={detail.hasLabels}>
            <MovingContext value={moved}>
              <ReactFlow
                ref={pane}
                aria-label="Map. Arrow keys choose, C connects, S sends to a new node, Enter opens the inspector"
                tabIndex={0}
                onKeyDown={onCanvasKey}
                {...clipboard}
                onDragOver={dragOver}
                onDragLeave={drag.leave}
                onDrop={dropKind}
                nodes={nodes}
                edges={edges}
                nodeTypes={nodeTypes}
                edgeTypes={edgeTypes}
                onNodesChange={change}
                onMove={onMove}
                onNodeDragStop={stop}
                onSelectionDragStop={stop}
                onNodeClick={chooseAlone}
                onEdgeClick={choose}
                onPaneClick={chooseNothing}
                onConnect={connect}
                onConnectEnd={connectEnd}
                nodesDraggable={!isStill}
                nodesConnectable={!isStill}
                connectOnClick={false}
                nodesFocusable={false}
                edgesFocusable={false}
                disableKeyboardA11y
                deleteKeyCode={null}
                multiSelectionKeyCode={MANY_KEYS}
                selectionKeyCode="Shift"
                onlyRenderVisibleElements
                minZoom={0.08}
                maxZoom={2.5}
                proOptions={NO_ATTRIBUTION}
              >
                <LaneGround lanes={drawing.lanes} rules={rules} clear={clear} />
                <MovingLines />
                <ArrangePreview arranging={arranging} onApply={apply} onCancel={leaveArrangement} />
                {connecting === undefined ? null : (
                  <Panel position="top-center" className="canvas-hint">
                    Arrow keys choose where the hop goes, Enter draws it, Escape leaves it
                  </Panel>
                )}
              </ReactFlow>
            </MovingContext>
          </LabelsContext>
        </GesturesContext>
        {overview.isShown ? <Overview map={map} drawing={drawing} worst={worst} /> : null}
        {isFinding ? (
          <FindBar
            ghosts={drawing.ghosts}
            onShow={({ subject }) => showHit(subject.id)}
            onClose={() => {
              setIsFinding(false);
              pane.current?.focus();
            }}
          />
        ) : null}
        {sending === undefined ? null : (
          <SendMenu
            at={sending.at}
            onClose={() => setSending(undefined)}
            onPick={(kind) => {
              edits.send(sending.from, kind, sending.drop, drawingNow());
              setSending(undefined);
              pane.current?.focus();
            }}
          />
        )}
      </div>
      <CanvasTools isReadOnly={isReadOnly} isOverviewShown={overview.isShown} onAction={act} />
      <div className="visually-hidden" aria-live="polite">
        {chosen}
      </div>
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
    </div>
  );
}

// Objects made anew at each drawing would be taken for changes by the drawing library.
const MANY_KEYS = ['Shift', 'Meta', 'Control'];
const NO_ATTRIBUTION = { hideAttribution: true };
