import type { Cell, Stub } from './print-grid.ts';
import type { PrintItem } from './print-items.ts';
import { measures } from './print-measures.ts';
import { fitText, textWidth } from './text-width.ts';

/** A line below a card: a hop that leaves the page. */
export type StubWords = {
  readonly number: number | undefined;
  readonly isOut: boolean;
  readonly isTwoWay: boolean;
  /** The other end, and on which page of the diagram: `Records, D2`. */
  readonly text: string;
};

const ROOM = measures.card - measures.stubAt - measures.stubText;

/**
 * What stands below a card.
 * @param pageOf the page of each item, from 0, by index; undefined where there is one page only
 */
export function stubWords(
  { stubs }: Cell,
  items: readonly PrintItem[],
  pageOf: ReadonlyMap<number, number> | undefined,
): StubWords[] {
  return stubs.map(({ link, isOut }: Stub): StubWords => {
    const other = isOut ? link.to : link.from;
    const page = pageOf?.get(other);
    const tail = page === undefined ? '' : `, D${page + 1}`;
    const room = ROOM - textWidth(tail, measures.smallSize);
    const name = fitText(items[other]?.name ?? '', room, measures.smallSize);
    const { number, isTwoWay } = link;
    return { number, isOut, isTwoWay, text: `${name}${tail}` };
  });
}
