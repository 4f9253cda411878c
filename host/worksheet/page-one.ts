import type { Worksheet } from '#shared/worksheet/worksheet.ts';
import { DISCLAIMER } from '#shared/worksheet/worksheet.ts';
import { SECTION_TITLES } from '#shared/worksheet/sections.ts';
import type { CohortSheet } from '#shared/worksheet/cohort-sheet.ts';
import { standings, worstOf } from '#shared/worksheet/standing.ts';
import type { Standing } from '#shared/worksheet/standing.ts';
import { counted, dateInWords } from '#shared/worksheet/words.ts';
import { cohortBlock } from './cohort-block.ts';
import type { Content } from './content.ts';
import { NAVY, PLAIN, QUIET, ROWS, SIZE, STANDING_COLOURS } from './look.ts';
import { STANDING_WIDTH, markOf, standingContent } from './marks.ts';
import { link, quiet } from './parts.ts';

/** The decision worksheet: verdict first, then cohort by cohort which law and where it lives. */
export function pageOne(worksheet: Worksheet, width: number): Content[] {
  const { title, organisation, asOf, rulePack, cohorts, leftOut, assumed } = worksheet;
  const meta = [
    organisation,
    `law as of ${dateInWords(asOf)}`,
    `rule pack ${rulePack.version} (${counted(rulePack.rules, 'rule')})`,
  ].join(' · ');
  return [
    quiet('Data residency and PHI location: decision worksheet'),
    {
      text: title,
      fontSize: SIZE.title,
      bold: true,
      lineHeight: 1,
      margin: [0, 1, 0, 3],
      id: 'page-1',
      outline: true,
      outlineText: 'Decision worksheet',
    },
    { text: [meta, ' · ', { text: DISCLAIMER, bold: true }], fontSize: SIZE.small, color: QUIET },
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1.4, lineColor: NAVY }],
      margin: [0, 6, 0, 7],
    },
    verdictBox(worksheet, width),
    keyFacts(worksheet),
    ...(assumed.assumptions.length > 0
      ? [notice(`Assuming that ${assumed.assumptions.join(' and that ')}.`)]
      : []),
    ...(leftOut.length > 0
      ? [
          notice(
            `Left out of this document and of its attachments: ${leftOut.map((id) => SECTION_TITLES[id].toLowerCase()).join(', ')}.`,
          ),
        ]
      : []),
    ...(cohorts.length === 0
      ? [notice('No patients are drawn, so nothing was evaluated.')]
      : worstFirst(cohorts).map((sheet) => cohortBlock(sheet, width))),
    ...headlines(worksheet, width),
  ];
}

const notice = (text: string): Content => ({
  text,
  bold: true,
  fontSize: SIZE.body,
  margin: [0, 6, 0, 0],
});

/** How the verdict is marked: green only where nothing at all is open. */
function toneOf({ verdict, findings, cohorts }: Worksheet): Standing {
  if (findings.some(({ severity, accepted }) => severity === 'violation' && !accepted))
    return 'violation';
  if (verdict.isGreen) return 'met';
  const hasRisk = findings.some(({ severity, accepted }) => severity === 'risk' && !accepted);
  return hasRisk && cohorts.every(({ isEvaluated }) => isEvaluated) ? 'risk' : 'unknown';
}

const TINTS: Partial<Readonly<Record<Standing, string>>> = {
  violation: '#fbeeee',
  risk: '#fbf3e6',
  unknown: '#edf2f9',
  met: '#edf6f0',
};

function verdictBox(worksheet: Worksheet, width: number): Content {
  const tone = toneOf(worksheet);
  const fillColor = TINTS[tone] ?? '#f2f3f5';
  const size = 16;
  return {
    layout: { ...PLAIN, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0 },
    table: {
      widths: [4, 34, width - 38],
      body: [
        [
          { text: '', fillColor: STANDING_COLOURS[tone] },
          { canvas: markOf(tone, size), fillColor, margin: [10, 10, 0, 10] },
          {
            stack: [
              { text: worksheet.verdict.words, fontSize: SIZE.heading, bold: true },
              {
                text: worksheet.counts.join(' · '),
                fontSize: SIZE.body,
                color: QUIET,
                margin: [0, 1, 0, 0],
              },
            ],
            fillColor,
            margin: [0, 6, 8, 7],
          },
        ],
      ],
    },
  };
}

/** With many groups of patients, page 1 has room for those that matter most. */
const worstFirst = (sheets: readonly CohortSheet[]): CohortSheet[] =>
  sheets.toSorted((a, b) => rankOf(a) - rankOf(b));

const rankOf = ({ placement, answers, crossings }: CohortSheet): number => {
  const all = [...placement, ...answers.localisation, ...crossings];
  return standings.indexOf(worstOf(all.map(({ standing }) => standing)));
};

/** How many findings and open questions page 1 has room for beside one cohort; beside more, none. */
const ROOM = 12;

/** Where page 1 has room left: the worst findings and the most valuable questions by name. */
function headlines({ findings, questions, cohorts, leftOut }: Worksheet, width: number): Content[] {
  if (cohorts.length !== 1) return [];
  const open = leftOut.includes('findings')
    ? []
    : findings.filter(({ accepted, severity }) => accepted === undefined && severity !== 'info');
  const asked = leftOut.includes('questions')
    ? []
    : [...questions.counsel, ...questions.team].filter(({ label }) => label.startsWith('Q'));
  const shown = open.slice(0, ROOM - Math.min(asked.length, ROOM / 3));
  const shownQuestions = asked.slice(0, ROOM - shown.length);
  if (shown.length + shownQuestions.length === 0) return [];
  const rest = open.length - shown.length + asked.length - shownQuestions.length;
  const rows: Content[][] = [
    ...shown.map(({ label, message, severity }) => [
      standingContent(severity === 'info' ? 'nothing' : severity),
      {
        text: [{ ...link(label, `finding-${label}`), color: NAVY }, ` ${message}`],
        fontSize: SIZE.small,
      },
    ]),
    ...shownQuestions.map(({ label, question }) => [
      standingContent('unknown', 'open'),
      { text: `${label} ${question}`, fontSize: SIZE.small },
    ]),
  ];
  return [
    {
      unbreakable: true,
      margin: [0, 12, 0, 0],
      stack: [
        {
          text: rest > 0 ? `What stands out, and ${rest} more inside` : 'What stands out',
          bold: true,
          fontSize: SIZE.subheading,
          margin: [0, 0, 0, 2],
        },
        { layout: ROWS, table: { widths: [58, width - 69], body: rows } },
      ],
    },
  ];
}

/** Routing, and where signatures are looked for. */
function keyFacts({ routing, cohorts }: Worksheet): Content {
  const order =
    cohorts.length > 3 ? [quiet(`${cohorts.length} groups of patients, the worst first.`)] : [];
  return {
    margin: [0, 6, 0, 0],
    stack: [
      {
        columnGap: 8,
        columns: [
          {
            width: 'auto',
            fontSize: SIZE.small,
            text: [{ text: 'Who goes where: ', bold: true }, routing.words],
          },
          { width: STANDING_WIDTH, stack: [standingContent(routing.standing)] },
        ],
      },
      {
        fontSize: SIZE.small,
        text: [
          // Signing adds to these very bytes: the words are true before it and after.
          { text: 'Signatures and how to verify them: ', bold: true },
          { ...link('last page', 'sign-off'), color: NAVY },
        ],
      },
      ...order,
    ],
  };
}
