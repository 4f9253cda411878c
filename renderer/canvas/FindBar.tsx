import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Ghost } from '#shared/diagram/ghosts.ts';
import { useSession, useSessionStore } from '../app/session.ts';
import { findOnMap, type Hit, stepped } from './find.ts';

type Props = {
  readonly ghosts: readonly Ghost[];
  readonly onShow: (hit: Hit) => void;
  readonly onClose: () => void;
};

/** Finds nodes and hops by what they are called; each find is selected and brought to the middle. */
export function FindBar({ ghosts, onShow, onClose }: Props) {
  const session = useSessionStore();
  const map = useSession((state) => state.map);
  const labels = useSession(({ words }) => words.labels);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const hits = useMemo(() => findOnMap(map, ghosts, labels, query), [map, ghosts, labels, query]);
  const hit = hits[Math.min(at, hits.length - 1)];
  const shown = hit && `${hit.subject.type} ${hit.subject.id}`;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const show = useEffectEvent(() => {
    if (hit === undefined) return;
    session.getState().select([hit.subject]);
    onShow(hit);
  });
  // Only another hit is shown: an edit of the map does not move the view.
  useEffect(() => {
    if (shown !== undefined) show();
  }, [shown]);
  const step = (by: 1 | -1): void => setAt(stepped(Math.min(at, hits.length - 1), by, hits.length));
  const count =
    query.trim() === ''
      ? ''
      : hits.length === 0
        ? 'Nothing found'
        : `${Math.min(at, hits.length - 1) + 1} of ${hits.length}`;
  return (
    <search className="find-bar" aria-label="Find on the map">
      <input
        ref={field}
        aria-label="Find on the map"
        placeholder="Name, kind, vendor, hop"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          else if (event.key === 'ArrowDown') step(1);
          else if (event.key === 'ArrowUp') step(-1);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span className="find-count" role="status">
        {count}
        <span className="visually-hidden">{hit === undefined ? '' : `: ${hit.words}`}</span>
      </span>
      <button
        type="button"
        className="canvas-tool"
        aria-label="The one before"
        onClick={() => step(-1)}
      >
        <IconChevronUp size={15} aria-hidden="true" />
      </button>
      <button type="button" className="canvas-tool" aria-label="The next" onClick={() => step(1)}>
        <IconChevronDown size={15} aria-hidden="true" />
      </button>
      <button type="button" className="canvas-tool" aria-label="Close the search" onClick={onClose}>
        <IconX size={15} aria-hidden="true" />
      </button>
    </search>
  );
}
