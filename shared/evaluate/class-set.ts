import { dataClasses, dataGroups } from '../map/schema/vocabulary.ts';
import type { DataClass } from '../map/schema/vocabulary.ts';

/**
 * A set of data classes as two 32-bit words, so that propagation is a handful of bit operations a
 * hop. Bit i stands for `dataClasses[i]`; the last bit stands for PHI whose class is not known.
 */
export type ClassSet = { readonly lo: number; readonly hi: number };

/** The bit of PHI whose class is not known. */
export const UNSPECIFIED = dataClasses.length;

/** How many bits a class set has. */
export const CLASS_BITS = dataClasses.length + 1;

export const EMPTY: ClassSet = { lo: 0, hi: 0 };

const BIT = new Map<DataClass, number>(dataClasses.map((name, bit) => [name, bit]));

const single = (bit: number): ClassSet =>
  bit < 32 ? { lo: 1 << bit, hi: 0 } : { lo: 0, hi: 1 << (bit - 32) };

export const union = (a: ClassSet, b: ClassSet): ClassSet => ({ lo: a.lo | b.lo, hi: a.hi | b.hi });

export const intersection = (a: ClassSet, b: ClassSet): ClassSet => ({
  lo: a.lo & b.lo,
  hi: a.hi & b.hi,
});

/** Whether two sets have a class in common. */
export const overlaps = (a: ClassSet, b: ClassSet): boolean =>
  ((a.lo & b.lo) | (a.hi & b.hi)) !== 0;

export const isEmpty = (set: ClassSet): boolean => (set.lo | set.hi) === 0;

export const hasBit = (set: ClassSet, bit: number): boolean =>
  bit < 32 ? ((set.lo >>> bit) & 1) === 1 : ((set.hi >>> (bit - 32)) & 1) === 1;

/** The set of the given classes. */
export function classSet(names: Iterable<DataClass>): ClassSet {
  let set = EMPTY;
  for (const name of names) set = union(set, single(BIT.get(name) ?? UNSPECIFIED));
  return set;
}

/** The set with only the class that is not known. */
export const unspecifiedOnly: ClassSet = single(UNSPECIFIED);

/** Every class, the one that is not known included. */
export const everyClass: ClassSet = union(classSet(dataClasses), unspecifiedOnly);

/** The classes of a set in the order of the format; the one that is not known is left out. */
export function classNames(set: ClassSet): DataClass[] {
  return dataClasses.filter((_, bit) => hasBit(set, bit));
}

/** Classes that a system makes from what it holds: communication and derived classes. */
export const madeOnTheWay: ClassSet = classSet([
  ...dataGroups.communication,
  ...dataGroups.derived,
]);
