import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ElementName, fieldAt, fieldsOf, fieldTable } from './field-table.ts';
import { isCalendarDate } from './calendar.ts';

const everyField: unknown = JSON.parse(
  readFileSync(new URL('../../test/fixtures/valid/every-field.json', import.meta.url), 'utf8'),
);

/** The paths that a value has, list entries taken together, as `node atRest.keys`. */
function pathsIn(value: unknown, element: ElementName, above = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const path = `${above}${key}`;
    const row = fieldAt(element, path);
    const { entry } = row ?? {};
    const inside =
      entry !== undefined && Array.isArray(part)
        ? part.flatMap((item) => pathsIn(item, entry))
        : row?.type === 'group'
          ? pathsIn(part, element, `${path}.`)
          : [];
    return [`${element} ${path}`, ...inside];
  });
}

describe('the field table', () => {
  it('has exactly the fields that the fixture with every field has', () => {
    const rows = fieldTable.map(({ element, path }) => `${element} ${path}`);
    expect(new Set(rows).size).toBe(rows.length);
    expect([...new Set(pathsIn(everyField, 'map'))].toSorted()).toEqual(rows.toSorted());
  });

  it('has a label and help in plain sentences for every field', () => {
    for (const { element, path, title, description = '' } of fieldTable) {
      expect(`${element} ${path}: ${title}`).toMatch(/: [A-Z0-9][^.]{0,39}$/);
      expect(`${element} ${path}: ${description}`).toMatch(/: .{8,220}\.$/s);
    }
  });

  it('has a unit for every number, and for nothing else', () => {
    const withUnit = fieldTable.filter(({ unit }) => unit !== undefined);
    const numbers = fieldTable.filter(
      ({ type, path }) => ['amount', 'count'].includes(type) && path !== 'version',
    );
    expect(withUnit).toEqual(numbers);
    const named = withUnit.filter(({ path }) => /(?:Days|Hours|Minutes|Years|\.days)$/.test(path));
    for (const { path, unit = '' } of named) expect(path.toLowerCase()).toContain(unit);
  });

  it('says what one entry is called of every list whose entries are edited in place', () => {
    const lists = fieldTable.filter(
      ({ element, type, entry }) => type === 'list' && entry !== undefined && element !== 'map',
    );
    expect(lists.map(({ one }) => one)).not.toContain(undefined);
    expect(fieldAt('vendor', 'agreements')).toMatchObject({
      title: 'Agreements',
      one: 'Agreement',
    });
  });

  it('has choices for every choice, without the words that every field shares', () => {
    for (const { type, choices = [] } of fieldTable)
      expect(choices.length > 0 || !['choice', 'choices', 'record'].includes(type)).toBe(true);
    for (const { choices = [] } of fieldTable) {
      expect(choices).not.toContain('none');
      expect(choices).not.toContain('unknown');
    }
  });

  it('knows targets, entries, and what must be there', () => {
    expect(fieldAt('hop', 'from')).toMatchObject({
      type: 'reference',
      target: 'node',
      required: true,
    });
    expect(fieldAt('node', 'support')).toMatchObject({
      type: 'list',
      entry: 'support',
      required: false,
    });
    expect(fieldAt('map', 'policies.matrix')).toMatchObject({ entry: 'matrixRow' });
    expect(fieldAt('node', 'atRest.keys.custody')).toMatchObject({
      title: 'Keys held by',
      type: 'choice',
      choices: ['provider', 'customer', 'hsm', 'external'],
      allowsNone: true,
    });
    expect(fieldAt('node', 'retention.days')).toMatchObject({
      unit: 'days',
      choices: ['indefinite'],
      allowsNone: true,
    });
    expect(fieldAt('node', 'atRest.keys.custodian')).toBeUndefined();
    const required = fieldTable
      .filter((row) => row.required)
      .map(({ element, path }) => `${element} ${path}`);
    expect(required.join(', ')).toBe(
      'map format, map version, map id, map title, cohort id, cohort name, cohort care, ' +
        'vendor id, vendor name, node id, node name, node kind, node position.x, node position.y, ' +
        'hop id, hop from, hop to, matrixRow id, posture id, posture name, ' +
        'acceptance rule, acceptance subject, acceptance subject.type, acceptance subject.id, ' +
        'decision id, subprocessor name',
    );
  });

  it('gives the fields of an element in the order of the format, groups before their fields', () => {
    const paths = fieldsOf('agreement').map(({ path }) => path);
    expect(paths.join(' ')).toBe(
      'type status effective expires services places module tia terms evidence evidence.document evidence.sha256',
    );
  });

  it('calls a field a date where the fixture has one', () => {
    const dates = fieldTable.filter(({ type }) => type === 'date').length;
    const inFixture = JSON.stringify(everyField).match(/"\d{4}-\d{2}-\d{2}"/g) ?? [];
    expect(inFixture.every((text) => isCalendarDate(text.slice(1, -1)))).toBe(true);
    expect(dates).toBeGreaterThan(25);
  });
});
