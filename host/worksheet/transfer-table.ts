import type { TransferRow } from '#shared/worksheet/transfer-rows.ts';
import type { Worksheet } from '#shared/worksheet/worksheet.ts';
import type { Content, TextContent } from './content.ts';
import { NAVY, QUIET, SIZE } from './look.ts';
import { standingContent } from './marks.ts';
import { links, quiet, register, small } from './parts.ts';

/** Each importer abroad with the steps of the walk as they were taken. */
export function transferTable({ cohorts, hops }: Worksheet, width: number): Content {
  const numbers = new Map(hops.map(({ id, number }) => [id, number]));
  const rows = cohorts.flatMap(({ name, transfers }) =>
    transfers.map((row) => transferRow(name, row, numbers)),
  );
  return register(
    {
      title: 'Transfers, step by step',
      id: 'transfers',
      note: 'Adequacy, then the Data Privacy Framework, then clauses or binding rules with an assessment; a derogation only where a hop names it; else keep it in the region. Transfers out of Quebec and Canada are judged by findings of rules TRF-11 to TRF-13.',
      columns: ['Importer', 'What it does', 'Steps taken', 'Channel', ''],
      shares: [102, 102, 194, 68, 58],
      rows,
      ifNone:
        'No transfer under the GDPR or UK law is drawn. That says nothing of what is not drawn.',
    },
    width,
  );
}

/** Beyond so many systems of one importer the rest is counted: each is in the hop register. */
const SHOWN_WAYS = 12;

function transferRow(
  cohort: string,
  row: TransferRow,
  numbers: ReadonlyMap<string, number>,
): Content[] {
  const { importer, place, law, isCertain, ways, steps, channel, fallback, standing } = row;
  const rest = ways.length - SHOWN_WAYS;
  const told = rest > 0 ? [...ways.slice(0, SHOWN_WAYS), `and ${rest} more`] : ways;
  const drawn = row.hops
    .flatMap((id) => numbers.get(id) ?? [])
    .toSorted((a, b) => a - b)
    .slice(0, SHOWN_WAYS)
    .map((number) => ({ text: `${number}`, to: `hop-${number}` }));
  return [
    {
      stack: [
        { ...small(importer), bold: true },
        small(place),
        quiet(`${cohort}; ${law}${isCertain ? '' : ', if it applies'}`),
      ],
    },
    {
      stack: [
        small(told.join(', ')),
        ...(drawn.length === 0
          ? []
          : [{ text: ['hops ', ...links(drawn)], fontSize: SIZE.small, color: NAVY } as const]),
      ],
    },
    { stack: steps.map((step, index) => stepLine(step, index)) },
    { stack: [{ ...small(channel), bold: true }, quiet(`fallback: ${fallback}`)] },
    standingContent(standing),
  ];
}

const stepLine = (
  { name, result, words }: TransferRow['steps'][number],
  index: number,
): TextContent => ({
  fontSize: SIZE.small,
  text: [
    `${index + 1}. ${name}: `,
    { text: result, bold: true },
    { text: words.length === 0 ? '' : ` (${words.join('; ')})`, color: QUIET },
  ],
});
