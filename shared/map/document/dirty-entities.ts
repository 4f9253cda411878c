import type * as Y from 'yjs';
import { type ElementRef, type ElementType, elementTypes } from './entities.ts';
import { rootOf } from './roots.ts';

/** Collects what transactions touch, until it is taken. */
export class DirtyEntities {
  #ids = new Map<ElementType, Set<string>>();
  #isMapDirty = false;
  readonly #endings: (() => void)[] = [];

  constructor(doc: Y.Doc) {
    for (const type of elementTypes)
      this.#observe(rootOf(doc, type), (events, root) => this.#collect(type, root, events));
    this.#observe(rootOf(doc, 'map'), () => {
      this.#isMapDirty = true;
    });
  }

  /** What was touched since the last time, each element once. */
  take(): { elements: ElementRef[]; isMapDirty: boolean } {
    const elements = [...this.#ids].flatMap(([type, ids]) => [...ids].map((id) => ({ type, id })));
    const taken = { elements, isMapDirty: this.#isMapDirty };
    this.#ids = new Map();
    this.#isMapDirty = false;
    return taken;
  }

  destroy(): void {
    for (const end of this.#endings) end();
  }

  #observe(
    root: Y.Map<unknown>,
    handle: (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], root: Y.Map<unknown>) => void,
  ): void {
    const listener = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void =>
      handle(events, root);
    root.observeDeep(listener);
    this.#endings.push(() => root.unobserveDeep(listener));
  }

  #collect(
    type: ElementType,
    root: Y.Map<unknown>,
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  ): void {
    const ids = this.#ids.get(type) ?? new Set<string>();
    this.#ids.set(type, ids);
    for (const event of events) {
      // Of the list itself, the keys say which elements came, went or were replaced; of anything
      // inside an element, the path starts with its id.
      const touched = event.target === root ? event.changes.keys.keys() : event.path.slice(0, 1);
      for (const id of touched) ids.add(String(id));
    }
  }
}
