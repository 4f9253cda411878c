import { describe, expectTypeOf, it } from 'vitest';
import type { FlatFields, FlatKey, FlatValue } from './flat-key.ts';

describe('FlatKey', () => {
  it('knows every depth of the format and nothing else', () => {
    expectTypeOf<'atRest.keys.custody'>().toExtend<FlatKey<'node'>>();
    expectTypeOf<'atRest.keys'>().toExtend<FlatKey<'node'>>();
    expectTypeOf<'governance.riskAnalysis.places'>().toExtend<FlatKey<'map'>>();
    expectTypeOf<'atRest.keys.costody'>().not.toExtend<FlatKey<'node'>>();
    expectTypeOf<'rigion'>().not.toExtend<FlatKey<'node'>>();
    expectTypeOf<'id'>().not.toExtend<FlatKey<'node'>>();
    expectTypeOf<'nodes'>().not.toExtend<FlatKey<'map'>>();
  });

  it('takes a position, a subject and a list as one value', () => {
    expectTypeOf<'position.x'>().not.toExtend<FlatKey<'node'>>();
    expectTypeOf<'subject.type'>().not.toExtend<FlatKey<'acceptance'>>();
    expectTypeOf<'agreements.type'>().not.toExtend<FlatKey<'vendor'>>();
    expectTypeOf<FlatValue<'node', 'position'>>().toEqualTypeOf<
      { x: number; y: number } | undefined
    >();
  });

  it('takes areas of responsibility that the user names', () => {
    expectTypeOf<'responsibilities.patch level'>().toExtend<FlatKey<'node'>>();
    expectTypeOf<FlatValue<'node', 'responsibilities.patches'>>().toEqualTypeOf<
      'customer' | 'provider' | 'shared' | 'none' | 'unknown'
    >();
  });

  it('knows what each key holds', () => {
    expectTypeOf<FlatValue<'hop', 'twoWay'>>().toEqualTypeOf<boolean | 'unknown' | undefined>();
    expectTypeOf<{ 'atRest.keys.rotationDays': 90 }>().toExtend<FlatFields<'node'>>();
    expectTypeOf<{ 'atRest.keys.rotationDays': 'monthly' }>().not.toExtend<FlatFields<'node'>>();
    expectTypeOf<{ backup: 'none' }>().toExtend<FlatFields<'node'>>();
  });
});
