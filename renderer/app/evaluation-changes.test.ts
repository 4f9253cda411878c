import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { rules } from '#shared/rules/registry.ts';
import { loadExample } from '#test/support/examples.ts';
import { evaluationChanges, withEvaluationChanges } from './evaluation-changes.ts';

const { map } = loadExample('telemedicine-faulty');
const before = evaluate(map, rules, '2026-11-22');
const renamed = map.nodes.map((node, index) => (index === 0 ? { ...node, name: 'Renamed' } : node));
const after = evaluate({ ...map, nodes: renamed }, rules, '2026-11-22');

describe('evaluationChanges', () => {
  it('tells the whole to a reader that has nothing', () => {
    const changes = structuredClone(evaluationChanges(undefined, before));
    expect(withEvaluationChanges(undefined, changes)).toEqual(before);
  });

  it('tells nothing of findings that are the same, which stay the same objects', () => {
    const again = evaluate(structuredClone(map), rules, '2026-11-22');
    const changes = evaluationChanges(before, again);
    expect(changes.findings.every((entry) => typeof entry === 'number')).toBe(true);
    const told = withEvaluationChanges(before, changes);
    for (const [index, finding] of told.findings.entries())
      expect(finding).toBe(before.findings[index]);
  });

  it('brings a reader from one evaluation to the next and back', () => {
    const there = withEvaluationChanges(before, structuredClone(evaluationChanges(before, after)));
    expect(there).toEqual(after);
    const back = withEvaluationChanges(after, structuredClone(evaluationChanges(after, before)));
    expect(back).toEqual(before);
  });

  it('throws where the reader has another evaluation than the writer takes it to have', () => {
    const changes = evaluationChanges(before, before);
    expect(() => withEvaluationChanges(undefined, changes)).toThrow('not here');
  });
});
