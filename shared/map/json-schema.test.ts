import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapArbitrary } from '../../test/support/map-arbitrary.ts';
import { jsonSchema } from './json-schema.ts';
import { readMap } from './read/read-map.ts';

const fixtures = new URL('../../test/fixtures/', import.meta.url);
const textOf = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(jsonSchema());

/** Every copy of a document in which one leaf is an object that no field takes. */
function* spoiled(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries())
      for (const copy of spoiled(entry)) yield value.with(index, copy);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value))
      for (const copy of spoiled(entry)) yield { ...value, [key]: copy };
    yield { ...value, 'not a key': 1 };
  } else yield { 'not a key': 1 };
}

describe('the JSON Schema', () => {
  it.each(readdirSync(new URL('valid/', fixtures)))('accepts %s', (name) => {
    expect(validate(JSON.parse(textOf(`valid/${name}`)))).toBe(true);
  });

  it('accepts every map that the reader accepts', () => {
    fc.assert(
      fc.property(mapArbitrary, (document) => {
        expect(readMap(JSON.stringify(document)).ok).toBe(true);
        expect(validate(document)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['wrong-type', 'unknown-key', 'newer-version', 'null', 'polluting-keys'])(
    'refuses %s',
    (name) => {
      expect(validate(JSON.parse(textOf(`malformed/${name}.json`)))).toBe(false);
    },
  );

  it('refuses, as the reader does, a wrong type or an unknown key at any place', () => {
    const document: unknown = JSON.parse(textOf('valid/every-field.json'));
    const accepted = [...spoiled(document)].filter(
      (copy) => validate(copy) || readMap(JSON.stringify(copy)).ok,
    );
    expect(accepted).toEqual([]);
  });

  it.each([
    ['id', 'No Spaces'],
    ['id', 'a'.repeat(65)],
    ['governance', { mapReviewed: '2026-1-1' }],
    ['cohorts', [{ id: 'c', name: 'C', care: 'France' }]],
    ['nodes', [{ id: 'n', name: 'N', kind: 'api', place: 'Paris' }]],
  ])('has patterns for ids, dates and codes: %s %j', (key, value) => {
    expect(
      validate({ format: 'domicile.map', version: 1, id: 'm', title: 'T', [key]: value }),
    ).toBe(false);
  });

  it('says what each field is for', () => {
    expect(jsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['format', 'version', 'id', 'title'],
      additionalProperties: false,
      properties: {
        nodes: { title: 'Nodes', items: { properties: { place: { title: 'Place' } } } },
      },
    });
  });
});
