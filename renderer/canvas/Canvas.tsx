import '@xyflow/react/dist/style.css';
import './canvas.css';
import {
  applyNodeChanges,
  type Connection,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  Panel,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type ClipboardEvent, type DragEvent, useMemo, useRef, useState } from 'react';
import { CARD_HEIGHT, CARD_WIDTH, type Point } from '#shared/diagram/card-size.ts';
import { laneAt } from '#shared/diagram/lanes.ts';
import type { Subject } from '#shared/evaluate/finding.ts';
import { elementName } from '../app/element-names.ts';
import { useSession, useSessionStore } from '../app/session.ts';
import { isTyping } from '../commands/use-shortcuts.ts';
import { droppedKind, isKindDrag } from '../palette/kind-drag.ts';
import { ArrowHeads } from './ArrowHeads.tsx';
import { canvasEdits } from './canvas-edits.ts';
import { CanvasTools } from './CanvasTools.tsx';
import type { FlowNode } from './flow-elements.ts';
import { GhostCard } from './GhostCard.tsx';
import { HopLine } from './HopLine.tsx';
import { LaneGround } from './LaneGround.tsx';
import { NodeCard } from './NodeCard.tsx';
import { SendMenu } from './SendMenu.tsx';
import { type Connecting, useCanvasKeys } from './use-canvas-keys.ts';
import { FIT, useShowChosen } from './use-show-chosen.ts';
import { useDrawing } from './use-drawing.ts';

const nodeTypes = { card: NodeCard, ghost: GhostCard };
const edgeTypes = { hop: HopLine };

const subjectOf = (id: string): Subject => ({ type: id.startsWith('~') ? 'hop' : 'node', id });

type Sending = { readonly from: string; readonly at: Point; readonly drop: Point | undefined };

/** The drawing of the map: bands, cards, hops, and every gesture on them. */
export function Canvas() {
  const session = useSessionStore();
  const isReadOnly = useSession(({ saved }) => saved.kind === 'read-only');
  const selection = useSession((state) => state.selection);
  const edits = useMemo(() => canvasEdits(session), [session]);
  const flow = useReactFlow();
  const pane = useRef<HTMLDivElement>(null);
  const [sending, setSending] = useState<Sending>();
  const [target, setTarget] = useState<string>();
  const [connecting, setConnecting] = useState<Connecting>();
  const { map, drawing, nodes, edges, rules, lit } = useDrawing(connecting?.to);
  const [drawn, setDrawn] = useState<FlowNode[]>(nodes);
  const [shown, setShown] = useState(nodes);
  if (shown !== nodes) {
    setShown(nodes);
    setDrawn(nodes);
  }
  useShowChosen(drawing.positions, lit);
  const detail = useStore(({ transform: [, , zoom] }) =>
    zoom >= 0.5 ? 'full' : zoom >= 0.3 ? 'less' : 'least',
  );

  const inPane = ({ x, y }: Point): Point => {
    const box = pane.current?.getBoundingClientRect();
    return { x: x - (box?.left ?? 0), y: y - (box?.top ?? 0) };
  };
  const startSending = (from: string): void => {
    const at = drawing.positions.get(from);
    if (isReadOnly || at === undefined) return;
    const point = flow.flowToScreenPosition({ x: at.x + CARD_WIDTH + 12, y: at.y });
    setSending({ from, at: inPane(point), drop: undefined });
  };
  const keys = { connecting, setConnecting, startSending, isReadOnly };
  const onKeyDown = useCanvasKeys(drawing, edits, keys);

  const change = (changes: NodeChange<FlowNode>[]): void => {
    setDrawn((before) =>
      applyNodeChanges(
        changes.filter(({ type }) => type !== 'remove'),
        before,
      ),
    );
    const chosen = new Map(
      changes.flatMap((item) => (item.type === 'select' ? [[item.id, item.selected]] : [])),
    );
    if (chosen.size === 0) return;
    const { selection: now, select } = session.getState();
    const kept = now.filter(
      ({ type, id }) => (type === 'node' || type === 'hop') && chosen.get(id) !== false,
    );
    const there = new Set(kept.map(({ id }) => id));
    const more = [...chosen].flatMap(([id, isOn]) =>
      isOn && !there.has(id) ? [subjectOf(id)] : [],
    );
    if (more.length > 0 || kept.length !== now.length) select([...kept, ...more]);
  };
  const stop = (_event: unknown, _node: unknown, moved: readonly FlowNode[]): void => {
    setTarget(undefined);
    edits.drop(
      moved.filter(({ type }) => type === 'card'),
      drawing.lanes,
    );
  };
  const connectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
    if (state.isValid === true || state.fromNode === null || !('clientX' in event)) return;
    const screen = { x: event.clientX, y: event.clientY };
    const drop = flow.screenToFlowPosition(screen);
    if (state.toNode === null)
      setSending({
        from: state.fromNode.id,
        at: inPane(screen),
        drop: { x: drop.x, y: drop.y - CARD_HEIGHT / 2 },
      });
  };
  const connect = ({ source, target: end }: Connection): void => edits.connect(source, end);
  const dragOver = (event: DragEvent): void => {
    if (!isKindDrag(event.dataTransfer) || isReadOnly) return;
    event.preventDefault();
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    setTarget(laneAt(drawing.lanes, at.y)?.band.key);
  };
  const dropKind = (event: DragEvent): void => {
    const kind = droppedKind(event.dataTransfer);
    setTarget(undefined);
    if (kind === undefined || isReadOnly) return;
    event.preventDefault();
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    edits.add(kind, { x: at.x - CARD_WIDTH / 2, y: at.y - CARD_HEIGHT / 2 }, drawing.lanes);
  };
  const copy = (event: ClipboardEvent): void => {
    if (isTyping(event.target) || edits.chosen().length === 0) return;
    event.clipboardData.setData('text/plain', edits.copied());
    event.preventDefault();
    if (event.type === 'cut' && !isReadOnly) edits.remove();
  };

  const said = selection.map((subject) => elementName(map, subject)).join(', ');
  return (
    <div className="canvas" data-detail={detail}>
      <ArrowHeads />
      <ReactFlow
        ref={pane}
        aria-label="Map. Arrow keys choose, C connects, S sends to a new node, Enter opens the inspector"
        tabIndex={0}
        onKeyDown={onKeyDown}
        onCopy={copy}
        onCut={copy}
        onPaste={(event) => {
          if (isTyping(event.target) || isReadOnly) return;
          edits.paste(event.clipboardData.getData('text/plain'));
        }}
        onDragOver={dragOver}
        onDragLeave={() => setTarget(undefined)}
        onDrop={dropKind}
        nodes={drawn}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={change}
        onNodeDrag={(_event, { position }) =>
          setTarget(laneAt(drawing.lanes, position.y + CARD_HEIGHT / 2)?.band.key)
        }
        onNodeDragStop={stop}
        onSelectionDragStop={(event, moved) => stop(event, undefined, moved)}
        onEdgeClick={(_event, { data }) =>
          data && session.getState().select([{ type: 'hop', id: data.line.hop }])
        }
        onPaneClick={() => session.getState().select([])}
        onConnect={connect}
        onConnectEnd={connectEnd}
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionKeyCode="Shift"
        snapGrid={[4, 4]}
        snapToGrid
        onlyRenderVisibleElements
        minZoom={0.08}
        maxZoom={2.5}
        fitView
        fitViewOptions={FIT}
        proOptions={{ hideAttribution: true }}
      >
        <LaneGround lanes={drawing.lanes} rules={rules} target={target} />
        <CanvasTools />
        <MiniMap
          pannable
          zoomable
          ariaLabel="Overview of the map"
          style={{ width: 130, height: 84 }}
        />
        {connecting === undefined ? null : (
          <Panel position="top-center" className="canvas-hint">
            Arrow keys choose where the hop goes, Enter draws it, Escape leaves it
          </Panel>
        )}
      </ReactFlow>
      {sending === undefined ? null : (
        <SendMenu
          at={sending.at}
          onClose={() => setSending(undefined)}
          onPick={(kind) => {
            const start = drawing.positions.get(sending.from);
            if (start) edits.send(sending.from, kind, start, sending.drop, drawing.lanes);
            setSending(undefined);
            pane.current?.focus();
          }}
        />
      )}
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
    </div>
  );
}
