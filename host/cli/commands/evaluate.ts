import { assumptions } from '#shared/evaluate/assumption.ts';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import { mapHash } from '#shared/map/canonical.ts';
import { rules } from '#shared/rules/registry.ts';
import { rulePack } from '#shared/rules/rule-pack.ts';
import { markdownReport } from '../formats/markdown.ts';
import { jsonReport } from '../formats/report.ts';
import { sarifReport } from '../formats/sarif.ts';
import { TextReport } from '../formats/text.ts';
import { evaluationOptions, parseAsOf, parseAssumptions } from '../evaluation-options.ts';
import { EXIT } from '../io.ts';
import type { Command, ExitCode } from '../io.ts';
import { loadMap } from '../load-map.ts';
import { oneOf, parseOptions } from '../options.ts';

const FORMATS = ['text', 'json', 'sarif', 'markdown'] as const;
const FAIL_ON = ['violation', 'risk', 'question', 'never'] as const;
type FailOn = (typeof FAIL_ON)[number];

/** A rule that threw comes first: without it the answer is not whole. */
function exitCode({ summary, ruleErrors }: Evaluation, failOn: FailOn): ExitCode {
  if (ruleErrors.length > 0) return EXIT.internal;
  const counts: Record<FailOn, number> = {
    never: 0,
    violation: summary.violation,
    risk: summary.violation + summary.risk,
    question: summary.violation + summary.risk + summary.question + summary.openQuestions,
  };
  return counts[failOn] > 0 ? EXIT.found : EXIT.ok;
}

export const evaluateCommand: Command = {
  name: 'evaluate',
  synopsis:
    'evaluate MAP [--as-of DATE] [--assume no-dpf,no-scc] [--format text|json|sarif|markdown] [--fail-on violation|risk|question|never]',
  summary: 'find where a map breaks the law, a contract or good practice',
  details: `MAP is a map as JSON; "-" is standard input.
--as-of    the day on which law and agreements are read (default: today)
--assume   what is assumed not to stand: ${Object.entries(assumptions)
    .map(([name, words]) => `${name} (${words})`)
    .join(', ')}
--format   text (default), json, sarif (2.1.0) or markdown
--fail-on  the mildest severity that gives exit code 1 (default: violation);
           question counts open questions too`,
  examples: [
    'domicile evaluate map.json',
    'domicile evaluate map.json --as-of 2027-04-01 --assume no-dpf',
    'domicile evaluate map.json --format sarif --fail-on risk > findings.sarif',
  ],
  async run(args, io) {
    const { values, positionals } = parseOptions(
      args,
      {
        ...evaluationOptions,
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'violation' },
      },
      ['map to evaluate'],
    );
    const asOf = parseAsOf(values['as-of'], io.today);
    const assumed = parseAssumptions(values.assume);
    const format = oneOf('format', values.format, FORMATS);
    const failOn = oneOf('fail-on', values['fail-on'], FAIL_ON);
    const file = positionals[0] ?? '-';
    const loaded = await loadMap(file, io);
    if (!loaded) return EXIT.badInput;

    const evaluation = evaluate(loaded.map, rules, asOf, assumed);
    const sha256 = mapHash(loaded.document);
    const report = { map: loaded.map, sha256, rulePack: rulePack(), evaluation, file };
    switch (format) {
      case 'json':
        io.out(jsonReport(report));
        break;
      case 'sarif':
        io.out(sarifReport(report, new TextDecoder().decode(loaded.text)));
        break;
      case 'markdown':
        io.out(markdownReport(report));
        break;
      case 'text':
        io.out(new TextReport(report, io).toString());
        break;
    }
    return exitCode(evaluation, failOn);
  },
};
