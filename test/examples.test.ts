import { describe, expect, it } from 'vitest';
import { exampleNames, loadExample } from './support/examples.ts';

it('ships the five examples', () => {
  expect(exampleNames.toSorted()).toEqual([
    'ehr-multi-tenant',
    'ocr-intake',
    'small-clinic',
    'telemedicine-corrected',
    'telemedicine-faulty',
  ]);
});

describe.each(exampleNames)('%s', (name) => {
  const { map, warnings, contract } = loadExample(name);

  it('reads without a problem or a warning, under the name of its file', () => {
    expect(warnings).toEqual([]);
    expect(map.id).toBe(name);
    expect(map.nodes.length).toBeGreaterThanOrEqual(15);
    expect(map.nodes.length).toBeLessThanOrEqual(40);
  });

  it('is drawn without overlaps: cards 176 px wide, 240 px or 130 px apart', () => {
    const at = map.nodes.map(({ id, position }) => ({ id, ...position }));
    const close = at.flatMap((one, index) =>
      at
        .slice(index + 1)
        .filter(
          (other) =>
            Math.abs((one.x ?? Number.NaN) - (other.x ?? Number.NaN)) < 240 &&
            Math.abs((one.y ?? Number.NaN) - (other.y ?? Number.NaN)) < 130,
        )
        .map((other) => `${one.id} and ${other.id}`),
    );
    expect(at.filter(({ x }) => x === undefined)).toEqual([]);
    expect(close).toEqual([]);
  });

  it('has every cohort enter, and every node on a hop', () => {
    expect(map.cohorts.filter(({ entry }) => !entry?.length)).toEqual([]);
    const onHop = new Set(map.hops.flatMap(({ from, to }) => [from, to]));
    expect(map.nodes.filter(({ id }) => !onHop.has(id))).toEqual([]);
  });

  it('names only elements of the map in its expected findings, each finding once', () => {
    const known = new Set([
      `map ${map.id}`,
      ...map.nodes.map(({ id }) => `node ${id}`),
      ...map.hops.map(({ id }) => `hop ${id}`),
      ...map.vendors.map(({ id }) => `vendor ${id}`),
    ]);
    const cohorts = new Set(map.cohorts.map(({ id }) => id));
    const subjects = [...contract.planted, ...contract.openQuestions].map((one) => one.subject);
    expect(subjects.filter(({ type, id }) => !known.has(`${type} ${id}`))).toEqual([]);
    expect(contract.planted.flatMap((one) => one.cohorts).filter((id) => !cohorts.has(id))).toEqual(
      [],
    );
    for (const { also, cohorts: named } of contract.planted) {
      expect(also).toEqual(also.toSorted());
      expect(named).toEqual(named.toSorted());
    }
    const keys = contract.planted.map((one) => `${one.rule} ${one.subject.id} ${one.severity}`);
    expect(keys).toEqual([...new Set(keys)]);
  });
});
