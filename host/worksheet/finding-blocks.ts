import type { FindingEntry, PathWords } from '#shared/worksheet/finding-entries.ts';
import type { RuleNote } from '#shared/worksheet/rule-notes.ts';
import type { Standing } from '#shared/worksheet/standing.ts';
import type { Worksheet } from '#shared/worksheet/worksheet.ts';
import type { Content, TextContent } from './content.ts';
import { NAVY, QUIET, SIZE } from './look.ts';
import { standingContent } from './marks.ts';
import {
  isShort,
  labelled,
  link,
  links,
  quiet,
  sectionHeading,
  small,
  subheading,
} from './parts.ts';

const SIDE = 62;
const LABEL = 50;

const HEADINGS = [
  { title: 'Violations', has: (one: FindingEntry) => one.severity === 'violation' },
  { title: 'Risks', has: (one: FindingEntry) => one.severity === 'risk' },
  { title: 'Questions for counsel', has: (one: FindingEntry) => one.severity === 'question' },
  { title: 'Worth knowing', has: (one: FindingEntry) => one.severity === 'info' },
] as const;

/** Every finding with path, facts, law and remedies; the accepted ones last; then the rules named. */
export function findingBlocks({ findings, rules, leftOut }: Worksheet, width: number): Content[] {
  const hasHops = !leftOut.includes('hops');
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const accepted = findings.filter((one) => one.accepted !== undefined);
  const groups = [
    ...HEADINGS.map(({ title, has }) => ({ title, entries: open.filter(has) })),
    { title: 'Accepted', entries: accepted },
  ].filter(({ entries }) => entries.length > 0);
  if (groups.length === 0)
    return [
      {
        unbreakable: true,
        margin: [0, 0, 0, 16],
        stack: [
          sectionHeading('Findings', 'findings'),
          quiet(
            'These rules found nothing on these facts. That says nothing of what is not drawn.',
          ),
        ],
      },
    ];
  return [
    ...groups.flatMap(({ title, entries }, group) =>
      entries.map((entry, index): Content => {
        const block = findingBlock(entry, width, hasHops);
        const stack: Content[] = [
          ...(group === 0 && index === 0 ? [sectionHeading('Findings', 'findings')] : []),
          ...(index === 0 ? [subheading(`${title} (${entries.length})`, 'findings')] : []),
          block,
        ];
        return isShort(block) ? { stack, unbreakable: true } : { stack };
      }),
    ),
    ...ruleList(rules, width),
  ];
}

function findingBlock(entry: FindingEntry, width: number, hasHops: boolean): Content {
  const { label, rule, severity, message, accepted, also } = entry;
  const main = width - SIDE;
  const standing: Standing =
    accepted === undefined ? (severity === 'info' ? 'nothing' : severity) : 'accepted';
  const words = accepted === undefined ? undefined : `${severity}, accepted`;
  const word = severity === 'info' ? 'info' : words;
  return {
    margin: [0, 0, 0, 5],
    stack: [
      {
        canvas: [
          { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: '#c3c8ce' },
        ],
        margin: [0, 0, 0, 3],
      },
      {
        columns: [
          {
            width: SIDE,
            stack: [
              {
                text: label,
                bold: true,
                id: `finding-${label}`,
                fontSize: SIZE.body,
              },
              word === undefined ? standingContent(standing) : standingContent(standing, word),
              { ...link(rule, `rule-${rule}`), fontSize: SIZE.small, color: NAVY },
              ...(also.length === 0
                ? []
                : [
                    {
                      text: ['also ', ...links(also.map((id) => ({ text: id, to: `rule-${id}` })))],
                      fontSize: SIZE.small,
                      color: QUIET,
                    },
                  ]),
            ],
          },
          {
            width: main,
            stack: [
              { text: message, bold: true, margin: [0, 0, 0, 1] },
              labelled(detailRows(entry, hasHops), LABEL, main),
            ],
          },
        ],
      },
    ],
  };
}

type Row = { readonly label: string; readonly content: Content };

const row = (label: string, content: Content): Row => ({ label, content });

function detailRows(entry: FindingEntry, hasHops: boolean): Row[] {
  const { cohorts, paths, hops, because, citations, remedies, accepted } = entry;
  const law: TextContent = {
    fontSize: SIZE.small,
    text: [
      `${citations.map(({ text }) => text).join('; ')}. ${entry.effective} ${entry.confidence}`,
      ...(entry.confirmWithCounsel ? [{ text: ' Confirm with counsel.', bold: true }] : []),
    ],
  };
  return [
    ...(cohorts === '' ? [] : [row('For', small(cohorts))]),
    ...paths.map((path, index) => row(index === 0 ? 'Path' : '', pathText(path, hasHops))),
    ...(hops.length === 0 ? [] : [row('Hops', hopLinks(hops, hasHops))]),
    ...(because.length === 0 ? [] : [row('Because', small(`${because.join('; ')}.`))]),
    row('Law', law),
    ...(accepted === undefined ? [] : [row('Accepted', { ...small(accepted), bold: true })]),
    ...(remedies.length === 0
      ? []
      : [
          row(
            'To do',
            small(
              `${remedies.map(({ label, isChange }) => `${label}${isChange ? ' (one click)' : ''}`).join('; ')}.`,
            ),
          ),
        ]),
  ];
}

const pathText = ({ words, hops }: PathWords, hasHops: boolean): TextContent => ({
  fontSize: SIZE.small,
  text: [
    words,
    ...(hops.length === 0
      ? []
      : [
          {
            text: [hops.length === 1 ? ' (hop ' : ' (hops ', ...numbers(hops, hasHops), ')'],
            color: NAVY,
          },
        ]),
  ],
});

const hopLinks = (hops: readonly number[], hasHops: boolean): TextContent => ({
  fontSize: SIZE.small,
  color: NAVY,
  text: numbers(hops, hasHops),
});

/** Numbers that lead to the hop register, where it is printed. */
const numbers = (hops: readonly number[], hasHops: boolean): (string | TextContent)[] =>
  hasHops
    ? links(hops.map((number) => ({ text: `${number}`, to: `hop-${number}` })))
    : [hops.join(', ')];

/** The rules that findings name: what they say, on which law, when they may be wrong. */
function ruleList(rules: readonly RuleNote[], width: number): Content[] {
  const last = rules.length - 1;
  return rules.map(({ id, title, law, counsel, falsePositives }, index) => ({
    unbreakable: true,
    margin: [0, 0, 0, index === last ? 16 : 4],
    stack: [
      ...(index === 0 ? [subheading('Rules named in the findings', 'findings')] : []),
      {
        columns: [
          { width: SIDE, ...small(id), bold: true, id: `rule-${id}` },
          {
            width: width - SIDE,
            stack: [
              { ...small(title), bold: true },
              ...law.map(({ text, url, sure }) =>
                small(`${text}${url === undefined ? '' : `, ${url}`}. ${sure}`),
              ),
              quiet(`For counsel: ${counsel} May be wrong: ${falsePositives}`),
            ],
          },
        ],
      },
    ],
  }));
}
