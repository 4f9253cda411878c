import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, signed } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { app02 } from './app-02-phi-in-notice.ts';

const notice = (hop: NonNullable<Handover['hop']>, more: Handover = {}) =>
  drawHandover({ ...more, hop, node: { kind: 'push', ...more.node } });
const shows = { payload: ['appointment'] } satisfies Handover['hop'];
const withBaa = { vendor: { agreements: [signed('baa')] } };
const broken = { severity: 'violation', subject: 'hop:send', cohorts: ['patients'] } as const;
const device = { kind: 'patient-device', vendor: 'unknown' } as const;

testRule(app02, {
  breaks: [
    {
      ...broken,
      when: 'a push names the appointment and there is no BAA',
      map: notice({ name: 'Reminder', ...shows }),
      elements: ['node:system'],
      path: ['send'],
      says: '"Reminder" shows appointment in its text, and there is no contract',
    },
    { ...broken, when: 'an SMS service', map: notice(shows, { node: { kind: 'sms' } }) },
    { ...broken, when: 'a mail service', map: notice(shows, { node: { kind: 'email' } }) },
    {
      ...broken,
      when: 'another system over SMTP',
      map: notice({ carrier: 'smtp', ...shows }, { node: { kind: 'crm' } }),
    },
    {
      ...broken,
      when: 'another system over SMS',
      map: notice({ carrier: 'sms', ...shows }, { node: { kind: 'gateway' } }),
    },
    {
      ...broken,
      when: 'another system over push',
      map: notice({ carrier: 'push', ...shows }, { node: { kind: 'gateway' } }),
    },
    {
      ...broken,
      when: 'PHI goes to the mail service over a two-way hop that was drawn from it',
      map: notice(
        { from: 'system', to: 'portal', twoWay: true, ...shows },
        { node: { kind: 'email' } },
      ),
    },
    {
      ...broken,
      when: 'mail goes both ways, and there is no BAA with whoever runs the end it was drawn from',
      map: notice(
        { from: 'system', to: 'portal', twoWay: true, carrier: 'smtp', ...shows },
        { node: { kind: 'crm' } },
      ),
      elements: ['node:system'],
      says: '"Portal to System" shows appointment in its text, and there is no contract',
    },
    {
      ...broken,
      when: 'French PHI and no DPA',
      map: notice(shows, { cohort: french, vendor: { agreements: [signed('baa')] } }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'a BAA is signed',
      map: notice({ payload: ['appointment', 'clinical-note'] }, withBaa),
      elements: ['node:system'],
      says: '"Portal to System" shows appointment, clinical note in its text',
    },
    {
      ...broken,
      severity: 'risk',
      when: 'mail goes both ways and a BAA is signed',
      map: notice({ twoWay: true, carrier: 'smtp', name: 'Mail', ...shows }, withBaa),
      elements: ['node:portal', 'node:system'],
      says: '"Mail" shows appointment in its text',
    },
    {
      ...broken,
      severity: 'risk',
      when: 'a DPA is signed',
      map: notice(shows, { cohort: french, vendor: { agreements: [signed('dpa')] } }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'it goes straight to the phone of a patient',
      map: notice({ carrier: 'sms', ...shows }, { node: device }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'the organisation runs the mail service',
      map: notice(shows, { node: { kind: 'email', vendor: 'self' } }),
    },
    {
      ...broken,
      severity: 'risk',
      when: 'nobody says which agreements there are',
      map: notice(shows, { vendor: { agreements: 'unknown' } }),
    },
  ],
  holds: [
    { when: 'the notice holds nothing', map: notice({ payload: [] }) },
    { when: 'the hop carries no PHI', map: notice({ carries: [], ...shows }) },
    { when: 'it is no notice', map: notice(shows, { node: { kind: 'api' } }) },
    {
      when: 'PHI only comes from the mail service, on another carrier',
      map: drawHandover({
        hop: { from: 'system', to: 'portal', ...shows },
        node: { kind: 'email' },
        cohort: { entry: ['system'] },
      }),
    },
  ],
  unknown: [
    {
      when: 'nobody says what the text holds, and there is no BAA',
      map: notice({}),
      asks: 'hop:send payload',
      ifNo: 'violation',
    },
    {
      when: 'nobody says what the text holds, and a BAA is signed',
      map: notice({ payload: 'unknown' }, withBaa),
      asks: 'hop:send payload',
      ifNo: 'risk',
    },
    {
      when: 'it shows PHI and nobody says which agreements there are',
      map: notice(shows, { vendor: { agreements: 'unknown' } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'it shows PHI and nobody says who runs the service',
      map: notice(shows, { node: { vendor: 'unknown' } }),
      asks: 'node:system vendor',
      ifNo: 'violation',
    },
  ],
});

describe('APP-02 remedies', () => {
  it('is gone once the notice holds nothing', () => {
    expect(leftAfter(app02, notice(shows), 'Send a notice without content')).toEqual([]);
  });
});
