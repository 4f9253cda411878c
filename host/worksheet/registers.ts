import type { QuestionEntry } from '#shared/worksheet/question-entries.ts';
import type { Worksheet } from '#shared/worksheet/worksheet.ts';
import type { Content } from './content.ts';
import { QUIET, SIZE, STANDING_COLOURS } from './look.ts';
import { standingContent } from './marks.ts';
import { isShort, labelled, quiet, register, sectionHeading, small, subheading } from './parts.ts';

/** Open questions, first those that counsel answers, then the team's. */
export function questionTables({ questions }: Worksheet, width: number): Content[] {
  const table = (title: string, id: string, note: string, entries: readonly QuestionEntry[]) =>
    register(
      {
        title,
        id,
        note,
        columns: ['No', 'Question', 'About', 'If not', 'Settles'],
        shares: [24, 210, 120, 56, 92],
        rows: entries.map(({ label, question, about, field, ifNo, unlocks }) => [
          { ...small(label), bold: true },
          { ...small(question) },
          { stack: [small(about), ...(field === undefined ? [] : [quiet(field)])] },
          standingContent(ifNo === 'info' ? 'nothing' : ifNo, ifNo),
          quiet(unlocks.join(', ')),
        ]),
        ifNone: 'None.',
      },
      width,
    );
  return [
    table(
      'Open questions for counsel',
      'questions',
      'Facts of law and contract, and findings on which only counsel can decide. Most valuable first.',
      questions.counsel,
    ),
    table(
      'Open questions for the team',
      'questions-team',
      'Facts about systems. What is not known counts neither as met nor as violated.',
      questions.team,
    ),
  ];
}

/** Each vendor with all that is recorded of it. */
export function vendorBlocks({ vendors }: Worksheet, width: number): Content[] {
  const side = 118;
  if (vendors.length === 0)
    return [
      register(
        {
          title: 'Vendors and agreements',
          id: 'vendors',
          columns: [],
          shares: [],
          rows: [],
          ifNone: 'No vendor is on the map.',
        },
        width,
      ),
    ];
  return vendors.map(({ name, contract, standing, runs, facts }, index): Content => {
    const block: Content = {
      columns: [
        {
          width: side,
          stack: [
            { text: name, bold: true },
            ...(standing === 'nothing'
              ? []
              : [
                  standing === 'violation'
                    ? standingContent(standing, 'missing')
                    : standingContent(standing),
                ]),
            small(contract),
            quiet(runs.length === 0 ? 'runs nothing on the map' : `runs ${runs.join(', ')}`),
          ],
        },
        {
          width: width - side - 10,
          stack: [
            labelled(
              facts.map(({ label, words }) => ({ label, content: small(words) })),
              92,
              width - side - 10,
            ),
          ],
        },
      ],
      columnGap: 10,
      margin: [0, 0, 0, index === vendors.length - 1 ? 16 : 5],
    };
    const rule: Content = {
      canvas: [
        { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: '#c3c8ce' },
      ],
      margin: [0, 0, 0, 3],
    };
    const stack = [
      ...(index === 0 ? [sectionHeading('Vendors and agreements', 'vendors')] : []),
      rule,
      block,
    ];
    return isShort(block) ? { stack, unbreakable: true } : { stack };
  });
}

/** Residency matrix and postures. */
export const policyTable = ({ policies }: Worksheet, width: number): Content =>
  register(
    {
      title: 'Residency matrix and postures',
      id: 'policies',
      note: 'The own rules of the team: what was promised or laid down about places.',
      columns: ['What', 'Cohorts', 'Allowed', 'Prohibited', 'Limits', 'Source', ''],
      shares: [78, 70, 84, 66, 82, 74, 54],
      rows: policies.map((row) => [
        { ...small(row.what), bold: true },
        small(row.cohorts),
        small(row.allowed),
        small(row.prohibited),
        small(row.limits),
        small(row.source),
        standingContent(row.standing),
      ]),
      ifNone: 'None is recorded on the map.',
    },
    width,
  );

export const decisionTable = ({ decisions }: Worksheet, width: number): Content =>
  register(
    {
      title: 'Decisions',
      id: 'decisions',
      columns: ['Question', 'Options', 'Chosen', 'Reason', 'By, on'],
      shares: [110, 100, 86, 130, 76],
      rows: decisions.map(({ question, options, chosen, reason, who }) => [
        small(question),
        small(options),
        { ...small(chosen), bold: true },
        small(reason),
        small(who),
      ]),
      ifNone: 'None is recorded on the map.',
    },
    width,
  );

const list = (title: string, items: readonly string[], none: string): Content[] => [
  subheading(title),
  ...(items.length === 0 ? [quiet(none)] : items.map((text) => small(`– ${text}`))),
];

/** What is assumed, taken as a default, on file, and to be looked at. */
export function assumptionBlock({ assumed }: Worksheet, width: number): Content[] {
  const { assumptions, defaults, evidence, notUsed, warnings } = assumed;
  return [
    {
      unbreakable: true,
      stack: [
        sectionHeading('Assumptions and defaults', 'assumptions'),
        small(
          assumptions.length === 0
            ? 'Nothing is assumed away: every instrument counts as it stands.'
            : `Assuming that ${assumptions.join(' and that ')}.`,
        ),
        subheading('Evidence on file'),
        labelled(
          [...evidence, { label: 'Kinds stated not used', words: notUsed }].map(
            ({ label, words }) => ({ label, content: small(words) }),
          ),
          120,
          width,
        ),
      ],
    },
    ...list('Values nobody wrote, taken from the format', defaults, 'None was read by a finding.'),
    { margin: [0, 0, 0, 16], stack: list('To look at in the drawing', warnings, 'Nothing.') },
  ];
}

/** How soon whom to tell of a breach. */
export function breachTable(worksheet: Worksheet, width: number): Content[] {
  const { breachClocks, cohortsWithoutClock } = worksheet;
  const missing =
    cohortsWithoutClock.length === 0
      ? []
      : [
          {
            ...small(
              `No clock is held for: ${cohortsWithoutClock.join(', ')}. Confirm with counsel.`,
            ),
            bold: true,
            margin: [0, -10, 0, 16] as const,
          },
        ];
  return [
    register(
      {
        title: 'Breach clocks',
        id: 'breach-clocks',
        note: 'For the laws under which the cohorts stand or may stand.',
        columns: ['Jurisdiction', 'Clock', 'Law and source', 'For', 'Runbook'],
        shares: [88, 150, 134, 82, 52],
        rows: breachClocks.map((row) => [
          { ...small(row.jurisdiction), bold: true },
          small(row.clock),
          {
            fontSize: SIZE.small,
            text: [
              row.law,
              row.source === undefined ? '' : `, ${row.source}`,
              ...(row.isVerified
                ? [{ text: '. Read in the source.', color: QUIET }]
                : [{ text: '. Not verified; confirm with counsel.', bold: true }]),
            ],
          },
          small(row.cohorts.join(', ')),
          row.runbook === 'written'
            ? small(row.runbook)
            : { ...small(row.runbook), bold: true, color: STANDING_COLOURS.unknown },
        ]),
        ifNone: 'No patients are drawn.',
      },
      width,
    ),
    ...missing,
  ];
}

/** What nobody checked. */
export function limitsBlock({ limits }: Worksheet): Content {
  const { notVerified, unread, ruleErrors } = limits;
  return {
    margin: [0, 0, 0, 16],
    stack: [
      ...(ruleErrors.length === 0
        ? []
        : [
            {
              text: `Rules that failed, so that the answer is not whole: ${ruleErrors.join('; ')}.`,
              bold: true,
              color: STANDING_COLOURS.violation,
            },
          ]),
      {
        unbreakable: true,
        stack: [
          sectionHeading('What this rule pack has not verified', 'limits'),
          ...notVerified.map((text, index) => small(`${index + 1}. ${text}`)),
          small(
            unread.length === 0
              ? 'Every rule that spoke here was checked against its source.'
              : `Rules that spoke here and rest in part on law that was not read in its own text: ${unread.join(', ')}. Confirm with counsel.`,
          ),
        ],
      },
    ],
  };
}
