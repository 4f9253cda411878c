import { EdgeLabelRenderer, type EdgeProps, useInternalNode } from '@xyflow/react';
import { memo, useContext, useState } from 'react';
import { useStore } from 'zustand';
import { curvePath, hopCurve } from '#shared/diagram/hop-curve.ts';
import { LabelsContext, MovingContext } from './canvas-gestures.ts';
import type { HopEdge } from './flow-elements.ts';
import { labelPlace } from './label-place.ts';

/**
 * A hop: the line, its arrows, and its one label. While one of its cards is dragged alone the label follows it,
 * and its line, which has the look here, is painted by `MovingLines`.
 */
export const HopLine = memo(({ id, source, target, data, selected }: EdgeProps<HopEdge>) => {
  const from = useInternalNode(source)?.internals.positionAbsolute;
  const to = useInternalNode(target)?.internals.positionAbsolute;
  const hasLabels = useContext(LabelsContext);
  const isMoving = useStore(
    useContext(MovingContext),
    ({ alone }) => alone?.id === source || alone?.id === target,
  );
  const [isNear, setIsNear] = useState(false);
  if (from === undefined || to === undefined || data === undefined) return null;
  const { line, state, step } = data;
  const curve = hopCurve(from, to, line.docks);
  const path = isMoving ? undefined : curvePath(curve);
  const isLit = state !== 'plain' && state !== 'dim';
  const isRaised = isNear || selected === true || isLit;
  const isAtRest = hasLabels && line.labelAt !== undefined && state !== 'dim';
  const isLabelled = line.label !== '' && (isAtRest || isRaised);
  const isShort = line.isNumberOnly && !isNear && selected !== true;
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
            // What was moved past the element's style is not left there.
            key={isMoving ? 'moving' : 'still'}
            className="hop-label"
            data-hop={id}
            data-state={state}
            data-selected={selected}
            data-raised={isRaised}
            data-short={isShort}
            data-moving={isMoving}
            style={{ transform: labelPlace(curve, line.labelAt) }}
          >
            {step === undefined ? null : <b className="hop-step">{step}</b>}
            {isShort ? null : <span>{line.label}</span>}
          </div>
        </EdgeLabelRenderer>
      ) : null}
    </g>
  );
});
