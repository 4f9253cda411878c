import type { Drawing } from '#test/support/draw-map.ts';
import { american, drawStore } from '#test/support/draw-store.ts';
import { testRule } from '#test/support/test-rule.ts';
import { ret01 } from './ret-01-no-retention-rule.ts';

type Retention = Exclude<NonNullable<Drawing['nodes']>[number]['retention'], 'unknown' | undefined>;

const store = { subject: 'node:store', cohorts: ['patients'], path: ['in', 'keep'] } as const;
const kept = (
  days: Retention['days'],
  kind: 'database' | 'worker' | 'patient-device' = 'database',
) =>
  drawStore({
    kind,
    retention: days === undefined ? {} : { days },
    ...(kind === 'patient-device' ? { persistence: 'at-rest' } : {}),
  });
const deidentified: Drawing = {
  ...drawStore({ retention: { days: 'none' } }, { cohort: american }),
  nodes: (drawStore({ retention: { days: 'none' } }).nodes ?? []).map((node) =>
    node.id === 'api'
      ? { ...node, transform: { to: 'deidentified', method: 'expert-determination' } }
      : node,
  ),
};

testRule(ret01, {
  breaks: [
    {
      ...store,
      severity: 'risk',
      when: 'no retention rule was set',
      map: kept('none'),
      says: 'No retention rule is set for Recordings',
    },
    {
      ...store,
      severity: 'question',
      when: 'it is kept without an end',
      map: kept('indefinite'),
      says: 'without an end',
    },
    {
      ...store,
      cohorts: ['georgian', 'patients'],
      severity: 'risk',
      when: 'two cohorts share the store',
      map: {
        ...kept('none'),
        cohorts: [
          ...(kept('none').cohorts ?? []),
          {
            ...american,
            id: 'georgian',
            name: 'Georgian patients',
            care: 'US-GA',
            dataClasses: ['recording'],
            entry: ['phone'],
          },
        ],
      },
    },
  ],
  holds: [
    { when: 'kept for a year', map: kept(365) },
    { when: 'deleted at once', map: kept(0) },
    { when: 'nothing is stored', map: kept('none', 'worker') },
    { when: "a patient's own device", map: kept('none', 'patient-device') },
    { when: 'only de-identified data of a cohort under HIPAA alone', map: deidentified },
  ],
  unknown: [
    {
      when: 'nobody says how long',
      map: kept(undefined),
      asks: 'node:store retention.days',
      ifNo: 'risk',
    },
    {
      when: 'nobody says anything of retention',
      map: drawStore({}),
      asks: 'node:store retention.days',
      ifNo: 'risk',
    },
  ],
});
