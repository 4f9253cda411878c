import { z } from 'zod';
import { domicileMap } from './schema/map.ts';
import { fieldRegistry } from './schema/meta.ts';

/**
 * Map format 1 as JSON Schema (draft 2020-12), with labels and help as titles and descriptions, for
 * editors and other programs. It cannot say everything: that days and place codes exist, ids are
 * unique and references are not dangling is checked by `readMap` only.
 */
export function jsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(domicileMap, {
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema: part }) => {
      const meta = fieldRegistry.get(zodSchema);
      if (meta === undefined) return;
      const unit = meta.unit === undefined ? [] : [`In ${meta.unit}.`];
      const help = [...(meta.description === undefined ? [] : [meta.description]), ...unit];
      part.title = meta.title;
      if (help.length > 0) part.description = help.join(' ');
    },
  });
  return {
    $schema,
    title: 'Domicile map, format 1',
    description: 'Where protected health information lives and travels.',
    ...schema,
  };
}
