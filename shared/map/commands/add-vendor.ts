import type { DocumentElement } from '../document/entities.ts';
import { defineCommand } from './command.ts';
import { freshId } from './element-edits.ts';
import { planElement } from './plan-elements.ts';

export type VendorArgs = {
  readonly name: string;
  readonly facts?: Omit<DocumentElement<'vendor'>, 'id' | 'name'>;
};

/** Adds somebody else who touches PHI. */
export const addVendor = defineCommand({
  name: 'add-vendor',
  title: 'Add a vendor',
  plan(view, { name, facts }: VendorArgs, context) {
    const id = freshId(view, 'vendor', context);
    return planElement(
      view,
      { type: 'vendor', id, element: { ...facts, name } },
      name,
      'vendor added',
    );
  },
});
