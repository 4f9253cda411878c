import type * as Y from 'yjs';
import { withoutUnknown } from '../model.ts';
import { structureOf } from '../structure.ts';
import {
  type DocumentElement,
  type ElementRef,
  type ElementType,
  elementSchemas,
  type ModelElement,
} from './entities.ts';
import { keepUnchanged } from './plain-json.ts';
import { readElement } from './read-entity.ts';
import { type Reference, referencesOf, rewriteReferences } from './references.ts';
import type { Report } from './report.ts';
import { SortedElements } from './sorted-elements.ts';

type Read<E extends ElementType> = {
  readonly written: DocumentElement<E>;
  readonly references: readonly Reference[];
};

/** What reading an element again has changed. */
export type Reread = {
  /** It is there now and was not before, or the other way round. */
  readonly isFlipped: boolean;
  readonly before: readonly Reference[];
  readonly after: readonly Reference[];
};

/** One shared list as the projection has it: read from the document, then freed of what dangles. */
export class ElementList<E extends ElementType> {
  readonly #type: E;
  readonly #root: Y.Map<unknown>;
  readonly #read = new Map<string, Read<E>>();
  readonly #readReports = new Map<string, readonly Report[]>();
  readonly #danglingReports = new Map<string, readonly Report[]>();
  readonly #documents = new SortedElements<DocumentElement<E>>();
  readonly #models = new SortedElements<ModelElement<E>>();

  constructor(type: E, root: Y.Map<unknown>) {
    this.#type = type;
    this.#root = root;
  }

  /** As a file has them, in the order of the ids. */
  get documents(): readonly DocumentElement<E>[] {
    return this.#documents.values;
  }

  /** As the evaluator reads them, in the order of the ids. */
  get models(): readonly ModelElement<E>[] {
    return this.#models.values;
  }

  get ids(): readonly string[] {
    return this.#documents.ids;
  }

  /** Whether other elements may refer to it. */
  has(id: string): boolean {
    return this.#read.has(id);
  }

  document(id: string): DocumentElement<E> | undefined {
    return this.#documents.get(id);
  }

  model(id: string): ModelElement<E> | undefined {
    return this.#models.get(id);
  }

  *reports(): Iterable<Report> {
    for (const reports of this.#readReports.values()) yield* reports;
    for (const reports of this.#danglingReports.values()) yield* reports;
  }

  /** Reads one element again from the shared document. */
  reread(id: string): Reread {
    const before = this.#read.get(id);
    const value = this.#root.get(id);
    const { element, reports } =
      value === undefined
        ? { element: undefined, reports: [] }
        : readElement(this.#type, id, value);
    put(this.#readReports, id, reports);
    const references = element === undefined ? [] : referencesOf(this.#type, element);
    if (element === undefined) this.#read.delete(id);
    else this.#read.set(id, { written: element, references });
    return {
      isFlipped: (before === undefined) !== (element === undefined),
      before: before?.references ?? [],
      after: references,
    };
  }

  /** Takes elements over into the lists, without their references to what is not there. */
  resolve(ids: Iterable<string>, isThere: (reference: Reference) => boolean): boolean {
    const documents = new Map<string, DocumentElement<E> | undefined>();
    const models = new Map<string, ModelElement<E> | undefined>();
    for (const id of ids) {
      const document = this.#resolved(id, isThere);
      const shown = this.#documents.get(id);
      const kept = document && keepUnchanged(shown, document);
      documents.set(id, kept);
      if (kept !== undefined && kept === shown) continue;
      models.set(id, kept && keepUnchanged(this.#models.get(id), this.#modelOf(kept)));
    }
    const hasChanged = this.#documents.change(documents);
    return this.#models.change(models) || hasChanged;
  }

  #resolved(
    id: string,
    isThere: (reference: Reference) => boolean,
  ): DocumentElement<E> | undefined {
    const read = this.#read.get(id);
    const dangling = read?.references.filter((reference) => !isThere(reference)) ?? [];
    const code =
      this.#type === 'hop' && dangling.some(isEnd) ? 'dangling-hop' : 'dangling-reference';
    const entity: ElementRef = { type: this.#type, id };
    put(
      this.#danglingReports,
      id,
      dangling
        .filter((reference) => code === 'dangling-reference' || isEnd(reference))
        .map(({ target, id: missing, field }) => ({
          code,
          entity,
          key: field,
          target,
          id: missing,
        })),
    );
    if (read === undefined || dangling.length === 0) return read?.written;
    return rewriteReferences(this.#type, read.written, (reference) =>
      isThere(reference) ? reference.id : undefined,
    );
  }

  #modelOf(document: DocumentElement<E>): ModelElement<E> {
    return withoutUnknown(document, structureOf(elementSchemas[this.#type]));
  }
}

const isEnd = ({ field }: Reference): boolean => field === 'from' || field === 'to';

function put<V>(map: Map<string, readonly V[]>, key: string, values: readonly V[]): void {
  if (values.length === 0) map.delete(key);
  else map.set(key, values);
}
