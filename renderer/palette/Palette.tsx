import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { choiceWords } from '#shared/map/choice-words.ts';
import type { NodeKind } from '#shared/map/schema/vocabulary.ts';
import { useEdits } from '../app/edits.ts';
import { useIsReadOnly, useSession } from '../app/session.ts';
import { focusCanvas } from '../commands/window-parts.ts';
import { KindIcon } from '../ui/KindIcon.tsx';
import { kindGroupList } from '../ui/kind-hue.ts';
import { filterOptions } from '../ui/picker-options.ts';
import { dragKind } from './kind-drag.ts';

/** The kinds of systems by group, to be dragged or clicked onto the map, and what is there, by search. */
export function Palette() {
  const [query, setQuery] = useState('');
  const nodes = useSession(({ map }) => map.nodes);
  const select = useSession((session) => session.select);
  const isReadOnly = useIsReadOnly();
  const { addNode } = useEdits();
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupsFor(query), [query]);
  const there = useMemo(
    () =>
      query.trim() === ''
        ? []
        : filterOptions(
            nodes.map(({ id, name, service }) => ({
              value: id,
              words: name,
              detail: service ?? '',
            })),
            query,
          ),
    [nodes, query],
  );
  const first = groups[0]?.kinds[0];
  return (
    <div className="palette">
      <div className="palette-search">
        <IconSearch size={14} aria-hidden="true" />
        <input
          data-palette-search
          aria-label={isReadOnly ? 'Find' : 'Add or find'}
          placeholder={isReadOnly ? 'Find' : 'Add or find'}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              setQuery('');
              if (query === '') focusCanvas();
            }
            if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus();
            if (event.key !== 'Enter' || query.trim() === '') return;
            if (first !== undefined && !isReadOnly) addNode(first);
            else if (there[0] !== undefined) select([{ type: 'node', id: there[0].value }]);
            setQuery('');
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
      {/* Without a kind that can be pressed the list itself is what keys can scroll. */}
      <div
        ref={list}
        className="palette-list d-scroll"
        role="group"
        aria-label="Kinds of systems"
        {...(isReadOnly ? { tabIndex: 0 } : {})}
      >
        {there.length === 0 ? null : (
          <section>
            <h2 className="d-caps">On the map</h2>
            <ul>
              {there.map(({ value, words }) => (
                <li key={value}>
                  <button
                    type="button"
                    className="palette-item"
                    onClick={() => select([{ type: 'node', id: value }])}
                  >
                    {words}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {groups.map(({ title, kinds }) => (
          <section key={title}>
            <h2 className="d-caps">{title}</h2>
            <ul>
              {kinds.map((kind) => (
                <li key={kind}>
                  <button
                    type="button"
                    className="palette-item"
                    draggable={!isReadOnly}
                    disabled={isReadOnly}
                    title={
                      isReadOnly ? 'The map is read only' : 'Drag onto the map, or press to add'
                    }
                    onDragStart={(event) => dragKind(event.dataTransfer, kind)}
                    onClick={() => addNode(kind)}
                  >
                    <KindIcon kind={kind} size={20} />
                    {choiceWords(kind)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length + there.length === 0 ? (
          <p className="d-muted palette-none">No kind and nothing on the map is called so.</p>
        ) : null}
      </div>
    </div>
  );
}

type Group = { readonly title: string; readonly kinds: readonly NodeKind[] };

/** The groups with the kinds that fit what was typed. */
function groupsFor(query: string): readonly Group[] {
  const options = kindGroupList.flatMap(({ kinds, title }) =>
    kinds.map((kind) => ({ value: kind, words: choiceWords(kind), detail: title })),
  );
  const found = new Set<string>(
    query.trim() === ''
      ? options.map(({ value }) => value)
      : filterOptions(options, query).map(({ value }) => value),
  );
  return kindGroupList
    .map(({ title, kinds }) => ({ title, kinds: kinds.filter((kind) => found.has(kind)) }))
    .filter(({ kinds }) => kinds.length > 0);
}
