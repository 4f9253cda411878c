import type * as Y from 'yjs';
import type { DomicileMap } from '../model.ts';
import type { MapDocument } from '../schema/map.ts';
import {
  assembleDocument,
  assembleMap,
  fieldsModel,
  type Lists,
  type MapFieldsModel,
} from './assemble.ts';
import { DirtyEntities } from './dirty-entities.ts';
import { ElementList } from './element-list.ts';
import {
  type DocumentElement,
  type ElementRef,
  type ElementType,
  elementTypes,
  type ModelElement,
  refKey,
} from './entities.ts';
import { keepUnchanged } from './plain-json.ts';
import { type MapEntity, readMapEntity } from './read-entity.ts';
import { ReferenceIndex } from './reference-index.ts';
import type { Reference } from './references.ts';
import { explainReport, type Report } from './report.ts';
import { rootOf } from './roots.ts';

/** What commands and screens read of a map. */
export type MapView = Pick<
  MapProjection,
  'map' | 'document' | 'reports' | 'acceptanceKeys' | 'element' | 'written' | 'has' | 'referrersOf'
>;

/**
 * The read-only picture of a shared document, kept up to date from its events: an edit reads the
 * entities that it touched, and those that refer to one that came or went. Everything else keeps its
 * identity. What does not fit the format, and what dangles because somebody removed the other end at
 * the same time, is left out and told in `reports`; nothing in a document makes it throw.
 */
export class MapProjection {
  readonly #doc: Y.Doc;
  readonly #lists: Lists;
  readonly #index = new ReferenceIndex();
  readonly #dirty: DirtyEntities;
  readonly #listeners = new Set<(map: DomicileMap) => void>();
  #entity: MapEntity;
  #entityReports: readonly Report[];
  #fields: MapFieldsModel;
  #map: DomicileMap;
  #document: MapDocument | undefined;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    const list = <E extends ElementType>(type: E): ElementList<E> =>
      new ElementList(type, rootOf(doc, type));
    this.#lists = {
      cohort: list('cohort'),
      vendor: list('vendor'),
      node: list('node'),
      hop: list('hop'),
      matrixRow: list('matrixRow'),
      posture: list('posture'),
      acceptance: list('acceptance'),
      decision: list('decision'),
    };
    const { map, reports } = readMapEntity(rootOf(doc, 'map'));
    this.#entity = map;
    this.#entityReports = reports;
    this.#fields = fieldsModel(map);
    this.#read(
      elementTypes.flatMap((type) =>
        [...rootOf(doc, type).keys()].map((id): ElementRef => ({ type, id })),
      ),
    );
    this.#map = assembleMap(this.#lists, this.#fields, undefined);
    this.#dirty = new DirtyEntities(doc);
    doc.on('afterTransaction', this.#update);
  }

  /** The map as the evaluator and the canvas read it; lists in the order of the ids. */
  get map(): DomicileMap {
    return this.#map;
  }

  /** The map as a file has it: "unknown" and empty lists as they were written. */
  get document(): MapDocument {
    this.#document ??= assembleDocument(this.#lists, this.#entity);
    return this.#document;
  }

  /** What was left out, in a stable order. */
  get reports(): readonly Report[] {
    const all = [
      ...this.#entityReports,
      ...elementTypes.flatMap((type) => [...this.#lists[type].reports()]),
    ];
    return all.toSorted((a, b) => (explainReport(a) < explainReport(b) ? -1 : 1));
  }

  /** The keys of `map.acceptances`, one for one. */
  get acceptanceKeys(): readonly string[] {
    return this.#lists.acceptance.ids;
  }

  /** One element as the evaluator reads it; undefined where it is not shown. */
  element<E extends ElementType>(type: E, id: string): ModelElement<E> | undefined {
    const list: ElementList<E> = this.#lists[type];
    return list.model(id);
  }

  /** One element as a file has it. */
  written<E extends ElementType>(type: E, id: string): DocumentElement<E> | undefined {
    const list: ElementList<E> = this.#lists[type];
    return list.document(id);
  }

  /** Whether an element is shown. */
  has({ type, id }: ElementRef): boolean {
    return this.#lists[type].document(id) !== undefined;
  }

  /** The elements that refer to one, such as the hops and the cohorts of a node. */
  referrersOf(ref: ElementRef): readonly ElementRef[] {
    return this.#index.referrersOf(ref);
  }

  /** Calls back after each transaction that changed what is shown. Gives a function that ends it. */
  subscribe(listener: (map: DomicileMap) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops following the document. */
  destroy(): void {
    this.#doc.off('afterTransaction', this.#update);
    this.#dirty.destroy();
    this.#listeners.clear();
  }

  readonly #update = (): void => {
    const { elements, isMapDirty } = this.#dirty.take();
    if (elements.length === 0 && !isMapDirty) return;
    if (isMapDirty) {
      const { map: entity, reports } = readMapEntity(rootOf(this.#doc, 'map'));
      this.#entity = keepUnchanged(this.#entity, entity);
      this.#entityReports = reports;
      this.#fields = keepUnchanged(this.#fields, fieldsModel(this.#entity));
    }
    this.#read(elements);
    this.#document = undefined;
    const before = this.#map;
    this.#map = assembleMap(this.#lists, this.#fields, before);
    if (this.#map !== before) for (const listener of this.#listeners) listener(this.#map);
  };

  #read(dirty: readonly ElementRef[]): void {
    const toResolve = new Map(dirty.map((ref) => [refKey(ref), ref]));
    for (const ref of dirty) {
      const { isFlipped, before, after } = this.#lists[ref.type].reread(ref.id);
      this.#index.replace(ref, before, after);
      if (!isFlipped) continue;
      for (const referrer of this.#index.referrersOf(ref))
        toResolve.set(refKey(referrer), referrer);
    }
    const byType = Map.groupBy(toResolve.values(), ({ type }) => type);
    for (const [type, refs] of byType)
      this.#lists[type].resolve(
        refs.map(({ id }) => id),
        this.#isThere,
      );
  }

  readonly #isThere = ({ target, id }: Reference): boolean => this.#lists[target].has(id);
}
