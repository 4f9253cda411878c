import { distance } from 'fastest-levenshtein';
import { rules } from '#shared/rules/registry.ts';
import type { Rule } from '#shared/evaluate/rule.ts';
import { EXIT, UsageError } from '../io.ts';
import type { Command } from '../io.ts';
import { parseOptions } from '../options.ts';

/** One line a rule: id, severities, title. */
function index(): string {
  const rows = rules.map(
    ({ id, severity, title }) =>
      `${id}  ${(Object.keys(severity).join('/') || 'asks').padEnd(24)}  ${title}`,
  );
  return `${rows.join('\n')}\n`;
}

function page(rule: Rule): string {
  const { id, title, regime, effective, severity, cites, reads, remedies, counsel } = rule;
  const severities = Object.entries(severity).map(([name, row]) => `  ${name}: ${row}`);
  const laws = cites.map(({ text, url, tier, verified }) => {
    const sure = verified ? `tier ${tier}` : `tier ${tier}, not verified`;
    return `  ${text} (${sure})${url === undefined ? '' : `\n    ${url}`}`;
  });
  const needsCounsel = cites.some(({ tier, verified }) => tier === 3 || !verified);
  return [
    `${id} ${title}`,
    `Regime: ${regime.join(', ')}`,
    `In force: from ${effective.from ?? 'any day'}${effective.until === null ? '' : ` until ${effective.until}`}`,
    'Finds:',
    ...(severities.length > 0 ? severities : ['  nothing: it only asks']),
    'Law:',
    ...laws,
    ...(needsCounsel ? ['  confirm with counsel'] : []),
    `Reads: ${reads.join(', ')}`,
    'To do:',
    ...remedies.map((remedy) => `  - ${remedy}`),
    `For counsel: ${counsel}`,
    `May be wrong: ${rule.falsePositives}`,
    '',
  ].join('\n');
}

export const rulesCommand: Command = {
  name: 'rules',
  synopsis: 'rules [ID]',
  summary: 'list the rules, or tell all of one',
  details: 'ID is a rule such as LOC-01, in any case.',
  examples: ['domicile rules', 'domicile rules LOC-01'],
  run(args, io) {
    const [wanted, ...rest] = args;
    parseOptions(rest, {}, []);
    if (wanted === undefined) {
      io.out(index());
      return Promise.resolve(EXIT.ok);
    }
    if (wanted.startsWith('-')) throw new UsageError(`Unknown option '${wanted}'`);
    const id = wanted.toUpperCase();
    const rule = rules.find((item) => item.id === id);
    if (!rule) {
      const nearest = rules.toSorted((a, b) => distance(a.id, id) - distance(b.id, id))[0];
      throw new UsageError(`there is no rule "${wanted}"; the nearest is ${nearest?.id ?? ''}`);
    }
    io.out(page(rule));
    return Promise.resolve(EXIT.ok);
  },
};
