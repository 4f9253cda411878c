import { type ElementName, fieldsOf } from '#shared/map/field-table.ts';

/** A new entry of a list: what the format asks for, and nothing that nobody has said. */
export function startingEntry(element: ElementName): Record<string, unknown> {
  const required = fieldsOf(element).filter(
    ({ required: isAsked, path }) => isAsked && !path.includes('.'),
  );
  return Object.fromEntries(
    required.map(({ path, type, title }) => [
      path,
      type === 'text' ? `${title} to be given` : undefined,
    ]),
  );
}
