import type { FlatKey } from '../document/flat-key.ts';
import { defineCommand } from './command.ts';
import { type MapFieldArgs, planMapFields } from './plan-map-fields.ts';

type OrganisationKey = Extract<FlatKey<'map'>, `organisation.${string}`>;

/** Says whose map it is: name, country, role under HIPAA. */
export const setOrganisation = defineCommand({
  name: 'set-organisation',
  title: 'Describe the organisation',
  plan: (view, args: MapFieldArgs<OrganisationKey>) => planMapFields(view, args),
});
