import type { FlatKey } from '../document/flat-key.ts';
import { defineCommand } from './command.ts';
import { type MapFieldArgs, planMapFields } from './plan-map-fields.ts';

type GovernanceKey = Extract<FlatKey<'map'>, `governance.${string}`>;

/** Records evidence that the organisation keeps: analyses, reviews, runbooks. */
export const setGovernance = defineCommand({
  name: 'set-governance',
  title: 'Record evidence',
  plan: (view, args: MapFieldArgs<GovernanceKey>) => planMapFields(view, args),
});
