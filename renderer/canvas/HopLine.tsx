import { EdgeLabelRenderer, type EdgeProps, useInternalNode } from '@xyflow/react';
import { memo, useContext, useState } from 'react';
import { curvePath, hopCurve, pointAt } from '#shared/diagram/hop-curve.ts';
import { LabelsContext } from './canvas-gestures.ts';
import type { HopEdge } from './flow-elements.ts';

/** A hop: the line, its arrows, and its one label. It follows its cards while they are dragged. */
export const HopLine = memo(({ source, target, data, selected }: EdgeProps<HopEdge>) => {
  const from = useInternalNode(source)?.internals.positionAbsolute;
  const to = useInternalNode(target)?.internals.positionAbsolute;
  const hasLabels = useContext(LabelsContext);
  const [isNear, setIsNear] = useState(false);
  if (from === undefined || to === undefined || data === undefined) return null;
  const { line, state, step } = data;
  const curve = hopCurve(from, to, line.docks);
  const path = curvePath(curve);
  const isLit = state !== 'plain' && state !== 'dim';
  const isRaised = isNear || selected === true || isLit;
  const isAtRest = hasLabels && line.labelAt !== undefined && state !== 'dim';
  const isLabelled = line.label !== '' && (isAtRest || isRaised);
  const isShort = line.isNumberOnly && !isNear && selected !== true;
  const { x, y } = pointAt(curve, line.labelAt ?? 0.5);
  const arrow = `url(#arrow-${selected === true && !isLit ? 'selected' : state})`;
  return (
    <g
      className="hop"
      data-state={state}
      data-selected={selected}
      data-derived={line.isDerived}
      onPointerEnter={() => setIsNear(true)}
      onPointerLeave={() => setIsNear(false)}
    >
      <path
        className="hop-line"
        d={path}
        markerEnd={arrow}
        markerStart={line.isTwoWay ? arrow : undefined}
      />
      <path className="hop-reach react-flow__edge-interaction" d={path} />
      {isLabelled ? (
        <EdgeLabelRenderer>
          <div
            className="hop-label"
            data-state={state}
            data-selected={selected}
            data-raised={isRaised}
            data-short={isShort}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {step === undefined ? null : <b className="hop-step">{step}</b>}
            {isShort ? null : <span>{line.label}</span>}
          </div>
        </EdgeLabelRenderer>
      ) : null}
    </g>
  );
});
