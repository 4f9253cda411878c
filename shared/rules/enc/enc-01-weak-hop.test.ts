import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { leftAfter } from '#test/support/apply-remedy.ts';
import { drawHandover, french, frenchToo } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { drawMap } from '#test/support/draw-map.ts';
import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { enc01 } from './enc-01-weak-hop.ts';

type Hop = NonNullable<Handover['hop']>;

const over = (carrier: NonNullable<Hop['carrier']>, encryption: Hop['encryption'] = 'unknown') =>
  drawHandover({ hop: { carrier, encryption } });
const broken = { severity: 'violation', subject: 'hop:send', cohorts: ['patients'] } as const;
const deidentified = { to: 'deidentified', method: 'safe-harbor' } as const;

testRule(enc01, {
  breaks: [
    {
      ...broken,
      when: 'plain HTTP, with nothing said of encryption',
      map: over('http'),
      path: ['send'],
      says: 'PHI travels without encryption',
    },
    { ...broken, when: 'plain SMTP, with nothing said of encryption', map: over('smtp') },
    { ...broken, when: 'plain MLLP, with nothing said of encryption', map: over('mllp') },
    { ...broken, when: 'HTTPS with no encryption accepted', map: over('https', 'none') },
    {
      ...broken,
      when: 'TLS 1.1 is accepted',
      map: over('https', 'tls-1.1'),
      says: 'PHI may travel over TLS 1.1',
    },
    {
      ...broken,
      when: 'TLS 1.0 is accepted',
      map: over('fhir', 'tls-1.0'),
      says: 'PHI may travel over TLS 1.0',
    },
    { ...broken, when: 'a phone call in clear', map: over('sip', 'none') },
    {
      ...broken,
      when: 'a hop inside the organisation in clear',
      map: drawHandover({ hop: { encryption: 'none' }, node: { vendor: 'self' } }),
    },
    {
      ...broken,
      when: 'French patients in clear',
      map: drawHandover({ cohort: french, hop: { encryption: 'none' } }),
    },
    {
      ...broken,
      cohorts: ['french', 'patients'],
      when: 'two cohorts on one hop',
      map: drawHandover({ cohorts: [frenchToo], hop: { encryption: 'none' } }),
    },
    {
      ...broken,
      cohorts: ['french'],
      when: 'what is de-identified for HIPAA is personal for the GDPR',
      map: drawHandover({
        cohorts: [{ ...frenchToo, entry: ['clinic'] }],
        cohort: { entry: ['clinic'] },
        nodes: [
          {
            id: 'clinic',
            name: 'Clinic',
            kind: 'web-app',
            vendor: 'self',
            transform: deidentified,
          },
        ],
        hops: [{ id: 'first', from: 'clinic', to: 'portal', encryption: 'tls-1.3' }],
        hop: { encryption: 'none' },
      }),
      path: ['first', 'send'],
    },
  ],
  holds: [
    { when: 'TLS 1.2', map: over('https', 'tls-1.2') },
    { when: 'TLS 1.3', map: over('wss', 'tls-1.3') },
    { when: 'MLLP over TLS 1.2', map: over('mllp', 'tls-1.2') },
    { when: 'SSH', map: over('sftp', 'ssh') },
    { when: 'IPsec', map: over('vpn', 'ipsec') },
    { when: 'a call over SRTP', map: over('sip', 'sdes-srtp') },
    { when: 'end to end', map: over('other', 'end-to-end') },
    { when: 'WebRTC media in clear: MED-01 says that', map: over('webrtc-media', 'none') },
    { when: 'a WebRTC data channel in clear: MED-01 says that', map: over('webrtc-data', 'none') },
    { when: 'a letter', map: over('postal') },
    {
      when: 'the hop carries no PHI',
      map: drawHandover({ hop: { carries: [], encryption: 'none' } }),
    },
    {
      when: 'the hop carries other cohorts only',
      map: drawHandover({
        cohorts: [{ ...frenchToo, entry: ['system'] }],
        hop: { cohorts: ['french'], encryption: 'none' },
      }),
    },
    {
      when: 'it is de-identified at the portal, though the system holds the same identified',
      map: drawHandover({
        cohort: { entry: ['portal', 'clinic'] },
        nodes: [
          { id: 'clinic', name: 'Clinic', kind: 'web-app', vendor: 'self' },
          {
            id: 'scrub',
            name: 'Scrubber',
            kind: 'de-identification',
            vendor: 'self',
            transform: deidentified,
          },
        ],
        hops: [
          { id: 'to-scrub', from: 'clinic', to: 'scrub', encryption: 'tls-1.3' },
          { id: 'scrubbed', from: 'scrub', to: 'system', encryption: 'none' },
        ],
      }),
    },
  ],
  unknown: [
    {
      when: 'nobody says how HTTPS is encrypted at worst',
      map: over('https'),
      asks: 'hop:send encryption',
      ifNo: 'violation',
    },
    {
      when: 'the version of TLS is not known',
      map: over('fhir', 'tls'),
      asks: 'hop:send encryption',
      ifNo: 'violation',
    },
    {
      when: 'neither the carrier nor the encryption is known',
      map: drawHandover({ hop: { carrier: 'unknown', encryption: 'unknown' } }),
      asks: 'hop:send encryption',
      ifNo: 'violation',
    },
  ],
});

describe('ENC-01 facts and remedies', () => {
  it('says that an encryption which nobody wrote is a default', () => {
    const written = (drawing: ReturnType<typeof over>) =>
      evaluate(drawMap(drawing), [enc01], AS_OF).findings[0]?.because.at(-1);
    expect(written(over('smtp'))).toMatchObject({ value: 'none', isDefault: true });
    expect(written(over('smtp', 'none'))).not.toHaveProperty('isDefault');
  });

  it.each(['http', 'mllp', 'https'] as const)('is gone once %s accepts TLS 1.3 only', (carrier) => {
    const left = leftAfter(enc01, over(carrier, 'none'), 'Accept nothing below TLS 1.3');
    expect(left).toEqual([]);
  });

  it('makes HTTP into HTTPS and leaves other carriers', () => {
    const carriers = (['http', 'mllp'] as const).map((carrier) =>
      evaluate(drawMap(over(carrier)), [enc01], AS_OF).findings[0]?.remedies[0]?.patch?.filter(
        (step) => 'set' in step && step.field === 'carrier',
      ),
    );
    expect(carriers).toMatchObject([[{ value: 'https' }], []]);
  });
});
