import { severities } from '#shared/evaluate/finding.ts';
import type { Finding } from '#shared/evaluate/finding.ts';
import { verdictOf } from '#shared/evaluate/verdict.ts';
import type { Report } from './report.ts';
import { Speaker, dateInWords } from '#shared/worksheet/words.ts';

/** Keeps the user's words from being read as Markdown or HTML. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]#|~]/g, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\n', ' ');

/** The report as Markdown, for a pull request or a wiki. */
export function markdownReport({ map, evaluation, rulePack, sha256 }: Report): string {
  const speaker = new Speaker(map);
  const { findings, openQuestions, warnings, ruleErrors, asOf, assumptions } = evaluation;
  const open = findings.filter((finding) => !finding.accepted);
  const accepted = findings.filter((finding) => finding.accepted);
  const table = (title: string, rows: readonly Finding[]): string[] =>
    rows.length === 0
      ? []
      : [
          `## ${title}`,
          [
            '| | Rule | What | For | Path | Law | To do |',
            '| --- | --- | --- | --- | --- | --- | --- |',
            ...rows.map((finding) => row(finding, speaker)),
          ].join('\n'),
        ];
  const sections = [
    `# ${plain(map.title)}`,
    `**${verdictOf(evaluation, map.cohorts.length).words}**`,
    `Law as of ${dateInWords(asOf)} · rule pack ${rulePack.version} (${rulePack.rules} rules) · assumptions: ${assumptions.join(', ') || 'none'} · map \`${sha256}\``,
    ...(ruleErrors.length === 0
      ? []
      : [
          '## Rules that failed',
          ruleErrors.map(({ rule, message }) => `- **${rule}**: ${plain(message)}`).join('\n'),
        ]),
    ...severities.flatMap((severity) =>
      table(
        `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`,
        open.filter((finding) => finding.severity === severity),
      ),
    ),
    ...table('Accepted', accepted),
    ...(openQuestions.length === 0
      ? []
      : [
          '## Open questions',
          openQuestions
            .map(
              ({ question, ifNo, unlocks }) =>
                `1. ${plain(question)} (${ifNo} if not; ${unlocks.join(', ')})`,
            )
            .join('\n'),
        ]),
    ...(warnings.length === 0
      ? []
      : [
          '## Look at the drawing',
          warnings.map(({ message }) => `- ${plain(message)}`).join('\n'),
        ]),
    'Engineering guidance, not legal advice.',
  ];
  return `${sections.join('\n\n')}\n`;
}

function row(finding: Finding, speaker: Speaker): string {
  const also = finding.also.length > 0 ? ` (also ${finding.also.join(', ')})` : '';
  const law = finding.citations.map(({ text, url }) =>
    url ? `[${plain(text)}](${url})` : plain(text),
  );
  const counsel = finding.confirmWithCounsel ? '; confirm with counsel' : '';
  const cells = [
    finding.severity,
    `${finding.rule}${also}`,
    plain(
      finding.accepted
        ? `${finding.message} (accepted: ${finding.accepted.reason ?? ''})`
        : finding.message,
    ),
    plain(speaker.cohorts(finding)),
    plain(speaker.paths(finding).join('; ')),
    `${law.join('; ')}${counsel}`,
    plain(finding.remedies[0]?.label ?? ''),
  ];
  return `| ${cells.join(' | ')} |`;
}
