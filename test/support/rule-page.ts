import type { Rule } from '#shared/evaluate/rule.ts';
import type { Said } from './said-of-case.ts';
import type { RuleCase, RuleCases } from './test-rule.ts';

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function law({ text, url, tier, verified }: Rule['cites'][number]): string {
  const name = url === undefined ? text : `[${text}](${url})`;
  const sure = verified ? 'read in a published source' : 'from general knowledge, not read again';
  return `${name} (tier ${tier}, ${sure})`;
}

function inForce({ from, until }: Rule['effective']): string {
  if (from === null && until === null) return 'on every day';
  return [from === null ? '' : `from ${from}`, until === null ? '' : `until ${until}`]
    .filter(Boolean)
    .join(' ');
}

/** A case, and below it what Domicile says of it. */
const withSaid = (line: string, said: Said): string =>
  [line, ...said.map((text) => `  - ${text}`)].join('\n');

/**
 * The page of a rule as Markdown, from its metadata and its test cases.
 * @param saidOf what the evaluator says of a case
 */
export function rulePage(rule: Rule, cases: RuleCases, saidOf: (item: RuleCase) => Said): string {
  const needsCounsel = rule.cites.some(({ tier, verified }) => tier === 3 || !verified);
  const sections = [
    `# ${rule.id} ${rule.title}`,
    'Generated from the rule and its cases; change those and run `npm run docs:rules`.',
    bullets([
      `Regime: ${rule.regime.join(', ')}`,
      `In force: ${inForce(rule.effective)}`,
      `Reads: ${rule.reads.map((field) => `\`${field}\``).join(', ')}`,
      ...(needsCounsel ? ['Confirm with counsel'] : []),
    ]),
    '## What it finds',
    Object.keys(rule.severity).length === 0
      ? 'It only asks.'
      : bullets(Object.entries(rule.severity).map(([name, row]) => `**${name}**: ${row}`)),
    '## Law',
    bullets(rule.cites.map(law)),
    '## What to do',
    bullets(rule.remedies),
    '## For counsel',
    rule.counsel,
    '## When it may be wrong',
    rule.falsePositives,
    '## Cases',
    bullets([
      ...cases.breaks.map((item) => withSaid(`**${item.severity}**: ${item.when}`, saidOf(item))),
      ...cases.holds.map(({ when }) => `**nothing**: ${when}`),
      ...cases.unknown.map((item) =>
        withSaid(`**asks** \`${item.asks}\`: ${item.when}`, saidOf(item)),
      ),
    ]),
  ];
  return `${sections.join('\n\n')}\n`;
}
