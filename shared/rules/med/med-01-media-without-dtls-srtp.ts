import { flowName } from '#shared/evaluate/flow-name.ts';
import type { Patch } from '#shared/evaluate/finding.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import type { Hop } from '../../map/model.ts';

type Protection = 'fine' | 'weak' | 'unknown';

const STRONG: ReadonlySet<string> = new Set(['dtls-srtp', 'end-to-end']);
const STRONG_FOR_DATA: ReadonlySet<string> = new Set(['tls-1.2', 'tls-1.3']);

const isMedia = ({ carrier }: Hop): boolean =>
  carrier === 'webrtc-media' || carrier === 'webrtc-data';

function protectionOf({ carrier, encryption }: Hop): Protection {
  if (encryption === undefined) return 'unknown';
  if (STRONG.has(encryption)) return 'fine';
  if (carrier !== 'webrtc-data') return 'weak';
  if (encryption === 'tls') return 'unknown';
  return STRONG_FOR_DATA.has(encryption) ? 'fine' : 'weak';
}

function enforce(hop: Hop): Patch[] {
  const set = { type: 'hop', id: hop.id } as const;
  const srtp = { set, field: 'encryption', value: 'dtls-srtp' };
  const firm = { set, field: 'downgrade', value: false };
  return protectionOf(hop) === 'fine' ? [firm] : [srtp, firm];
}

export const med01 = defineRule({
  id: 'MED-01',
  title: 'WebRTC without DTLS-SRTP, or open to downgrade',
  regime: ['US-HIPAA', 'EU-GDPR'],
  effective: { from: null, until: null },
  severity: { violation: 'a call is not held to DTLS-SRTP or better, or may fall back' },
  cites: [
    {
      text: '45 CFR 164.312(e)(1)',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      tier: 1,
      verified: false,
    },
    {
      text: 'Regulation (EU) 2016/679, Art 32',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      tier: 1,
      verified: false,
    },
  ],
  reads: ['hop.carrier', 'hop.encryption', 'hop.downgrade'],
  *check(facts) {
    for (const cohort of facts.evaluated) {
      const calls = facts.flows(cohort, cohort.generalScope).filter(({ hop }) => isMedia(hop));
      for (const flow of calls) {
        const { hop, subject } = flow;
        const protection = protectionOf(hop);
        const { encryption, downgrade } = hop;
        if (protection === 'weak' || downgrade === true) {
          yield found({
            severity: 'violation',
            subject,
            cohort: cohort.cohort.id,
            scope: cohort.generalScope,
            message:
              protection === 'weak'
                ? 'The call is not encrypted with DTLS-SRTP'
                : 'The call may fall back to weaker encryption',
            because: [
              { subject, field: 'carrier', value: hop.carrier },
              { subject, field: 'encryption', value: encryption ?? null },
              { subject, field: 'downgrade', value: downgrade ?? null },
            ],
            remedies: [{ label: 'Hold it to DTLS-SRTP', patch: enforce(hop) }],
          });
          continue;
        }
        const name = flowName(flow);
        const ifNo = 'violation';
        if (protection === 'unknown') {
          const question = `How is "${name}" encrypted at worst?`;
          yield lacks({ subject, field: 'encryption', question, ifNo });
        } else if (downgrade === undefined) {
          const question = `May the ends of "${name}" agree on weaker encryption?`;
          yield lacks({ subject, field: 'downgrade', question, ifNo });
        }
      }
    }
  },
  remedies: [
    'Hold both ends to DTLS-SRTP and refuse the rest',
    'Strip weaker offers from the session description',
  ],
  counsel: 'Whether media that a relay can read needs a contract with whoever runs it.',
  falsePositives: 'Media that the application encrypts itself is safe: write "end-to-end".',
});
