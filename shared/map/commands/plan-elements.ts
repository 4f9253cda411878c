import type { MapView } from '../document/projection.ts';
import { type Planned, planned } from './command.ts';
import { createEdits, type NewElement } from './element-edits.ts';
import { shortText } from './element-label.ts';

/** The plan that adds one element; the line says its name and that it was added. */
export function planElement(
  view: MapView,
  element: NewElement,
  name: string,
  what: string,
): Planned {
  const answer = createEdits(view, [element]);
  if (!answer.ok) return answer;
  const { edits, created } = answer;
  return planned({ edits, created, line: { subject: shortText(name), what } });
}
