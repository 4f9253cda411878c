import { type ElementRef, refKey } from './entities.ts';
import type { Reference } from './references.ts';

/** Which elements refer to which, kept up to date, so that nothing is searched for a local edit. */
export class ReferenceIndex {
  readonly #referrers = new Map<string, Map<string, ElementRef>>();

  /** The elements that refer to one, dangling hops among them. */
  referrersOf(target: ElementRef): readonly ElementRef[] {
    return [...(this.#referrers.get(refKey(target))?.values() ?? [])];
  }

  /** Replaces what one element refers to. */
  replace(from: ElementRef, before: readonly Reference[], after: readonly Reference[]): void {
    for (const { target, id } of before) {
      const key = refKey({ type: target, id });
      const referrers = this.#referrers.get(key);
      referrers?.delete(refKey(from));
      if (referrers?.size === 0) this.#referrers.delete(key);
    }
    for (const { target, id } of after) {
      const key = refKey({ type: target, id });
      const referrers = this.#referrers.get(key) ?? new Map<string, ElementRef>();
      referrers.set(refKey(from), from);
      this.#referrers.set(key, referrers);
    }
  }
}
