import type { Rule } from '#shared/evaluate/rule.ts';

function row({ id, title, severity, regime }: Rule): string {
  const severities = Object.keys(severity).join(', ') || 'only asks';
  return `| [${id}](${id.toLowerCase()}.md) | ${title} | ${severities} | ${regime.join(', ')} |`;
}

/** The list of all rule pages as Markdown. */
export function ruleIndex(rules: readonly Rule[]): string {
  return [
    '# Rules',
    '',
    'Generated from the rules; change those and run `npm run docs:rules`.',
    '',
    '| rule | what it looks for | can be | regime |',
    '|---|---|---|---|',
    ...rules.map(row),
    '',
  ].join('\n');
}
