import { IconPlus } from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { choiceWords } from '#shared/map/choice-words.ts';
import { KindIcon } from '../ui/KindIcon.tsx';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { severityWord } from '../ui/severity-words.ts';
import { useGestures } from './canvas-gestures.ts';
import type { CardNode } from './flow-elements.ts';

/** A node: what it is, who runs it, and how PHI is kept there. */
export const NodeCard = memo(({ data, selected }: NodeProps<CardNode>) => {
  const { node, vendor, chips, badge, state } = data;
  const gestures = useGestures();
  const all = [
    node.name,
    choiceWords(node.kind),
    vendor,
    chips.map(({ words }) => words).join(' · '),
  ];
  return (
    <div
      className="card"
      data-state={state}
      data-selected={selected}
      title={all.filter(Boolean).join('\n')}
    >
      <div className="card-head">
        <KindIcon kind={node.kind} size={22} />
        <span className="card-name">{node.name}</span>
      </div>
      <div className="card-vendor">{vendor}</div>
      <div className="card-chips">
        {chips.map(({ words, tone }) => (
          <span key={words} className={`chip chip-${tone}`}>
            {words}
          </span>
        ))}
      </div>
      {badge === undefined ? null : (
        <span className="card-badge" title={severityWord[badge]}>
          <SeverityIcon severity={badge} size={20} />
          <span className="visually-hidden">{severityWord[badge]}</span>
        </span>
      )}
      <Handle type="target" position={Position.Left} />
      <Handle type="source" position={Position.Right}>
        {gestures === undefined ? null : (
          // Pressed it asks what to send to; dragged it draws a hop, as the handle that it is part of.
          <button
            type="button"
            className="card-send"
            // Only that of the chosen card is a stop of the tab key, which else had one a card.
            tabIndex={selected ? 0 : -1}
            aria-label={`Send from ${node.name} to …`}
            title="Send to … (S), or drag to a card"
            onClick={(event) => {
              event.stopPropagation();
              gestures.send(node.id);
            }}
          >
            <IconPlus size={14} stroke={2.4} aria-hidden="true" />
          </button>
        )}
      </Handle>
    </div>
  );
});
