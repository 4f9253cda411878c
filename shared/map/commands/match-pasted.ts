import { type ElementRef, type ElementType, elementTypes, refKey } from '../document/entities.ts';
import { elementsOf } from '../document/map-document.ts';
import type { MapView } from '../document/projection.ts';
import type { Clipboard } from './clipboard.ts';
import type { Source } from './copied-elements.ts';
import type { PasteNote } from './paste-note.ts';

/** What stands on a clipboard, seen from the map into which it is pasted. */
export type Matched = {
  /** What is made anew. */
  readonly sources: readonly Source[];
  /** The id here of what stands for something there, by its reference there. */
  readonly matched: ReadonlyMap<string, string>;
  /** Names there, by reference. */
  readonly names: ReadonlyMap<string, string>;
  readonly notes: readonly PasteNote[];
};

/** An acceptance is about one finding of one map. */
const PASTED = elementTypes.filter((type) => type !== 'acceptance');

/**
 * Says of each element on a clipboard whether it is made anew or stands here already. What was copied
 * is made anew. What it refers to is looked for here; a vendor that is not here is made anew too. Of
 * a whole map everything is taken, vendors and cohorts that are here already aside.
 */
export function matchPasted(view: MapView, { map, copied }: Clipboard): Matched {
  const sources: Source[] = [];
  const matched = new Map<string, string>();
  const names = new Map<string, string>();
  const notes: PasteNote[] = [];
  for (const type of PASTED)
    for (const element of elementsOf(map, type)) {
      const source = { type, id: idOf(element), element };
      const key = refKey(source);
      const name = nameOf(element);
      if (name !== undefined) names.set(key, name);
      const isCopied = copied === undefined ? !isShared(type) : copied.has(key);
      const here = isCopied ? undefined : standIn(view, source, name);
      if (here !== undefined) {
        matched.set(key, here.id);
        if (here.id !== source.id && isShared(type) && name !== undefined)
          notes.push({ code: 'matched-by-name', type, name });
      } else if (isCopied || type === 'vendor' || copied === undefined) {
        sources.push(source);
        if (!isCopied && type === 'vendor')
          notes.push({ code: 'vendor-added', name: name ?? source.id });
      }
    }
  return { sources, matched, names, notes };
}

/** What a map has one of, however often it is referred to. */
const isShared = (type: ElementType): type is 'vendor' | 'cohort' =>
  type === 'vendor' || type === 'cohort';

const idOf = (element: object): string =>
  'id' in element && typeof element.id === 'string' ? element.id : '';

const nameOf = (element: object): string | undefined =>
  'name' in element && typeof element.name === 'string' ? element.name : undefined;

/** The element here with the same id and name; for vendors and cohorts, else one of the same name. */
function standIn(
  view: MapView,
  { type, id }: Source,
  name: string | undefined,
): ElementRef | undefined {
  if (name === undefined) return undefined;
  const wanted = foldedName(name);
  const same = view.written(type, id);
  if (same !== undefined && foldedName(nameOf(same) ?? '') === wanted) return { type, id };
  if (!isShared(type)) return undefined;
  const all = type === 'vendor' ? view.map.vendors : view.map.cohorts;
  const found = all.find((element) => foldedName(element.name) === wanted);
  return found && { type, id: found.id };
}

const foldedName = (name: string): string => name.trim().toLowerCase();
