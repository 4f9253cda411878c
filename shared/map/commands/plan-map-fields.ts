import type { FlatFields, FlatKey } from '../document/flat-key.ts';
import type { MapView } from '../document/projection.ts';
import type { Planned } from './command.ts';
import { planFields } from './plan-fields.ts';

/** Fields of the map itself that start alike. */
export type MapFieldArgs<K extends FlatKey<'map'>> = {
  readonly set?: Pick<FlatFields<'map'>, K>;
  /** What becomes not known. */
  readonly clear?: readonly K[];
};

/** The plan that sets fields of the map itself. */
export function planMapFields<K extends FlatKey<'map'>>(
  view: MapView,
  { set, clear = [] }: MapFieldArgs<K>,
): Planned {
  const values = [
    ...Object.entries(set ?? {}).map(([key, value]) => ({ key, value })),
    ...clear.map((key) => ({ key, value: undefined })),
  ];
  return planFields(view, [{ ref: { type: 'map', id: view.map.id }, values }]);
}
