import type { FlatKey } from '../document/flat-key.ts';
import { defineCommand } from './command.ts';
import { type MapFieldArgs, planMapFields } from './plan-map-fields.ts';

type RoutingKey = Extract<FlatKey<'map'>, `routing.${string}`>;

/** Says by what patients are routed to a region. */
export const setRouting = defineCommand({
  name: 'set-routing',
  title: 'Say how patients are routed',
  plan: (view, args: MapFieldArgs<RoutingKey>) => planMapFields(view, args),
});
