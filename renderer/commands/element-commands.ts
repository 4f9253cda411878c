import type { Subject } from '#shared/evaluate/finding.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { elementName } from '../app/element-names.ts';
import type { View } from '../app/session.ts';
import type { AppCommand } from './command-list.ts';

const GROUPS = [
  { list: 'nodes', type: 'node', view: 'map', group: 'On the map' },
  { list: 'hops', type: 'hop', view: 'map', group: 'Hop' },
  { list: 'vendors', type: 'vendor', view: 'vendors', group: 'Vendor' },
  { list: 'cohorts', type: 'cohort', view: 'cohorts', group: 'Cohort' },
] as const;

/** A command an element: goes to it and selects it. */
export function elementCommands(
  map: DomicileMap,
  select: (selection: readonly Subject[]) => void,
  show: (view: View) => void,
): readonly AppCommand[] {
  return GROUPS.flatMap(({ list, type, view, group }) =>
    map[list].map(({ id }) => ({
      id: `${type} ${id}`,
      title: elementName(map, { type, id }),
      group,
      run: () => {
        select([{ type, id }]);
        show(view);
      },
    })),
  );
}
