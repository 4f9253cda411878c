import { defineCommand } from './command.ts';
import { planMapFields } from './plan-map-fields.ts';

/** Gives the map another title. */
export const renameMap = defineCommand({
  name: 'rename-map',
  title: 'Rename the map',
  plan: (view, { title }: { readonly title: string }) => planMapFields(view, { set: { title } }),
});
