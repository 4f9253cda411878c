import { describe, expect, it } from 'vitest';
import { nearestKey, nearestName } from './nearest-name.ts';

describe('nearestName', () => {
  it('finds the name that was probably meant, in any case', () => {
    expect(nearestName('API-2', ['app', 'api', 'store'])).toEqual({ name: 'api', isNear: true });
    expect(nearestName('x', ['store', 'database'])).toEqual({ name: 'store', isNear: false });
  });

  it('does not depend on the order of the names', () => {
    expect(nearestName('ac', ['ab', 'aa'])).toEqual(nearestName('ac', ['aa', 'ab']));
  });

  it('has no answer to nothing or to a text that is no name', () => {
    expect(nearestName('a', [])).toBeUndefined();
    expect(nearestName('a'.repeat(65), ['a'])).toBeUndefined();
  });
});

describe('nearestKey', () => {
  const keys = new Set(['id', 'name', 'kind', 'place', 'vendor']);

  it.each([
    ['vendr', 'vendor'],
    ['region', 'place'],
    ['rigion', 'place'],
    ['Location', 'place'],
    ['type', 'kind'],
  ])('takes %s for %s', (text, name) => {
    expect(nearestKey(text, keys)).toEqual({ name, isNear: true });
  });

  it('offers another word only where its key exists', () => {
    expect(nearestKey('region', new Set(['reason', 'id']))?.name).toBe('reason');
  });
});
