import { useComputedColorScheme } from '@mantine/core';
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { Severity } from '#shared/evaluate/finding.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { kindHue } from '../ui/kind-hue.ts';
import { cardSize, type Drawing } from './drawing.ts';
import { overviewScale } from './overview-scale.ts';

const SIZE = { width: 168, height: 108 } as const;

type Props = {
  readonly map: DomicileMap;
  readonly drawing: Drawing;
  readonly worst: ReadonlyMap<string, Severity>;
};

/** The whole map in small: bands, cards by kind or by what was found there, and what is in view. */
export function Overview(props: Props) {
  // A bitmap keeps its colours: with another scheme it is painted anew.
  const scheme = useComputedColorScheme();
  return <PaintedMap key={scheme} {...props} />;
}

function PaintedMap({ map, drawing, worst }: Props) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const paper = useRef<HTMLCanvasElement>(null);
  const scale = useMemo(() => overviewScale(drawing, SIZE), [drawing]);
  useEffect(() => {
    // A thousand cards are one bitmap here; as elements they would be laid out at every step.
    const context = paper.current?.getContext('2d');
    if (context && paper.current) paint(context, paper.current, { map, drawing, worst });
  }, [map, drawing, worst]);
  const view = useStore(({ transform: [x, y, zoom], width, height }) =>
    [-x / zoom, -y / zoom, width / zoom, height / zoom].join(' '),
  );
  const [left = 0, top = 0, width = 0, height = 0] = view.split(' ').map(Number);
  const goTo = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = scale.toMap({ x: event.clientX - box.left, y: event.clientY - box.top });
    void flow.setCenter(at.x, at.y, { zoom: store.getState().transform[2] });
  };
  const corner = scale.toPaper({ x: left, y: top });
  return (
    <div
      className="overview"
      style={SIZE}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={goTo}
    >
      <canvas ref={paper} role="img" aria-label="Overview of the map" style={SIZE} />
      <div
        className="overview-view"
        style={{
          transform: `translate(${corner.x}px, ${corner.y}px)`,
          width: width * scale.factor,
          height: height * scale.factor,
        }}
      />
    </div>
  );
}

function paint(context: CanvasRenderingContext2D, paper: HTMLCanvasElement, props: Props): void {
  const { map, drawing, worst } = props;
  const dense = window.devicePixelRatio;
  [paper.width, paper.height] = [SIZE.width * dense, SIZE.height * dense];
  context.scale(dense, dense);
  const style = getComputedStyle(paper);
  const colour = (name: string): string => style.getPropertyValue(`--d-${name}`);
  const scale = overviewScale(drawing, SIZE);
  context.strokeStyle = colour('line-strong');
  context.setLineDash([3, 2]);
  for (const { bottom } of drawing.lanes.slice(0, -1)) {
    const { y } = scale.toPaper({ x: 0, y: bottom });
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(SIZE.width, y);
    context.stroke();
  }
  const [width, height] = [cardSize.width * scale.factor, cardSize.height * scale.factor];
  const draw = (id: string, fill: string): void => {
    const at = drawing.positions.get(id);
    if (at === undefined) return;
    const { x, y } = scale.toPaper(at);
    context.fillStyle = fill;
    context.fillRect(x, y, Math.max(2, width), Math.max(1.5, height));
  };
  for (const { id } of drawing.ghosts) draw(id, colour('line-strong'));
  for (const { id, kind } of map.nodes) {
    const severity = worst.get(id);
    const isFound = severity !== undefined && severity !== 'info';
    const found = severity === 'risk' ? 'risk-shape' : severity;
    draw(id, colour(isFound ? `${found}` : `kind-${kindHue(kind)}`));
  }
}
