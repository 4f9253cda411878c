import { IconEye } from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import type { GhostNode } from './flow-elements.ts';

/** A reader who follows from a list: support from abroad, a vendor's subprocessor. */
export const GhostCard = memo(({ data: { ghost, state }, selected }: NodeProps<GhostNode>) => (
  <div
    className="card card-ghost"
    data-state={state}
    data-selected={selected}
    title={`${ghost.name}\n${ghost.detail}`}
  >
    <div className="card-head">
      <span className="kind-icon kind-people" style={{ width: 22, height: 22 }} aria-hidden="true">
        <IconEye size={15} stroke={1.8} />
      </span>
      <span className="card-name">{ghost.name}</span>
    </div>
    <div className="card-vendor">{ghost.detail}</div>
    <div className="card-chips">
      <span className="chip chip-quiet">{ghost.kind}</span>
    </div>
    <Handle type="target" position={Position.Left} isConnectable={false} />
    <Handle type="source" position={Position.Right} isConnectable={false} />
  </div>
));
