import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Subject } from '#shared/evaluate/finding.ts';
import { useSession } from '../app/session.ts';
import { ElementFields } from './ElementFields.tsx';
import { GhostPanel, useGhost } from './GhostPanel.tsx';
import { inspectedNow } from './inspected-now.ts';
import { InspectorHead } from './InspectorHead.tsx';
import { MapOverview } from './MapOverview.tsx';
import { ReachSection } from './ReachSection.tsx';
import { VendorSummary } from './VendorSummary.tsx';
import type { Inspected } from './sections.ts';

/** What can be inspected of a selection: the elements of its most frequent type. */
function inspectedOf(
  selection: readonly Subject[],
): { type: Inspected; ids: string[] } | undefined {
  for (const type of ['node', 'hop', 'cohort', 'vendor'] as const) {
    const ids = selection.filter((subject) => subject.type === type).map(({ id }) => id);
    if (ids.length > 0) return { type, ids };
  }
  return undefined;
}

/** The right panel: all that is known, not known and asked about what is selected. */
export function Inspector() {
  const chosen = useSession((session) => session.selection);
  // The canvas shows first what was chosen: its many fields are drawn in between frames.
  const later = useDeferredValue(chosen);
  const isWanted = useStore(inspectedNow, ({ selection }) => selection === chosen);
  const selection = isWanted ? chosen : later;
  const map = useSession((session) => session.map);
  const together = useMemo(() => inspectedOf(selection), [selection]);
  const ghost = useGhost(selection[0]?.id);
  const isThere =
    together !== undefined &&
    {
      node: map.nodes,
      hop: map.hops,
      cohort: map.cohorts,
      vendor: map.vendors,
      matrixRow: [],
      posture: [],
    }[together.type].some(({ id }) => together.ids.includes(id));
  if (ghost !== undefined) return <GhostPanel ghost={ghost} />;
  if (together === undefined || !isThere) return <MapOverview />;
  const key = `${together.type} ${together.ids.join(' ')}`;
  const [only] = together.ids;
  const isSingleNode = together.type === 'node' && together.ids.length === 1;
  return (
    <div className="inspector d-scroll" key={key}>
      <InspectorHead together={together} />
      {isSingleNode && only !== undefined ? <ReachSection node={only} /> : null}
      <ElementFields together={together} />
      {isSingleNode && only !== undefined ? <VendorSummary node={only} /> : null}
    </div>
  );
}
