import { describe, expect, it } from 'vitest';
import { type FieldRow, fieldsOf } from '../field-table.ts';
import { elementTypes, type EntityType } from './entities.ts';
import { flatFieldAt, isFlatKey } from './flat-fields.ts';

const types: readonly EntityType[] = ['map', ...elementTypes];

/** What is not a key of its own: the program's or the list's, elements, and parts of one value. */
const NOT_KEYS: Partial<Record<EntityType, readonly string[]>> = {
  map: [
    'format',
    'version',
    'cohorts',
    'vendors',
    'nodes',
    'hops',
    'policies',
    'policies.matrix',
    'policies.postures',
    'acceptances',
    'decisions',
  ],
  node: ['id', 'position.x', 'position.y'],
  acceptance: ['subject.type', 'subject.id'],
};

describe('flat keys', () => {
  it.each(types)('of a %s are the paths of the field table', (type) => {
    const paths = fieldsOf(type).map(({ path }: FieldRow) => path);
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !isFlatKey(type, path))).toEqual(NOT_KEYS[type] ?? ['id']);
  });

  it.each(types)('of a %s carry what the field table says', (type) => {
    for (const row of fieldsOf(type).filter(({ path }) => isFlatKey(type, path))) {
      const field = flatFieldAt(type, row.path);
      expect(field?.meta?.title).toBe(row.title);
      expect(field?.isRequired).toBe(row.required);
    }
  });

  it('are no other texts', () => {
    for (const key of [
      '',
      '.',
      'place.',
      'atRest.',
      'atRest.keys.custody.x',
      'constructor',
      '__proto__',
    ])
      expect(isFlatKey('node', key)).toBe(false);
    expect(isFlatKey('node', 'responsibilities.any area')).toBe(true);
  });
});
