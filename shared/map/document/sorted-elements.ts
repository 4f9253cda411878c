import { compareText } from '../compare-text.ts';
/** From so many changes on, sorting the list anew takes less than putting them in one by one. */
const REBUILD_FROM = 32;

/**
 * Values by id, also as a list in the order of the ids that is replaced, never changed, when a value
 * is: a local edit costs a binary search and the copy of one array.
 */
export class SortedElements<V extends object> {
  readonly #byId = new Map<string, V>();
  #ids: readonly string[] = [];
  #values: readonly V[] = [];

  get ids(): readonly string[] {
    return this.#ids;
  }

  get values(): readonly V[] {
    return this.#values;
  }

  get(id: string): V | undefined {
    return this.#byId.get(id);
  }

  /** Sets values, and takes out those given as undefined. Says whether anything is different. */
  change(changes: ReadonlyMap<string, V | undefined>): boolean {
    const real = [...changes].filter(([id, value]) => this.#byId.get(id) !== value);
    if (real.length === 0) return false;
    if (real.length >= REBUILD_FROM) this.#rebuild(real);
    else this.#splice(real);
    return true;
  }

  #store(id: string, value: V | undefined): void {
    if (value === undefined) this.#byId.delete(id);
    else this.#byId.set(id, value);
  }

  #rebuild(changes: readonly (readonly [string, V | undefined])[]): void {
    for (const [id, value] of changes) this.#store(id, value);
    const entries = [...this.#byId].toSorted(([a], [b]) => compareText(a, b));
    this.#ids = entries.map(([id]) => id);
    this.#values = entries.map(([, value]) => value);
  }

  #splice(changes: readonly (readonly [string, V | undefined])[]): void {
    const values = [...this.#values];
    let ids: string[] | undefined;
    for (const [id, value] of changes) {
      this.#store(id, value);
      const known: readonly string[] = ids ?? this.#ids;
      const at = lowerBound(known, id);
      const isThere = known[at] === id;
      if (value !== undefined && isThere) values[at] = value;
      else {
        ids ??= [...known];
        const added = value === undefined ? [] : [value];
        values.splice(at, isThere ? 1 : 0, ...added);
        ids.splice(at, isThere ? 1 : 0, ...added.map(() => id));
      }
    }
    this.#values = values;
    if (ids !== undefined) this.#ids = ids;
  }
}

/** Where an id stands in a sorted list, or would. */
function lowerBound(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
