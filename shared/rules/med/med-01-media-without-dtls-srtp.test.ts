import { describe, expect, it } from 'vitest';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, frenchToo } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { med01 } from './med-01-media-without-dtls-srtp.ts';

type Hop = NonNullable<Handover['hop']>;

const call = (encryption: NonNullable<Hop['encryption']>, more: Hop = {}, around: Handover = {}) =>
  drawHandover({
    ...around,
    node: { kind: 'sfu' },
    hop: { carrier: 'webrtc-media', encryption, downgrade: false, ...more },
  });
const data = (encryption: NonNullable<Hop['encryption']>) =>
  call(encryption, { carrier: 'webrtc-data' });
const broken = { severity: 'violation', subject: 'hop:send', cohorts: ['patients'] } as const;

testRule(med01, {
  breaks: [
    {
      ...broken,
      when: 'keys are sent in the session description',
      map: call('sdes-srtp'),
      path: ['send'],
      says: 'The call is not encrypted with DTLS-SRTP',
    },
    { ...broken, when: 'the call is in clear', map: call('none') },
    { ...broken, when: 'media over TLS 1.3 are not held to DTLS-SRTP', map: call('tls-1.3') },
    { ...broken, when: 'media over some TLS', map: call('tls') },
    { ...broken, when: 'a data channel over TLS 1.1', map: data('tls-1.1') },
    { ...broken, when: 'a data channel in clear', map: data('none') },
    {
      ...broken,
      when: 'DTLS-SRTP may be downgraded',
      map: call('dtls-srtp', { downgrade: true }),
      says: 'The call may fall back to weaker encryption',
    },
    {
      ...broken,
      when: 'it may be downgraded, from what is not known',
      map: call('unknown', { downgrade: true }),
    },
    {
      ...broken,
      when: 'it is weak, and whether it may be downgraded is not known',
      map: call('none', { downgrade: 'unknown' }),
    },
    { ...broken, when: 'a French call in clear', map: call('none', {}, { cohort: french }) },
    {
      ...broken,
      cohorts: ['french', 'patients'],
      when: 'two cohorts on one hop',
      map: call('none', {}, { cohorts: [frenchToo] }),
    },
  ],
  holds: [
    { when: 'DTLS-SRTP without downgrade', map: call('dtls-srtp') },
    { when: 'end to end', map: call('end-to-end') },
    { when: 'a data channel over DTLS', map: data('dtls-srtp') },
    { when: 'a data channel over TLS 1.2', map: data('tls-1.2') },
    { when: 'a data channel over TLS 1.3', map: data('tls-1.3') },
    { when: 'another carrier in clear: ENC-01 says that', map: call('none', { carrier: 'wss' }) },
    { when: 'no PHI is carried', map: call('none', { carries: [] }) },
  ],
  unknown: [
    {
      when: 'nobody says how media are encrypted',
      map: call('unknown'),
      asks: 'hop:send encryption',
      ifNo: 'violation',
    },
    {
      when: 'a data channel over TLS of a version not known',
      map: data('tls'),
      asks: 'hop:send encryption',
      ifNo: 'violation',
    },
    {
      when: 'nobody says whether it may be downgraded',
      map: call('dtls-srtp', { downgrade: 'unknown' }),
      asks: 'hop:send downgrade',
      ifNo: 'violation',
    },
  ],
});

describe('MED-01 remedies', () => {
  it.each([
    call('none', { downgrade: true }),
    call('dtls-srtp', { downgrade: true }),
    call('end-to-end', { downgrade: true }),
    call('unknown', { downgrade: true }),
    data('tls-1.0'),
  ])('is gone once the hop is held to DTLS-SRTP', (drawing) => {
    expect(leftAfter(med01, drawing, 'Hold it to DTLS-SRTP')).toEqual([]);
  });
});
