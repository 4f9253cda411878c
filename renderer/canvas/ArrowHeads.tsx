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
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="13"
            markerHeight="13"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 .6 10 5 0 9.4 2 5z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
