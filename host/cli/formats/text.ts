import { styleText } from 'node:util';
import { assumptions as assumptionWords } from '#shared/evaluate/assumption.ts';
import { severities } from '#shared/evaluate/finding.ts';
import type { Finding, OpenQuestion, Severity } from '#shared/evaluate/finding.ts';
import { verdictOf } from '#shared/evaluate/verdict.ts';
import type { Report } from './report.ts';
import { Speaker, counted, dateInWords } from '#shared/worksheet/words.ts';

type Style = Parameters<typeof styleText>[0];

const STYLE: Record<Severity, Style> = {
  violation: ['red', 'bold'],
  risk: ['yellow', 'bold'],
  question: ['blue', 'bold'],
  info: 'dim',
};

const HEADING: Record<Severity, string> = {
  violation: 'Violations',
  risk: 'Risks',
  question: 'Questions for counsel',
  info: 'Worth knowing',
};

const DISCLAIMER = 'Engineering guidance, not legal advice.';
const LABEL_WIDTH = 10;

/** Breaks text into lines of at most so many characters, at spaces. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The report as a person wants to read it: the verdict, then finding by finding. */
export class TextReport {
  readonly #report: Report;
  readonly #speaker: Speaker;
  readonly #width: number;
  readonly #hasColour: boolean;

  constructor(report: Report, options: { width: number; hasColour: boolean }) {
    this.#report = report;
    this.#speaker = new Speaker(report.map);
    this.#width = Math.min(Math.max(options.width, 60), 110);
    this.#hasColour = options.hasColour;
  }

  toString(): string {
    const { evaluation } = this.#report;
    const open = evaluation.findings.filter((finding) => !finding.accepted);
    const accepted = evaluation.findings.filter((finding) => finding.accepted);
    const blocks = [
      this.#head(),
      ...evaluation.ruleErrors.map(({ rule, message }) =>
        this.#style(`${rule} failed and its findings are missing: ${message}`, 'red'),
      ),
      ...severities.flatMap((severity) =>
        this.#section(
          HEADING[severity],
          open.filter((finding) => finding.severity === severity),
        ),
      ),
      ...this.#section('Accepted', accepted),
      ...this.#questions(evaluation.openQuestions),
      ...(evaluation.warnings.length === 0
        ? []
        : [
            this.#style(`Look at the drawing (${evaluation.warnings.length})`, 'bold'),
            evaluation.warnings.map(({ message }) => this.#hang('- ', message)).join('\n'),
          ]),
      this.#style(DISCLAIMER, 'dim'),
    ];
    return `${blocks.join('\n\n')}\n`;
  }

  #style(text: string, style: Style): string {
    return this.#hasColour ? styleText(style, text, { validateStream: false }) : text;
  }

  #head(): string {
    const { map, evaluation, rulePack, sha256 } = this.#report;
    const { summary, asOf, assumptions } = evaluation;
    const verdict = verdictOf(evaluation, map.cohorts.length);
    const rest = [
      summary.violation > 0 &&
        summary.question > 0 &&
        `${counted(summary.question, 'question')} for counsel`,
      summary.violation > 0 && counted(summary.openQuestions, 'open question'),
      summary.risk > 0 && counted(summary.risk, 'risk'),
      summary.accepted > 0 && `${summary.accepted} accepted`,
      summary.cohortsNotEvaluated > 0 &&
        `${counted(summary.cohortsNotEvaluated, 'cohort')} not evaluated`,
    ].filter((piece) => piece !== false);
    const colour: Style =
      summary.violation > 0
        ? ['red', 'bold']
        : verdict.isGreen
          ? ['green', 'bold']
          : ['yellow', 'bold'];
    const assumed = assumptions.map((name) => assumptionWords[name]);
    return [
      this.#style(map.title, 'bold'),
      `Law as of ${dateInWords(asOf)} · rule pack ${rulePack.version} (${rulePack.rules} rules) · map ${sha256.slice(0, 8)}`,
      ...(assumed.length > 0 ? [`Assuming that ${assumed.join(' and that ')}`] : []),
      '',
      this.#style(verdict.words, colour),
      ...(rest.length > 0 ? [rest.join(', ')] : []),
    ].join('\n');
  }

  #section(title: string, findings: readonly Finding[]): string[] {
    if (findings.length === 0) return [];
    return [
      this.#style(`${title} (${findings.length})`, 'bold'),
      ...findings.map((finding) => this.#finding(finding)),
    ];
  }

  #finding(finding: Finding): string {
    const { rule, severity, message, because, citations, effective, also, accepted } = finding;
    const law = citations.map(({ text }) => text).join('; ');
    const since = effective.from === null ? '' : ` (in force from ${effective.from})`;
    const counsel = finding.confirmWithCounsel ? ' · confirm with counsel' : '';
    const rows: (readonly [string, readonly string[]])[] = [
      ['for', finding.cohorts.length > 0 ? [this.#speaker.cohorts(finding)] : []],
      ['path', this.#speaker.paths(finding)],
      ['because', [because.map((fact) => this.#speaker.fact(fact)).join('; ')]],
      ['law', [`${law}${since}${counsel}`]],
      ['also', also.length > 0 ? [also.join(', ')] : []],
      ['to do', finding.remedies.slice(0, 3).map(({ label }) => label)],
      ['accepted', accepted ? [acceptance(accepted)] : []],
    ];
    return [
      this.#hang(
        `${this.#style(`${severity} ${rule}`, STYLE[severity])}  `,
        message,
        `${severity} ${rule}  `.length,
      ),
      ...rows.flatMap(([label, texts]) =>
        texts.map((text, index) =>
          this.#hang(
            `  ${this.#style((index === 0 ? label : '').padEnd(LABEL_WIDTH), 'dim')}`,
            text,
            LABEL_WIDTH + 2,
          ),
        ),
      ),
    ].join('\n');
  }

  #questions(questions: readonly OpenQuestion[]): string[] {
    if (questions.length === 0) return [];
    return [
      this.#style(`Open questions (${questions.length}), most valuable first`, 'bold'),
      questions
        .map(({ question, field, subject, ifNo, unlocks }, index) =>
          [
            this.#hang(`${String(index + 1).padStart(2)}. `, question, 4),
            this.#style(
              `    ${this.#speaker.name(subject)}: ${field} · ${ifNo} if not · settles ${listed(unlocks)}`,
              'dim',
            ),
          ].join('\n'),
        )
        .join('\n'),
    ];
  }

  /** Text behind a prefix, its further lines indented to the same column. */
  #hang(prefix: string, text: string, indent = prefix.length): string {
    const [first = '', ...rest] = wrap(text, this.#width - indent);
    return [`${prefix}${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)].join('\n');
  }
}

function acceptance({ reason, by, on, until }: NonNullable<Finding['accepted']>): string {
  const end = until === 'none' ? 'without end' : `until ${until ?? ''}`;
  return `by ${by ?? ''} on ${on ?? ''}, ${end}: ${reason ?? ''}`;
}

/** At most eight rules, then how many more. */
const listed = (rules: readonly string[]): string =>
  rules.length > 8
    ? `${rules.slice(0, 8).join(', ')} and ${rules.length - 8} more`
    : rules.join(', ');
