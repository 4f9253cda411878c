import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { verdictOf } from '#shared/evaluate/verdict.ts';
import { rules } from '#shared/rules/registry.ts';
import { drawMap } from './support/draw-map.ts';
import type { Drawing } from './support/draw-map.ts';

const DAY = '2026-11-22';

function judged(drawing: Drawing) {
  const map = drawMap(drawing);
  const evaluation = evaluate(map, rules, DAY);
  return { ...evaluation, verdict: verdictOf(evaluation, map.cohorts.length) };
}

/** Twelve systems as drawn in a workshop in five minutes: names, kinds and places only. */
const workshop: Drawing = {
  cohorts: [
    { id: 'texan', name: 'Texan patients', care: 'US-TX', entry: ['phone'] },
    { id: 'french', name: 'French patients', care: 'FR', entry: ['phone'] },
  ],
  nodes: [
    { id: 'phone', name: 'Patient app', kind: 'patient-device' },
    { id: 'gate', name: 'Gateway', kind: 'gateway', place: 'aws:eu-west-3' },
    { id: 'api', name: 'Consultation API', kind: 'api', place: 'aws:eu-west-3' },
    { id: 'sfu', name: 'Media server', kind: 'sfu', place: 'aws:eu-west-3' },
    { id: 'records', name: 'Records', kind: 'database', place: 'aws:eu-west-3' },
    { id: 'recordings', name: 'Recordings', kind: 'recording-store', place: 'aws:us-east-1' },
    { id: 'backups', name: 'Backups', kind: 'backup', place: 'aws:us-east-1' },
    { id: 'logs', name: 'Logs', kind: 'log-store', place: 'aws:us-east-1' },
    { id: 'crashes', name: 'Crash reports', kind: 'error-tracker', place: 'iso:US' },
    { id: 'push', name: 'Push', kind: 'push', place: 'iso:US' },
    { id: 'desk', name: 'Clinician desk', kind: 'clinician-device', place: 'iso:US-TX' },
    { id: 'notes', name: 'Transcription', kind: 'transcription', place: 'iso:US' },
  ],
  hops: [
    ['phone', 'gate'],
    ['gate', 'api'],
    ['phone', 'sfu'],
    ['sfu', 'recordings'],
    ['api', 'records'],
    ['records', 'backups'],
    ['api', 'logs'],
    ['api', 'crashes'],
    ['api', 'push'],
    ['desk', 'api'],
    ['recordings', 'notes'],
    ['notes', 'records'],
  ].map(([from = '', to = '']) => ({ id: `${from}-${to}`, from, to })),
};

describe('sparse input is never green', () => {
  it('a blank map', () => {
    const { verdict, openQuestions } = judged({});
    expect(verdict.isGreen).toBe(false);
    expect(openQuestions).toHaveLength(1);
  });

  it('a cohort without entry', () => {
    const { verdict, summary, openQuestions } = judged({
      cohorts: [{ id: 'texan', name: 'Texan patients', care: 'US-TX' }],
    });
    expect(verdict.isGreen).toBe(false);
    expect(summary.cohortsNotEvaluated).toBe(1);
    expect(openQuestions[0]).toMatchObject({
      subject: { type: 'cohort', id: 'texan' },
      field: 'entry',
    });
  });

  it('a cohort whose PHI stays on the patient’s phone', () => {
    const { summary } = judged({
      cohorts: [{ id: 'texan', name: 'Texan patients', care: 'US-TX', entry: ['phone'] }],
      nodes: [{ id: 'phone', name: 'Patient app', kind: 'patient-device' }],
    });
    expect(summary.cohortsNotEvaluated).toBe(1);
  });

  it('a map in which everything that may be is not known', () => {
    const { verdict, openQuestions, findings } = judged({
      organisation: 'unknown',
      routing: 'unknown',
      governance: 'unknown',
      cohorts: [
        { id: 'some', name: 'Some patients', care: 'US', dataClasses: 'unknown', entry: ['store'] },
      ],
      vendors: [
        { id: 'host', name: 'Host', role: 'unknown', agreements: 'unknown', support: 'unknown' },
      ],
      nodes: [
        {
          id: 'store',
          name: 'Store',
          kind: 'database',
          vendor: 'host',
          place: 'unknown',
          atRest: 'unknown',
          retention: 'unknown',
          backup: 'unknown',
        },
      ],
    });
    expect(verdict.isGreen).toBe(false);
    expect(findings.filter(({ severity }) => severity === 'violation')).toEqual([]);
    expect(openQuestions.length).toBeGreaterThan(3);
  });
});

describe('twelve systems with names and places only', () => {
  const { openQuestions, verdict } = judged(workshop);

  it('ask at most 25 questions', () => {
    expect(openQuestions.length).toBeLessThanOrEqual(25);
    expect(verdict.isGreen).toBe(false);
  });

  it('ask first what a lawyer would ask first', () => {
    const first = openQuestions.slice(0, 5).map(({ field }) => field);
    expect(first).toEqual(
      expect.arrayContaining([
        'nodes.vendor',
        'organisation.hipaaRole',
        'organisation.country',
        'dataClasses',
      ]),
    );
  });
});
