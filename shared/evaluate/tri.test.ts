import { describe, expect, it } from 'vitest';
import { every, fromYesNo, known, not, some } from './tri.ts';
import type { Tri } from './tri.ts';

describe('three-valued truth', () => {
  it.each<[Tri, Tri, Tri, Tri]>([
    [true, true, true, true],
    [true, false, false, true],
    [true, 'unknown', 'unknown', true],
    [false, false, false, false],
    [false, 'unknown', false, 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ])('of %s and %s: all %s, any %s', (a, b, all, any) => {
    expect([every(a, b), every(b, a)]).toEqual([all, all]);
    expect([some(a, b), some(b, a)]).toEqual([any, any]);
  });

  it('of nothing: all of it is true, none of it is', () => {
    expect([every(), some()]).toEqual([true, false]);
  });

  it('stays not known where it is turned round', () => {
    expect([not(true), not(false), not('unknown')]).toEqual([false, true, 'unknown']);
  });

  it('is not known where nothing is said', () => {
    expect([known(true), known(false), known(undefined)]).toEqual([true, false, 'unknown']);
    expect([fromYesNo('yes'), fromYesNo('no'), fromYesNo('unknown')]).toEqual([
      true,
      false,
      'unknown',
    ]);
  });
});
