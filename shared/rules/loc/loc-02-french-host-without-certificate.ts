import { persistenceFact } from '#shared/evaluate/node-facts.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import { FRENCH_CERTIFICATES_RENEWED, hostedByProcessor } from '#shared/evaluate/statute.ts';
import { frenchHostCertificate, hostedInFrance } from '#shared/evaluate/french-hosting.ts';

export const loc02 = defineRule({
  id: 'LOC-02',
  title: 'French data host without a current HDS v2 certificate',
  regime: ['FR-HDS'],
  effective: { from: '2024-11-16', until: null },
  severity: {
    violation: `a host has no valid HDS v2 certificate for what it does; before ${FRENCH_CERTIFICATES_RENEWED} HDS v1 was enough`,
  },
  cites: [
    {
      text: 'Code de la santé publique, L.1111-8 II',
      url: 'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006072665',
      tier: 3,
      verified: true,
    },
    {
      text: 'Référentiel HDS v2 (arrêté of 2024-04-26)',
      url: 'https://www.insideprivacy.com/health-privacy/france-publishes-updated-certification-standard-for-the-hosting-of-health-data/',
      tier: 3,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'node.vendor',
    'node.kind',
    'node.persistence',
    'vendor.role',
    'vendor.certifications',
  ],
  *check(facts) {
    for (const { cohort, node } of hostedInFrance(facts)) {
      const hosted = hostedByProcessor(facts, node);
      if (hosted.missing) yield lacks({ ...hosted.missing, ifNo: 'violation' });
      const vendor = node.runBy;
      if (hosted.value !== true || typeof vendor !== 'object') continue;
      const certificate = frenchHostCertificate(vendor, node.node.kind, facts.asOf);
      if (certificate.missing) yield lacks({ ...certificate.missing, ifNo: 'violation' });
      if (certificate.value !== false) continue;
      yield found({
        severity: 'violation',
        subject: node.subject,
        cohort: cohort.cohort.id,
        scope: 'gdpr',
        message: `${node.node.name} keeps French health data at ${vendor.name}, which has no valid HDS certificate for it`,
        because: [
          { subject: cohort.subject, field: 'care', value: cohort.cohort.care },
          persistenceFact(node),
          ...hosted.because,
          ...certificate.because,
        ],
      });
    }
  },
  remedies: [
    'Take a host with a current HDS v2 certificate for this activity',
    'Ask the vendor for its certificate and the activities that it covers',
    'Host it yourself as controller (with counsel)',
  ],
  counsel:
    'Whether the vendor is a host in the sense of the Code, and which of the six activities it carries out: makers of software as a service may fall outside activity 5.',
  falsePositives:
    'A vendor that hosts nothing itself may rely on the certificate of the host below it; that host must then be drawn.',
});
