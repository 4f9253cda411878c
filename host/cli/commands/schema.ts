import { jsonSchema } from '#shared/map/json-schema.ts';
import { EXIT } from '../io.ts';
import type { Command } from '../io.ts';
import { parseOptions } from '../options.ts';

export const schemaCommand: Command = {
  name: 'schema',
  synopsis: 'schema',
  summary: 'print the JSON Schema of the map format',
  details: 'For editors and validators: draft 2020-12. References between elements are not in it.',
  examples: ['domicile schema > domicile-map.schema.json'],
  run(args, io) {
    parseOptions(args, {}, []);
    io.out(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
    return Promise.resolve(EXIT.ok);
  },
};
