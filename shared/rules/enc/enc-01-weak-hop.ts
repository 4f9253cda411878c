import { flowName } from '#shared/evaluate/flow-name.ts';
import type { Fact, Remedy } from '#shared/evaluate/finding.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import { encryptionOf } from '../../map/defaults.ts';
import type { Hop } from '../../map/model.ts';

const WEAK: ReadonlySet<string> = new Set(['none', 'tls-1.0', 'tls-1.1']);

/** Media has MED-01; a letter is not encrypted. */
const ELSEWHERE: ReadonlySet<string> = new Set(['webrtc-media', 'webrtc-data', 'postal']);

type Protection = 'fine' | 'weak' | 'unknown';

function protectionOf(hop: Hop): Protection {
  if (ELSEWHERE.has(hop.carrier ?? '')) return 'fine';
  const { value } = encryptionOf(hop);
  if (value === undefined || value === 'tls') return 'unknown';
  return WEAK.has(value) ? 'weak' : 'fine';
}

const strengthen = ({ id, carrier }: Hop): Remedy => {
  const set = { type: 'hop', id } as const;
  const tls = { set, field: 'encryption', value: 'tls-1.3' };
  return {
    label: 'Accept nothing below TLS 1.3',
    patch: carrier === 'http' ? [{ set, field: 'carrier', value: 'https' }, tls] : [tls],
  };
};

export const enc01 = defineRule({
  id: 'ENC-01',
  title: 'Hop in clear or below TLS 1.2',
  regime: ['US-HIPAA', 'EU-GDPR'],
  effective: { from: null, until: null },
  severity: { violation: 'PHI travels unencrypted, or TLS 1.0 or 1.1 is accepted' },
  cites: [
    {
      text: '45 CFR 164.312(e)',
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
    { text: 'baseline (policy): TLS 1.2 or newer', tier: 1, verified: true },
  ],
  reads: ['hop.carrier', 'hop.encryption', 'hop.carries'],
  *check(facts) {
    const suspects = new Set(facts.map.hops.filter((hop) => protectionOf(hop) !== 'fine'));
    for (const cohort of facts.evaluated) {
      const flows = facts.flows(cohort, cohort.generalScope);
      for (const flow of flows.filter(({ hop }) => suspects.has(hop))) {
        const { hop, subject } = flow;
        const { value = 'tls', isDefault } = encryptionOf(hop);
        if (protectionOf(hop) === 'unknown') {
          const question = `Which encryption does "${flowName(flow)}" accept at worst?`;
          yield lacks({ subject, field: 'encryption', question, ifNo: 'violation' });
          continue;
        }
        const because: Fact = { subject, field: 'encryption', value };
        yield found({
          severity: 'violation',
          subject,
          cohort: cohort.cohort.id,
          scope: cohort.generalScope,
          message:
            value === 'none'
              ? 'PHI travels without encryption'
              : `PHI may travel over ${value.toUpperCase().replace('-', ' ')}`,
          because: [
            { subject, field: 'carrier', value: hop.carrier ?? null },
            isDefault ? { ...because, isDefault } : because,
          ],
          remedies: [strengthen(hop)],
        });
      }
    }
  },
  remedies: ['Accept TLS 1.2 or newer only', 'Put an encrypted tunnel around it'],
  counsel: 'Whether a documented equivalent measure is enough where a device can do no better.',
  falsePositives: 'A tunnel around the hop protects it: write "ipsec" or "ssh" as its encryption.',
});
