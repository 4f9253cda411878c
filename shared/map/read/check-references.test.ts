import { describe, expect, it } from 'vitest';
import { problemsOf, summary, withKeys } from '../../../test/support/read-problems.ts';

const row = (keys: string): string => withKeys(`"policies":{"matrix":[{"id":"p"${keys}}]}`);

describe('ids and references', () => {
  it('are unique within their list only', () => {
    const text = withKeys(
      '"cohorts":[{"id":"a","name":"A","care":"FR","entry":["a"]}],"vendors":[{"id":"a","name":"A"}],"nodes":[{"id":"a","name":"A","kind":"api","vendor":"a"}],"decisions":[{"id":"a"},{"id":"a"}],"policies":{"matrix":[{"id":"a"}],"postures":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}',
    );
    expect(problemsOf(text).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'duplicate-id decisions[1].id',
      'duplicate-id policies.postures[1].id',
    ]);
  });

  it.each(['self', 'none', 'unknown'])('refuse the vendor id %s, but not the node id', (id) => {
    expect(problemsOf(withKeys(`"vendors":[{"id":"${id}","name":"X"}]`))).toHaveLength(1);
    expect(problemsOf(withKeys(`"nodes":[{"id":"${id}","name":"X","kind":"api"}]`))).toEqual([]);
  });

  it('take "self" where a vendor runs, supports or processes, and "unknown" as not known', () => {
    const text = withKeys(
      '"nodes":[{"id":"a","name":"A","kind":"api","vendor":"self","support":[{"by":"self"},{"by":"unknown"}]}],"policies":{"matrix":[{"id":"m","processors":["self"],"cohorts":"unknown"}]}',
    );
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    ['nodes[0].vendor', '"vendor":"none"', ''],
    ['nodes[0].support[0].by', '"support":[{"by":"x"}]', ''],
    ['hops[0].cohorts[0]', '', '"hops":[{"id":"h","from":"a","to":"a","cohorts":["x"]}]'],
    ['hops[0].to', '', '"hops":[{"id":"h","from":"a","to":"self"}]'],
    ['cohorts[0].entry[0]', '', '"cohorts":[{"id":"c","name":"C","care":"FR","entry":["x"]}]'],
    ['vendors[0].support[0].by', '', '"vendors":[{"id":"v","name":"V","support":[{"by":"x"}]}]'],
    [
      'vendors[0].assessments[0].cohorts[0]',
      '',
      '"vendors":[{"id":"v","name":"V","assessments":[{"cohorts":["x"]}]}]',
    ],
    [
      'acceptances[0].cohorts[0]',
      '',
      '"acceptances":[{"rule":"TRF-01","subject":{"type":"node","id":"gone"},"cohorts":["x"]}]',
    ],
    ['policies.matrix[0].cohorts[0]', '', '"policies":{"matrix":[{"id":"p","cohorts":["x"]}]}'],
    [
      'policies.matrix[0].processors[0]',
      '',
      '"policies":{"matrix":[{"id":"p","processors":["x"]}]}',
    ],
    [
      'policies.postures[0].cohorts[0]',
      '',
      '"policies":{"postures":[{"id":"p","name":"P","cohorts":["x"]}]}',
    ],
  ])('find %s dangling', (path, nodeKeys, keys) => {
    const node = `{"id":"a","name":"A","kind":"api"${nodeKeys && `,${nodeKeys}`}}`;
    const text = withKeys(`"nodes":[${node}]${keys && `,${keys}`}`);
    expect(problemsOf(text).map((problem) => `${problem.code} ${problem.path}`)).toEqual([
      `dangling-reference ${path}`,
    ]);
  });

  it('let an acceptance name what is no longer there', () => {
    const text = withKeys(
      '"acceptances":[{"rule":"TRF-99","subject":{"type":"node","id":"gone"}}]',
    );
    expect(problemsOf(text)).toEqual([]);
  });

  it('refuse a matrix row for a class and a group, but not one for neither', () => {
    expect(summary(row(',"dataClass":"chat","group":"derived"'))).toEqual([
      expect.stringContaining('conflict policies.matrix[0].group'),
    ]);
    expect(summary(row(',"dataClass":"unknown","group":"derived"'))).toEqual([]);
    expect(summary(row(''))).toEqual([]);
  });
});
