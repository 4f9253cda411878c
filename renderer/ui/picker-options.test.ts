import { describe, expect, it } from 'vitest';
import { filterOptions, groupOptions } from './picker-options.ts';
import { jurisdictionOptions, placeOptions, placeSetOptions } from './place-options.ts';

const values = (query: string): string[] =>
  filterOptions(placeOptions, query).map(({ value }) => value);

describe('filterOptions', () => {
  it.each([
    ['france', 'iso:FR'],
    ['paris', 'aws:eu-west-3'],
    ['aws paris', 'aws:eu-west-3'],
    ['eu-west-3', 'aws:eu-west-3'],
    ['texas', 'iso:US-TX'],
    ['quebec', 'iso:CA-QC'],
    ['reunion', 'iso:RE'],
    ['google frankfurt', 'gcp:europe-west3'],
  ])('finds a place by %s', (query, value) => {
    expect(values(query)).toContain(value);
  });

  it('puts what begins so first, whatever its accents and capitals', () => {
    expect(values('CÔTE')[0]).toBe('iso:CI');
  });

  it('finds nothing in nonsense', () => {
    expect(values('zzzz')).toEqual([]);
  });

  it('offers states of a field only while nothing is typed', () => {
    const options = [
      { value: ' none', words: 'None', isState: true },
      { value: 'a', words: 'Nonexistent' },
    ];
    expect(filterOptions(options, '')).toHaveLength(2);
    expect(filterOptions(options, 'none').map(({ value }) => value)).toEqual(['a']);
  });
});

describe('the lists of places', () => {
  it.each([
    ['places', placeOptions],
    ['place sets', placeSetOptions],
    ['jurisdictions', jurisdictionOptions],
  ])('name each of the %s once', (_what, options) => {
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  });
});

describe('groupOptions', () => {
  it('keeps groups in the order in which they come', () => {
    const groups = groupOptions([
      { value: 'a', words: 'A', group: 'Two' },
      { value: 'b', words: 'B' },
      { value: 'c', words: 'C', group: 'Two' },
    ]);
    expect(groups.map(({ title, options }) => [title, options.length])).toEqual([
      ['Two', 2],
      ['', 1],
    ]);
  });
});
