import { describe, expect, it } from 'vitest';
import { fieldState, valueAtPath, withValueAt } from './field-state.ts';

describe('fieldState', () => {
  it('tells not known, none and a value apart', () => {
    expect(fieldState([undefined], [undefined])).toEqual({ kind: 'unknown' });
    expect(fieldState(['none'], [undefined])).toEqual({ kind: 'none' });
    expect(fieldState([[]], [undefined])).toEqual({ kind: 'none' });
    expect(fieldState([false], [undefined])).toEqual({ kind: 'value', value: false });
    expect(fieldState([0], [undefined])).toEqual({ kind: 'value', value: 0 });
  });

  it('shows what the format assumes only where nothing is said', () => {
    expect(fieldState([undefined], ['at-rest'])).toEqual({ kind: 'default', value: 'at-rest' });
    expect(fieldState(['none'], ['at-rest'])).toEqual({ kind: 'none' });
  });

  it('is mixed as soon as one element differs, also by being not known', () => {
    expect(fieldState([true, undefined], [])).toEqual({ kind: 'mixed' });
    expect(fieldState([['FR'], ['FR']], [])).toEqual({ kind: 'value', value: ['FR'] });
    expect(fieldState([undefined, undefined], ['at-rest', 'none'])).toEqual({ kind: 'unknown' });
  });
});

describe('valueAtPath and withValueAt', () => {
  const entry = { evidence: { document: 'BAA.pdf' }, type: 'baa' };

  it('read inside groups, and nothing inside words and lists', () => {
    expect(valueAtPath(entry, 'evidence.document')).toBe('BAA.pdf');
    expect(valueAtPath({ backup: 'none' }, 'backup.places')).toBeUndefined();
    expect(valueAtPath({ places: ['iso:FR'] }, 'places.length')).toBeUndefined();
    expect(valueAtPath(entry, 'constructor.name')).toBeUndefined();
  });

  it('set and take out without touching the old entry', () => {
    expect(withValueAt(entry, 'evidence.sha256', 'ab')).toEqual({
      type: 'baa',
      evidence: { document: 'BAA.pdf', sha256: 'ab' },
    });
    expect(withValueAt(entry, 'type', undefined)).toEqual({ evidence: { document: 'BAA.pdf' } });
    expect(withValueAt({}, 'evidence.document', 'x')).toEqual({ evidence: { document: 'x' } });
    expect(entry).toEqual({ evidence: { document: 'BAA.pdf' }, type: 'baa' });
  });
});
