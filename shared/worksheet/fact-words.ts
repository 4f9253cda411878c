import type { Fact, Subject } from '#shared/evaluate/finding.ts';
import { shortWords } from '#shared/map/choice-words.ts';
import { fieldAt } from '#shared/map/field-table.ts';
import type { ElementName, FieldRow } from '#shared/map/field-table.ts';
import { isCalendarDate } from '#shared/map/calendar.ts';
import { labelInside, textWords } from '#shared/map/text-words.ts';
import { withUnit } from '#shared/map/unit-words.ts';
import { dateInWords } from './words.ts';
import type { Speaker } from './words.ts';

/**
 * Facts as counsel reads them, one text an element: `Crash reports (kind: Error tracker, run by:
 * Sentry)`. Labels are those of the field table; what is not known or assumed says so.
 */
export function factsInWords(facts: readonly Fact[], speaker: Speaker): string[] {
  const bySubject = Map.groupBy(facts, ({ subject }) => `${subject.type} ${subject.id}`);
  return [...bySubject.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const said = new Set(same.map((fact) => factInWords(fact, speaker)));
    // Facts of law stand for themselves.
    const isOfLaw = same.every(({ field }) => field.startsWith('adequacy.'));
    const words = [...said].join(', ');
    return [isOfLaw ? words : `${speaker.name(first.subject)} (${words})`];
  });
}

function factInWords({ subject, field, value, isDefault }: Fact, speaker: Speaker): string {
  if (field.startsWith('adequacy.')) return String(value);
  const rows = rowsOf(subject, field);
  const row = rows.at(-1);
  const label = rows.length === 0 ? field : rows.map(({ title }) => labelInside(title)).join(', ');
  const assumed = isDefault ? ' (assumed by the format)' : '';
  return `${label}: ${valueInWords(row, value, speaker)}${assumed}`;
}

const ELEMENTS: Readonly<Record<Exclude<Subject['type'], 'policy'>, ElementName>> = {
  node: 'node',
  hop: 'hop',
  vendor: 'vendor',
  cohort: 'cohort',
  map: 'map',
};

/** The rows that name a field, outermost first: of `agreements.status` those of both words. */
function rowsOf({ type }: Subject, field: string): FieldRow[] {
  const elements: readonly ElementName[] =
    type === 'policy' ? ['matrixRow', 'posture'] : [ELEMENTS[type]];
  for (const element of elements) {
    const rows = rowsIn(element, field.split('.'));
    if (rows.length > 0) return rows;
  }
  return [];
}

function rowsIn(element: ElementName, path: readonly string[]): FieldRow[] {
  const found: FieldRow[] = [];
  let [current, above]: [ElementName, string] = [element, ''];
  for (const key of path) {
    const row = fieldAt(current, `${above}${key}`);
    if (!row) return [];
    // "Governance" and its like only hold other fields of the map.
    if (!(row.type === 'group' && current === 'map' && above === '')) found.push(row);
    [current, above] = row.entry === undefined ? [current, `${above}${key}.`] : [row.entry, ''];
  }
  return found;
}

function valueInWords(row: FieldRow | undefined, value: unknown, speaker: Speaker): string {
  if (value === null || value === undefined) return 'not known';
  if (Array.isArray(value))
    return value.length === 0
      ? 'none'
      : value
          .map((entry) => valueInWords(row, entry, speaker))
          .toSorted()
          .join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return withUnit(value, row?.unit);
  return typeof value === 'string' ? textInWords(row, value, speaker) : JSON.stringify(value);
}

function textInWords(row: FieldRow | undefined, value: string, speaker: Speaker): string {
  if (value === 'none') return 'none';
  if (value === '*') return 'all';
  if (isCalendarDate(value)) return dateInWords(value);
  if (row?.type === 'choices' || row?.type === 'list') return shortWords(value);
  return textWords(row?.type, value, (id) =>
    id === 'self' ? 'the own organisation' : speaker.name({ type: row?.target ?? 'vendor', id }),
  );
}
