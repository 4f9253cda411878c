import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { rules } from '#shared/rules/registry.ts';
import { exampleNames, loadExample } from './support/examples.ts';
import { scrambleMap } from './support/scramble-map.ts';
import { told } from './support/told.ts';

const same = (id: string): string => id;

describe.each(exampleNames)('%s', (name) => {
  const { map, contract } = loadExample(name);
  const before = told(evaluate(map, rules, contract.asOf), same);

  it.each([1, 2, 3, 4, 5])('says the same under other ids and in another order (%i)', (seed) => {
    const scrambled = scrambleMap(map, seed);
    const after = told(evaluate(scrambled.map, rules, contract.asOf), scrambled.original);
    expect(after).toEqual(before);
  });
});
