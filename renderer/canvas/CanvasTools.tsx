import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconMap2,
  IconSearch,
} from '@tabler/icons-react';
import { useReactFlow, useStore } from '@xyflow/react';
import type { ComponentType } from 'react';
import { useSession } from '../app/session.ts';
import { type CanvasAction, canvasActions } from './canvas-actions.ts';

type Props = {
  readonly isReadOnly: boolean;
  readonly isOverviewShown: boolean;
  readonly onAction: (action: CanvasAction) => void;
};

type Glyph = ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: 'true' }>;

const GLYPHS: Readonly<Partial<Record<CanvasAction, Glyph>>> = {
  'align-left': IconLayoutAlignLeft,
  'align-center': IconLayoutAlignCenter,
  'align-right': IconLayoutAlignRight,
  'align-top': IconLayoutAlignTop,
  'align-middle': IconLayoutAlignMiddle,
  'align-bottom': IconLayoutAlignBottom,
  'distribute-horizontal': IconLayoutDistributeHorizontal,
  'distribute-vertical': IconLayoutDistributeVertical,
};

const factsOf = new Map(canvasActions.map((facts) => [facts.action, facts]));

const wordsOf = (action: CanvasAction): string => {
  const facts = factsOf.get(action);
  return [facts?.title, facts?.keys && `(${facts.keys})`].filter(Boolean).join(' ');
};

/** What can be done with the view and with what is chosen, in a bar below the drawing. */
export function CanvasTools({ isReadOnly, isOverviewShown, onAction }: Props) {
  const flow = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  const chosen = useSession(
    ({ selection }) => selection.filter(({ type }) => type === 'node').length,
  );
  const hasSelection = useSession(({ selection }) => selection.length > 0);
  const arranging = canvasActions.filter(
    ({ action, needs }) => GLYPHS[action] !== undefined && chosen >= needs,
  );
  return (
    <div className="canvas-bar" role="toolbar" aria-label="View and arrangement">
      <button
        type="button"
        className="canvas-tool"
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={() => void flow.zoomOut()}
      >
        −
      </button>
      <button
        type="button"
        className="canvas-tool canvas-zoom"
        aria-label={`Zoom ${percent} %, back to 100 %`}
        title="Back to 100 %"
        onClick={() => void flow.zoomTo(1)}
      >
        {percent} %
      </button>
      <button
        type="button"
        className="canvas-tool"
        aria-label="Zoom in"
        title="Zoom in (+)"
        onClick={() => void flow.zoomIn()}
      >
        +
      </button>
      <button
        type="button"
        className="canvas-tool"
        title={wordsOf('fit')}
        onClick={() => onAction('fit')}
      >
        Fit
      </button>
      {hasSelection ? (
        <button
          type="button"
          className="canvas-tool"
          title={wordsOf('fit-selection')}
          onClick={() => onAction('fit-selection')}
        >
          Fit selection
        </button>
      ) : null}
      {isReadOnly ? null : (
        <button
          type="button"
          className="canvas-tool"
          title={wordsOf('arrange')}
          onClick={() => onAction('arrange')}
        >
          Arrange
        </button>
      )}
      <button
        type="button"
        className="canvas-tool"
        aria-label="Find on the map"
        title={wordsOf('find')}
        onClick={() => onAction('find')}
      >
        <IconSearch size={15} aria-hidden="true" />
      </button>
      {isReadOnly
        ? null
        : arranging.map(({ action, title }) => {
            const Icon = GLYPHS[action];
            return Icon === undefined ? null : (
              <button
                key={action}
                type="button"
                className="canvas-tool"
                aria-label={title}
                title={wordsOf(action)}
                onClick={() => onAction(action)}
              >
                <Icon size={16} aria-hidden="true" />
              </button>
            );
          })}
      <span className="canvas-bar-space" />
      <button
        type="button"
        className="canvas-tool"
        aria-label="Overview"
        aria-pressed={isOverviewShown}
        title={wordsOf('overview')}
        onClick={() => onAction('overview')}
      >
        <IconMap2 size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
