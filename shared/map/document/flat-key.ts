import type { DocumentElement, ElementType, EntityType, MapFields } from './entities.ts';

/**
 * A group whose parts mean something each alone, so that two people may edit them at once. A group
 * with a required part, such as a position, is one value: half of each writer's would be neither's.
 */
type GroupIn<V> = V extends readonly unknown[]
  ? never
  : V extends object
    ? string extends keyof V
      ? V
      : Partial<V> extends V
        ? V
        : never
    : never;

type KeysBelow<K extends string, G> = [G] extends [never]
  ? never
  : string extends keyof G
    ? `${K}.${string}`
    : `${K}.${KeysOf<G>}`;

type KeysOf<T> = {
  [K in keyof T & string]-?: K | KeysBelow<K, GroupIn<T[K]>>;
}[keyof T & string];

type ValueOf<T, P extends string> = P extends keyof T
  ? T[P]
  : P extends `${infer K}.${infer Rest}`
    ? K extends keyof T
      ? ValueBelow<GroupIn<T[K]>, Rest>
      : never
    : never;

type ValueBelow<G, Rest extends string> = [G] extends [never]
  ? never
  : string extends keyof G
    ? G[keyof G]
    : ValueOf<G, Rest>;

/** The fields of an entity as a file has them, without its id, which is its key in the shared list. */
type FieldsOf<E extends EntityType> = E extends ElementType
  ? Omit<DocumentElement<E>, 'id'>
  : MapFields;

/** A key of the flat Y.Map of an entity, such as `atRest.keys.custody` of a node. */
export type FlatKey<E extends EntityType> = KeysOf<FieldsOf<E>>;

/** What may be written to a flat key. A group may be written whole; its parts are then replaced. */
export type FlatValue<E extends EntityType, K extends string> = ValueOf<FieldsOf<E>, K>;

/** Values for some of the flat keys of an entity. */
export type FlatFields<E extends EntityType> = {
  readonly [K in FlatKey<E>]?: Exclude<FlatValue<E, K>, undefined>;
};
