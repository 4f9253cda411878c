import { isCalendarDate } from '#shared/map/calendar.ts';
import type { FieldRow } from '#shared/map/field-table.ts';

/** What was typed into a field: a value to write, or why it cannot be one. */
export type Draft =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

/** Reads what was typed; an empty text is "not known", which a required field refuses. */
export function readDraft(row: FieldRow, text: string): Draft {
  const typed = text.trim();
  if (typed === '')
    return row.required
      ? { ok: false, problem: `${row.title} cannot be empty.` }
      : { ok: true, value: undefined };
  switch (row.type) {
    case 'count':
      return /^\d{1,15}$/.test(typed)
        ? { ok: true, value: Number(typed) }
        : { ok: false, problem: 'Type a whole number from 0.' };
    case 'amount':
      return /^\d{1,12}(\.\d{1,6})?$/.test(typed)
        ? { ok: true, value: Number(typed) }
        : { ok: false, problem: 'Type a number from 0.' };
    case 'date':
      return isCalendarDate(typed)
        ? { ok: true, value: typed }
        : { ok: false, problem: 'Type a day as year-month-day.' };
    case 'texts':
      return {
        ok: true,
        value: typed
          .split(',')
          .map((entry) => entry.trim())
          .filter(Boolean),
      };
    default:
      return { ok: true, value: typed };
  }
}

/** A value as the text to start editing with; empty for "none", "not known" and words. */
export function draftText(row: FieldRow, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === 'none') return '';
  return (row.choices ?? []).includes(value) ? '' : value;
}
