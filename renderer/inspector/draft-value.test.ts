import { describe, expect, it } from 'vitest';
import { fieldAt, type FieldRow } from '#shared/map/field-table.ts';
import { draftText, readDraft } from './draft-value.ts';

function row(element: 'node' | 'cohort', path: string): FieldRow {
  const found = fieldAt(element, path);
  if (found === undefined) throw new Error(`no field ${path}`);
  return found;
}
const [days, people] = [row('node', 'retention.days'), row('cohort', 'people')];
const [dpia, name] = [row('cohort', 'dpia'), row('cohort', 'name')];

describe('readDraft', () => {
  it('takes nothing as not known, except where the format asks for something', () => {
    expect(readDraft(days, '  ')).toEqual({ ok: true, value: undefined });
    expect(readDraft(name, ' ').ok).toBe(false);
  });

  it.each([
    ['0', 0],
    ['90', 90],
    ['0.5', 0.5],
  ])('reads %s days', (text, value) => {
    expect(readDraft(days, text)).toEqual({ ok: true, value });
  });

  it.each(['-1', '1e9', '90 days', '0x10', 'Infinity', 'NaN', '1,5'])('refuses %s days', (text) => {
    expect(readDraft(days, text).ok).toBe(false);
  });

  it('takes whole people only', () => {
    expect(readDraft(people, '4200')).toEqual({ ok: true, value: 4200 });
    expect(readDraft(people, '4200.5').ok).toBe(false);
  });

  it('takes days that are in the calendar', () => {
    expect(readDraft(dpia, '2028-02-29')).toEqual({ ok: true, value: '2028-02-29' });
    expect(readDraft(dpia, '2026-02-29').ok).toBe(false);
  });

  it('divides a list of texts at commas', () => {
    const exceptions = row('cohort', 'exceptions');
    expect(readDraft(exceptions, 'emergency, , consent ')).toEqual({
      ok: true,
      value: ['emergency', 'consent'],
    });
  });
});

describe('draftText', () => {
  it('starts from the value, and from nothing where there is a word instead', () => {
    expect(draftText(days, 90)).toBe('90');
    expect(draftText(days, 'indefinite')).toBe('');
    expect(draftText(dpia, 'none')).toBe('');
    expect(draftText(name, 'French patients')).toBe('French patients');
  });
});
