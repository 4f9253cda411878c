import { toModel } from '#shared/map/model.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { domicileMap } from '#shared/map/schema/map.ts';
import type { z } from 'zod';

/** A map as a test writes it: only what matters to the case. */
export type Drawing = Partial<z.input<typeof domicileMap>>;

/** Checks a drawing against the format and returns it as the evaluator reads it. Throws where it is wrong. */
export function drawMap(drawing: Drawing): DomicileMap {
  return toModel(
    domicileMap.parse({
      format: 'domicile.map',
      version: 1,
      id: 'test-map',
      title: 'Test map',
      ...drawing,
    }),
  );
}
