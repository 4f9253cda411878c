import { useSession } from '../app/session.ts';

/** The nodes of the map. */
export function CanvasPane() {
  const nodes = useSession(({ map }) => map.nodes);
  const select = useSession((session) => session.select);
  return (
    <ul className="d-scroll">
      {nodes.map(({ id, name }) => (
        <li key={id}>
          <button
            type="button"
            className="palette-item"
            onClick={() => select([{ type: 'node', id }])}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
