import { type EntityType, type EntityRef } from '../document/entities.ts';
import { flatFieldAt } from '../document/flat-fields.ts';
import { isPlainObject } from '../document/plain-json.ts';
import type { MapView } from '../document/projection.ts';
import { valueAt } from '../read/path.ts';
import { choiceInSentence } from '../choice-words.ts';
import { inSentence } from '../in-sentence.ts';
import { withUnit } from '../unit-words.ts';
import { shortText } from './element-label.ts';

/** The steps from an entity down to a flat key; an area of a record is one step, dots or not. */
export function stepsOf(type: EntityType, key: string): string[] {
  const field = flatFieldAt(type, key);
  return field?.kind === 'record' && field.key !== key
    ? [field.key, key.slice(field.key.length + 1)]
    : key.split('.');
}

/** What an entity says under a flat key, as a file has it; undefined where it says nothing. */
export function writtenAt(view: MapView, ref: EntityRef, key: string): unknown {
  const entity = ref.type === 'map' ? view.document : view.written(ref.type, ref.id);
  return valueAt(entity, stepsOf(ref.type, key));
}

/** A field as a history line calls it: `place`, `encryption at rest, keys`. */
export function fieldText(type: EntityType, key: string): string {
  const steps = stepsOf(type, key);
  const titles = steps.map((step, index) => {
    const field = flatFieldAt(type, steps.slice(0, index + 1).join('.'));
    return field?.meta === undefined || field.name !== step ? shortText(step) : field.meta.title;
  });
  return titles.slice(-2).map(inSentence).join(', ');
}

/** A value as a history line shows it: `aws:eu-west-3`, `TLS 1.3`, `90 days`, `not known`, `none`. */
export function valueText(view: MapView, type: EntityType, key: string, value: unknown): string {
  const meta = flatFieldAt(type, key)?.meta;
  const nameOf = (id: string): string => {
    if (meta?.choices?.includes(id)) return choiceInSentence(id);
    if (meta?.target === undefined) return id;
    return id === 'self' ? 'own organisation' : (view.element(meta.target, id)?.name ?? id);
  };
  if (value === undefined || value === 'unknown') return 'not known';
  if (typeof value === 'string') return value === '' ? '""' : shortText(nameOf(value));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return withUnit(value, meta?.unit);
  if (!Array.isArray(value)) return isPlainObject(value) ? 'filled in' : 'not known';
  if (value.length === 0) return 'none';
  const words = value.filter((entry) => typeof entry === 'string');
  if (words.length === value.length) return shortText(words.map(nameOf).join(', '));
  return value.length === 1 ? '1 entry' : `${value.length} entries`;
}
