import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rules } from '#shared/rules/registry.ts';
import { runCli } from '#test/support/run-cli.ts';

const FAULTY = 'assets/examples/telemedicine-faulty.json';
const CORRECTED = 'assets/examples/telemedicine-corrected.json';
const DAY = ['--as-of', '2026-11-22'];

const answer = z.object({
  map: z.strictObject({
    id: z.string(),
    title: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  asOf: z.string(),
  assumptions: z.array(z.string()),
  rulePack: z.strictObject({
    version: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    rules: z.number(),
  }),
  summary: z.strictObject({
    violation: z.number(),
    risk: z.number(),
    question: z.number(),
    info: z.number(),
    accepted: z.number(),
    openQuestions: z.number(),
    cohortsNotEvaluated: z.number(),
  }),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.string(),
      message: z.string(),
      accepted: z.unknown().optional(),
    }),
  ),
  openQuestions: z.array(z.object({ field: z.string(), unlocks: z.array(z.string()) })),
  warnings: z.array(z.unknown()),
  ruleErrors: z.array(z.unknown()),
});

const evaluated = (args: readonly string[], input?: string) =>
  answer.parse(JSON.parse(runCli(['evaluate', ...args, '--format', 'json'], input).out));

describe('evaluate', () => {
  it('prints the verdict, findings with path, law and remedy, and ends with 1', () => {
    const { status, out, error } = runCli(['evaluate', FAULTY, ...DAY]);
    expect({ status, error }).toEqual({ status: 1, error: '' });
    expect(out).toContain('violations');
    expect(out).toMatch(/path {6}.+ → /);
    expect(out).toContain('law ');
    expect(out).toContain('to do');
    expect(out).toContain('Engineering guidance, not legal advice');
    expect(out, 'no colour where nobody looks').not.toContain('\u001B');
  });

  it('ends with 0 on the corrected map', () => {
    const { status, out } = runCli(['evaluate', CORRECTED, ...DAY]);
    expect(status).toBe(0);
    expect(out).toContain('No violation found by these rules on these facts');
    expect(out).not.toMatch(/\bcompliant\b|\bready\b/i);
  });

  it('answers in JSON with the keys of the format, counted and ordered', () => {
    const { summary, findings, rulePack, asOf } = evaluated([FAULTY, ...DAY]);
    const open = findings.filter(({ accepted }) => accepted === undefined);
    const order = ['violation', 'risk', 'question', 'info'];
    expect(asOf).toBe('2026-11-22');
    expect(rulePack.rules).toBe(rules.length);
    expect(summary.violation).toBe(open.filter(({ severity }) => severity === 'violation').length);
    expect(findings.map(({ severity, rule }) => `${order.indexOf(severity)} ${rule}`)).toEqual(
      findings.map(({ severity, rule }) => `${order.indexOf(severity)} ${rule}`).toSorted(),
    );
  });

  it('reads standard input', () => {
    const text = readFileSync(CORRECTED, 'utf8');
    expect(evaluated(['-', ...DAY], text)).toEqual(evaluated([CORRECTED, ...DAY]));
  });

  it('takes assumptions', () => {
    const { assumptions, summary } = evaluated([CORRECTED, ...DAY, '--assume', 'no-dpf,no-scc']);
    expect(assumptions).toEqual(['no-dpf', 'no-scc']);
    expect(summary.violation).toBeGreaterThan(0);
  });

  it.each([
    ['never', FAULTY, 0],
    ['violation', FAULTY, 1],
    ['risk', FAULTY, 1],
    ['question', FAULTY, 1],
    ['violation', CORRECTED, 0],
  ])('--fail-on %s on %s ends with %i', (failOn, map, status) => {
    expect(runCli(['evaluate', map, ...DAY, '--fail-on', failOn]).status).toBe(status);
  });

  it('counts open questions where it is told to fail on questions', () => {
    const blank = JSON.stringify({
      format: 'domicile.map',
      version: 1,
      id: 'blank',
      title: 'Blank',
    });
    expect(runCli(['evaluate', '-', '--fail-on', 'risk'], blank).status).toBe(0);
    expect(runCli(['evaluate', '-', '--fail-on', 'question'], blank).status).toBe(1);
  });

  it('answers in SARIF 2.1.0 with the line of the subject', () => {
    const { out } = runCli(['evaluate', FAULTY, ...DAY, '--format', 'sarif']);
    const sarif = z
      .object({
        version: z.literal('2.1.0'),
        runs: z.tuple([
          z.object({
            results: z.array(
              z.object({
                ruleId: z.string(),
                level: z.enum(['error', 'warning', 'note', 'none']),
                locations: z.tuple([
                  z.object({
                    physicalLocation: z.object({
                      artifactLocation: z.object({ uri: z.string() }),
                      region: z.object({ startLine: z.number().min(1) }),
                    }),
                    logicalLocations: z.tuple([z.object({ fullyQualifiedName: z.string() })]),
                  }),
                ]),
              }),
            ),
          }),
        ]),
      })
      .parse(JSON.parse(out));
    const lines = readFileSync(FAULTY, 'utf8').split('\n');
    const onNodes = sarif.runs[0].results.filter(({ locations }) =>
      locations[0].logicalLocations[0].fullyQualifiedName.startsWith('node/'),
    );
    expect(onNodes.length).toBeGreaterThan(0);
    for (const { locations } of onNodes) {
      const { physicalLocation, logicalLocations } = locations[0];
      const id = logicalLocations[0].fullyQualifiedName.slice('node/'.length);
      const at = physicalLocation.region.startLine - 1;
      expect(lines.slice(at, at + 3).join(''), `the lines of ${id}`).toContain(`"${id}"`);
      expect(physicalLocation.artifactLocation.uri).toBe(FAULTY);
    }
  });

  it('answers in Markdown that shows nothing as mark-up of its own', () => {
    const hostile = JSON.stringify({
      format: 'domicile.map',
      version: 1,
      id: 'hostile',
      title: '<img src=x onerror=alert(1)> | [x](javascript:alert(1))',
    });
    const { out } = runCli(
      ['evaluate', '-', '--format', 'markdown', '--fail-on', 'never'],
      hostile,
    );
    expect(out).not.toContain('<img');
    expect(out).not.toContain('[x](');
    expect(runCli(['evaluate', FAULTY, ...DAY, '--format', 'markdown']).out).toContain(
      '| violation |',
    );
  });
});

describe('usage', () => {
  it.each([
    [[], 2, ''],
    [['--help'], 0, ''],
    [['evaluate', '--help'], 0, ''],
    [['evaluate'], 2, 'name the map'],
    [['evaluate', FAULTY, 'more'], 2, 'one argument too many'],
    [['evaluate', FAULTY, '--as-of', '2026-02-30'], 2, '--as-of'],
    [['evaluate', FAULTY, '--as-of'], 2, 'as-of'],
    [['evaluate', FAULTY, '--assume', 'no-gdpr'], 2, 'no-dpf, no-scc'],
    [['evaluate', FAULTY, '--format', 'pdf'], 2, 'text, json, sarif, markdown'],
    [['evaluate', FAULTY, '--fail-on', 'info'], 2, 'violation, risk, question, never'],
    [['evaluate', FAULTY, '--colour'], 2, '--colour'],
    [['evaluate', 'no-such-file.json'], 2, 'no such file'],
    [['evaluate', 'docs'], 2, 'folder'],
    [['paint'], 2, 'no command "paint"'],
    [['rules', 'LOC-99'], 2, 'no rule'],
    [['schema', 'x'], 2, 'too many'],
  ] as const)('%j ends with %i', (args, status, says) => {
    const answered = runCli(args);
    expect(answered.status).toBe(status);
    expect(answered.error).toContain(says);
    expect(answered.error.split('\n').length, 'one line').toBeLessThanOrEqual(2);
    expect(answered.error).not.toMatch(/\n\s+at /);
  });

  it('lists every rule and tells all of one', () => {
    const list = runCli(['rules']).out;
    for (const { id } of rules) expect(list).toContain(id);
    const one = runCli(['rules', 'loc-01']).out;
    expect(one).toContain('L.1111-8');
    expect(one).toContain('confirm with counsel');
  });

  it('prints the JSON Schema', () => {
    expect(JSON.parse(runCli(['schema']).out)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
    });
  });
});
