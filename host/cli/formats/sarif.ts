import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, Severity, Subject } from '#shared/evaluate/finding.ts';
import { locate } from '#shared/map/read/locate.ts';
import { rules } from '#shared/rules/registry.ts';
import type { Report } from './report.ts';
import { Speaker } from '#shared/worksheet/words.ts';

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  violation: 'error',
  risk: 'warning',
  question: 'note',
  info: 'note',
};

const LISTS = { node: 'nodes', hop: 'hops', vendor: 'vendors', cohort: 'cohorts' } as const;

/** Where an element stands in the document, as a JSON path. */
function pathOf({ map }: Report, { type, id }: Subject): (string | number)[] {
  if (type === 'map') return [];
  if (type === 'policy') {
    const row = map.policies.matrix.findIndex((item) => item.id === id);
    if (row >= 0) return ['policies', 'matrix', row];
    return ['policies', 'postures', map.policies.postures.findIndex((item) => item.id === id)];
  }
  return [LISTS[type], map[LISTS[type]].findIndex((item) => item.id === id)];
}

/**
 * The findings as SARIF 2.1.0 (OASIS), with the line of the subject in the file. Accepted findings
 * are suppressed results; open questions are notes of the rule that asks.
 * @param text the file as it was read
 */
export function sarifReport(report: Report, text: string): string {
  const { evaluation, rulePack, file } = report;
  const speaker = new Speaker(report.map);
  const subjects = [...evaluation.findings, ...evaluation.openQuestions].map(
    ({ subject }) => subject,
  );
  const positions = locate(
    text,
    subjects.map((subject) => ({ at: pathOf(report, subject) })),
  );
  const uri = path.isAbsolute(file)
    ? pathToFileURL(file).href
    : file.split(path.sep).map(encodeURIComponent).join('/');
  const place = (index: number, { type, id }: Subject) => ({
    physicalLocation: {
      artifactLocation: { uri },
      region: {
        startLine: positions[index]?.line ?? 1,
        startColumn: positions[index]?.column ?? 1,
      },
    },
    logicalLocations: [{ fullyQualifiedName: `${type}/${id}`, kind: type }],
  });
  const ofFindings = evaluation.findings.map((finding, index) => ({
    ruleId: finding.rule,
    level: LEVEL[finding.severity],
    message: { text: sentence(finding, speaker) },
    locations: [place(index, finding.subject)],
    partialFingerprints: {
      'domicile/v1': `${finding.rule}/${finding.subject.type}/${finding.subject.id}`,
    },
    properties: { severity: finding.severity, cohorts: finding.cohorts, also: finding.also },
    ...(finding.accepted
      ? {
          suppressions: [
            { kind: 'external', status: 'accepted', justification: finding.accepted.reason ?? '' },
          ],
        }
      : {}),
  }));
  const ofQuestions = evaluation.openQuestions.map((question, index) => ({
    ruleId: question.unlocks[0] ?? '',
    // SARIF 3.27.10: a result that is not a failure has no level.
    level: 'none',
    kind: 'open',
    message: { text: question.question },
    locations: [place(evaluation.findings.length + index, question.subject)],
    properties: { field: question.field, ifNo: question.ifNo, unlocks: question.unlocks },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Domicile',
            semanticVersion: '0.1.0',
            properties: { rulePack },
            rules: rules.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: `${rule.title}. ${rule.counsel}` },
              help: { text: rule.remedies.join('. ') },
              properties: { regime: rule.regime },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: evaluation.ruleErrors.length === 0,
            toolExecutionNotifications: evaluation.ruleErrors.map(({ rule, message }) => ({
              level: 'error',
              associatedRule: { id: rule },
              message: { text: message },
            })),
          },
        ],
        properties: {
          asOf: evaluation.asOf,
          assumptions: evaluation.assumptions,
          sha256: report.sha256,
        },
        results: [...ofFindings, ...ofQuestions],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function sentence(finding: Finding, speaker: Speaker): string {
  const chain = speaker.paths(finding)[0];
  const law = finding.citations.map(({ text }) => text).join('; ');
  return `${finding.message}. ${chain ? `Path: ${chain}. ` : ''}Law: ${law}. To do: ${finding.remedies[0]?.label ?? ''}.`;
}
