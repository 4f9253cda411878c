import { HEAD } from './arrow-head.ts';

const states = ['plain', 'dim', 'selected', 'violation', 'risk', 'question', 'info'] as const;

/** The heads of hops, one for each colour; a head of a path cannot take on the path's colour everywhere. */
export function ArrowHeads() {
  return (
    <svg className="arrow-heads" width="0" height="0" aria-hidden="true">
      <defs>
        {states.map((state) => (
          <marker
            key={state}
            id={`arrow-${state}`}
            className={`arrow arrow-${state}`}
            viewBox={`0 0 ${HEAD.square} ${HEAD.square}`}
            refX={HEAD.tip.x}
            refY={HEAD.tip.y}
            markerWidth={HEAD.size}
            markerHeight={HEAD.size}
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d={HEAD.outline} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
