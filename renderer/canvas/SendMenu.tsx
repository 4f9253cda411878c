import { useClickOutside } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { choiceWords } from '#shared/map/choice-words.ts';
import { type NodeKind, nodeKinds } from '#shared/map/schema/vocabulary.ts';
import { KindIcon } from '../ui/KindIcon.tsx';
import { filterOptions } from '../ui/picker-options.ts';

type Props = {
  /** In pixels of the canvas pane. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onPick: (kind: NodeKind) => void;
  readonly onClose: () => void;
};

const options = nodeKinds.map((kind) => ({ value: kind, words: choiceWords(kind) }));

/** What a node sends to: a kind, found by typing; Enter takes the first. */
export function SendMenu({ at, onPick, onClose }: Props) {
  const menu = useClickOutside<HTMLDivElement>(onClose);
  const [query, setQuery] = useState('');
  const kinds = useMemo(() => {
    const found = new Set<string>(filterOptions(options, query).map(({ value }) => value));
    return nodeKinds.filter((kind) => query.trim() === '' || found.has(kind));
  }, [query]);
  return (
    <div
      ref={menu}
      className="send-menu"
      role="dialog"
      aria-label="Send to a new node"
      style={{ left: at.x, top: at.y }}
    >
      <input
        autoFocus
        aria-label="Kind of the new node"
        placeholder="Send to…"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key === 'Enter' && kinds[0] !== undefined) onPick(kinds[0]);
        }}
      />
      <ul className="d-scroll">
        {kinds.map((kind) => (
          <li key={kind}>
            <button type="button" className="palette-item" onClick={() => onPick(kind)}>
              <KindIcon kind={kind} size={20} />
              {choiceWords(kind)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
