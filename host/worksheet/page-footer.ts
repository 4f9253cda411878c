import type { Worksheet } from '#shared/worksheet/worksheet.ts';
import { DISCLAIMER } from '#shared/worksheet/worksheet.ts';
import type { Content } from './content.ts';
import { MARGIN, QUIET, SIZE } from './look.ts';

/** The foot of every page: disclaimer, which map, page n of m. */
export function pageFooter(
  { title, mapSha256 }: Worksheet,
  missing: readonly string[],
): (page: number, count: number, width: number) => Content {
  const short = title.length > 48 ? `${title.slice(0, 47)}…` : title;
  const lacking =
    missing.length === 0
      ? ''
      : ` · ${missing.length === 1 ? '1 character' : `${missing.length} characters`} shown as “?”: see map.json`;
  return (page, count, width) => ({
    margin: [MARGIN.side, 12, MARGIN.side, 0],
    stack: [
      {
        canvas: [
          {
            type: 'line',
            x1: 0,
            y1: 0,
            x2: width - 2 * MARGIN.side,
            y2: 0,
            lineWidth: 0.5,
            lineColor: '#c3c8ce',
          },
        ],
        margin: [0, 0, 0, 4],
      },
      {
        columns: [
          {
            width: width - 2 * MARGIN.side - 70,
            text: `${DISCLAIMER} · ${short} · map ${mapSha256.slice(0, 12)}${lacking}`,
            fontSize: SIZE.small,
            color: QUIET,
          },
          {
            width: 70,
            text: `page ${page} of ${count}`,
            fontSize: SIZE.small,
            color: QUIET,
            alignment: 'right',
          },
        ],
      },
    ],
  });
}
