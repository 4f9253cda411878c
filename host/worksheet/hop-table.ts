import type { Worksheet } from '#shared/worksheet/worksheet.ts';
import type { HopRow } from '#shared/worksheet/hop-register.ts';
import type { Content, TextContent } from './content.ts';
import { NAVY, STANDING_COLOURS } from './look.ts';
import { links, quiet, register, small } from './parts.ts';

/** The hop register, and below it who reads without being drawn. */
export function hopTables(worksheet: Worksheet, width: number): Content[] {
  const { hops, derivedHops, findings, leftOut } = worksheet;
  const hasFindings = !leftOut.includes('findings');
  const findingsOf = new Map<number, string[]>();
  if (hasFindings)
    for (const { label, hops: own, paths } of findings)
      for (const number of new Set([...own, ...paths.flatMap((path) => path.hops)]))
        findingsOf.set(number, [...(findingsOf.get(number) ?? []), label]);
  return [
    register(
      {
        title: 'Hop register',
        id: 'hops',
        note: 'Numbers as on the diagram. “?” is not known. Retention is that of the receiver where it stores, else of the hop.',
        columns: [
          'No',
          'From, to',
          'Carrier, encryption',
          'Retention',
          'Contract',
          'Need',
          'Cohorts',
          'Transfer',
          'Findings',
        ],
        shares: [16, 116, 70, 46, 52, 48, 74, 66, 42],
        rows: hops.map((row) => hopRow(row, findingsOf.get(row.number) ?? [])),
        ifNone: 'No hop is drawn.',
      },
      width,
    ),
    ...(derivedHops.length === 0
      ? []
      : [
          register(
            {
              title: 'Access that is not drawn as a hop',
              id: 'derived-hops',
              note: 'Support and subprocessors, as vendors and systems list them.',
              columns: ['Who', 'How', 'From', 'Reads'],
              shares: [130, 110, 90, 170],
              rows: derivedHops.map(({ name, detail, place, reads }) => [
                small(name),
                small(detail),
                small(place),
                small(reads.join(', ')),
              ]),
              ifNone: '',
            },
            width,
          ),
        ]),
  ];
}

function hopRow(row: HopRow, labels: readonly string[]): Content[] {
  const { number, name, from, to, carrier, encryption, cohorts } = row;
  const shown = labels.slice(0, 6);
  const more = labels.length > shown.length ? [` and ${labels.length - shown.length} more`] : [];
  return [
    { ...small(String(number)), bold: true, id: `hop-${number}` },
    {
      stack: [small(`${from} → ${to}`), ...(name === undefined ? [] : [quiet(name)])],
    },
    small(`${carrier}, ${encryption}`),
    small(row.retention),
    contractCell(row.contract),
    small(row.necessity),
    small(cohorts.join(', ') || 'none reach it'),
    small(row.transfer),
    {
      ...small(''),
      text: [...links(shown.map((label) => ({ text: label, to: `finding-${label}` }))), ...more],
      color: NAVY,
    },
  ];
}

/** A contract that is missing or not known is told apart by weight, not by colour alone. */
function contractCell(words: string): TextContent {
  if (/(?:^|, )no (?!contract)/u.test(words))
    return { ...small(words), bold: true, color: STANDING_COLOURS.violation };
  return words.includes('?')
    ? { ...small(words), bold: true, color: STANDING_COLOURS.unknown }
    : small(words);
}
