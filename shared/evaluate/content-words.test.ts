import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import { namesIn, wordsOf } from './content-words.ts';

const { vendors, cohorts } = {
  vendors: [
    { id: 'v1', name: 'Host' },
    { id: 'v2', name: 'Host' },
    { id: 'v3', name: 'Mailer' },
  ],
  cohorts: [
    { id: 'c1', name: 'Patients', care: 'FR', dataClasses: [], entry: [] },
    { id: 'c2', name: 'Patients', care: 'FR', dataClasses: [], entry: [] },
    { id: 'c3', name: 'Others', care: 'FR', dataClasses: [], entry: [] },
  ],
};
const nameOf = namesIn(drawMap({ vendors, cohorts }));
const read = (value: unknown): string => wordsOf(value, nameOf);

describe('wordsOf', () => {
  it('says every field in the order of the words, and nothing else', () => {
    expect(read({ name: 'B', kind: 'api' })).toBe('kind:"api",name:"B"');
    expect(read({ kind: 'api', name: 'B' })).toBe('kind:"api",name:"B"');
    expect(read({})).toBe('');
    expect(read({ days: 30, kept: false, until: null })).toBe('days:30,kept:false,until:null');
  });

  it('leaves out ids, ends and where it was drawn, at every depth', () => {
    const hidden = { id: 'x', from: 'x', to: 'x', position: { x: 1, y: 2 } };
    expect(read({ ...hidden, name: 'B' })).toBe('name:"B"');
    expect(read({ support: [{ ...hidden, mode: 'remote' }] })).toBe('support:[mode:"remote"]');
  });

  it('reads a list in any order, and tells it from its only item', () => {
    expect(read(['b', 'a'])).toBe('["a","b"]');
    expect(read([{ b: 1 }, { a: 1 }])).toBe('[a:1,b:1]');
    expect(read([])).toBe('[]');
    expect(read({ places: ['iso:FR'] })).not.toBe(read({ places: 'iso:FR' }));
  });

  it('reads vendors and cohorts by name, wherever one refers to them', () => {
    for (const field of ['vendor', 'by']) {
      expect(read({ [field]: 'v1' })).toBe(`${field}:Host`);
      expect(read({ [field]: 'v2' })).toBe(read({ [field]: 'v1' }));
      expect(read({ [field]: 'v3' })).toBe(`${field}:Mailer`);
    }
    expect(read({ processors: ['v3', 'v2'] })).toBe('processors:[Host,Mailer]');
    expect(read({ cohorts: ['c1', 'c3'] })).toBe('cohorts:[Others,Patients]');
    expect(read({ cohorts: ['c2', 'c3'] })).toBe(read({ cohorts: ['c1', 'c3'] }));
  });

  it('takes nothing for a reference that only reads like one', () => {
    expect(read({ name: 'v1' })).toBe('name:"v1"');
    expect(read({ vendor: 'c1', cohorts: ['v1'] })).toBe('cohorts:["v1"],vendor:"c1"');
    expect(read({ vendor: 'self' })).toBe('vendor:"self"');
  });
});
