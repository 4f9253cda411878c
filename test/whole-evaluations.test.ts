import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { Assumption } from '#shared/evaluate/assumption.ts';
import { rules } from '#shared/rules/registry.ts';
import { generatedMap } from '../bench/generated-map.ts';
import { exampleNames, loadExample } from './support/examples.ts';

const DAY = '2026-11-22';

/** Maps with what is assumed not to stand: the examples, and two with many odd facts. */
const cases = [
  ...exampleNames.map((name) => ({
    name,
    map: loadExample(name).map,
    assumed: [] as readonly Assumption[],
  })),
  {
    name: 'telemedicine-corrected-without-dpf',
    map: loadExample('telemedicine-corrected').map,
    assumed: ['no-dpf'] as const,
  },
  { name: 'generated-odd', map: generatedMap(40, 0.2), assumed: [] },
  {
    name: 'generated-odd-without-scc',
    map: generatedMap(30, 0.3, 7),
    assumed: ['no-scc'] as const,
  },
];

/** Every word of an evaluation, so that a change of wording, order, path or fact is seen and read. */
describe('a whole evaluation', () => {
  it.each(cases)('of $name is the one on file', async ({ name, map, assumed }) => {
    const evaluation = evaluate(map, rules, DAY, assumed);
    expect(evaluation.ruleErrors).toEqual([]);
    await expect(`${JSON.stringify(evaluation, null, 1)}\n`).toMatchFileSnapshot(
      `fixtures/evaluations/${name}.json`,
    );
  });
});
