import type { CohortSheet } from '#shared/worksheet/cohort-sheet.ts';
import type { Regime } from '#shared/worksheet/regimes.ts';
import type { Content, TextContent } from './content.ts';
import { NAVY, QUIET, ROWS, SIZE, STANDING_COLOURS } from './look.ts';
import { STANDING_WIDTH, standingContent } from './marks.ts';
import { isShort, quiet, small } from './parts.ts';

const GAP = 18;
const LABEL = STANDING_WIDTH + 2;

/** One cohort in two columns: which law governs it, and where it may live and lives. */
export function cohortBlock(sheet: CohortSheet, width: number): Content {
  const left = Math.round((width - GAP) * 0.42);
  const right = width - GAP - left;
  const block: Content = {
    margin: [0, 9, 0, 0],
    stack: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.8, lineColor: NAVY }],
        margin: [0, 0, 0, 3],
      },
      {
        text: [
          { text: sheet.name, bold: true, fontSize: SIZE.subheading },
          { text: `   ${sheet.about}`, color: QUIET, fontSize: SIZE.small },
        ],
        outline: true,
        outlineText: sheet.name,
        outlineParentId: 'page-1',
      },
      { text: sheet.sentence, margin: [0, 1, 0, 2] },
      {
        columnGap: GAP,
        columns: [
          { width: left, stack: [answers(sheet, left)] },
          { width: right, stack: [placement(sheet, right)] },
        ],
      },
    ],
  };
  return isShort(block) || JSON.stringify(block).length < 9000
    ? { ...block, unbreakable: true }
    : block;
}

/** Law: regimes with what triggers them, then the three answers. */
function answers({ regimes, answers: three }: CohortSheet, width: number): Content {
  const rows: readonly (readonly [Content, Content])[] = [
    [quiet('Regimes'), { text: regimeWords(regimes), fontSize: SIZE.small }],
    [quiet('Residency'), small(three.residency)],
    [quiet('Sovereignty'), small(three.sovereignty)],
    ...three.localisation.map(({ words, standing }, index): readonly [Content, Content] => [
      {
        stack: [
          ...(index === 0 ? [quiet('Localisation')] : []),
          ...(standing === 'nothing' ? [] : [standingContent(standing)]),
        ],
      },
      small(words),
    ]),
  ];
  return {
    layout: ROWS,
    table: {
      widths: [LABEL, width - LABEL - 11],
      body: rows,
    },
  };
}

/** `GDPR, HDS (care in France); …`: laws that one fact brings in stand together. */
function regimeWords(regimes: readonly Regime[]): (string | TextContent)[] {
  if (regimes.length === 0) return ['none that this rule pack knows; confirm with counsel'];
  const byReason = Map.groupBy(regimes, ({ applies, why }) => `${applies} ${why}`);
  return [...byReason.values()].flatMap((same, index) => [
    ...(index === 0 ? [] : ['; ']),
    { text: same.map(({ name }) => name).join(', '), bold: true },
    ...(same[0]?.applies === 'unknown'
      ? [{ text: ' not known', bold: true, color: STANDING_COLOURS.unknown }]
      : []),
    { text: ` (${same[0]?.why ?? ''})`, color: QUIET },
  ]);
}

/** Placement, support access and how data may cross. */
function placement({ placement: rows, crossings }: CohortSheet, width: number): Content {
  const rest = width - STANDING_WIDTH - 29;
  const widths = [rest * 0.29, rest * 0.37, rest * 0.34, STANDING_WIDTH];
  const head = ['', 'Required', 'Drawn', ''].map((text) => ({ ...quiet(text), bold: true }));
  return {
    layout: ROWS,
    table: {
      widths,
      body: [
        head,
        ...rows.map(({ what, required, drawn, standing }): Content[] => [
          quiet(what),
          small(required),
          small(drawn),
          standingContent(standing),
        ]),
        ...crossings.map(({ to, words, standing }): Content[] => [
          quiet(`To ${to}`),
          { ...small(words), colSpan: 2 },
          '',
          standingContent(standing),
        ]),
      ],
    },
  };
}
