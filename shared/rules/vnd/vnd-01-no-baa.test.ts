import { drawHandover, french, frenchToo, signed } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { vnd01 } from './vnd-01-no-baa.ts';

const broken = { severity: 'violation', subject: 'vendor:acme', cohorts: ['patients'] } as const;
const baa = (more = {}) => ({ agreements: [signed('baa', more)] });
const supported = { country: 'US', by: 'acme', mode: 'standing' } as const;

testRule(vnd01, {
  breaks: [
    {
      ...broken,
      when: 'the vendor has no agreement at all',
      map: drawHandover(),
      elements: ['node:system'],
      path: ['send'],
      says: 'Acme handles PHI and has no signed BAA',
    },
    {
      ...broken,
      when: 'the BAA is a draft',
      map: drawHandover({ vendor: baa({ status: 'draft' }) }),
    },
    {
      ...broken,
      when: 'the BAA was refused',
      map: drawHandover({ vendor: baa({ status: 'refused' }) }),
    },
    {
      ...broken,
      when: 'a DPA is signed, which is no BAA',
      map: drawHandover({ vendor: { agreements: [signed('dpa')] } }),
    },
    {
      ...broken,
      when: 'an agreement of a type not known is known to be a draft',
      map: drawHandover({ vendor: { agreements: [{ status: 'draft' }] } }),
    },
    {
      ...broken,
      when: 'nobody says its role, and it runs an API',
      map: drawHandover({ vendor: { role: 'unknown' } }),
    },
    {
      ...broken,
      when: 'nobody says its role, and it runs an EHR and an API',
      map: drawHandover({
        vendor: { role: 'unknown' },
        nodes: [{ id: 'ehr', name: 'EHR', kind: 'ehr', vendor: 'acme' }],
      }),
    },
    {
      ...broken,
      when: 'it only opens a node of the organisation for support',
      map: drawHandover({ node: { vendor: 'self', support: [supported] } }),
      elements: ['node:system'],
      path: ['send', '~support/system/US/acme/standing'],
    },
    {
      ...broken,
      when: 'HIPAA is stated for patients who are treated in France',
      map: drawHandover({ cohort: { care: 'FR', hipaa: true } }),
    },
    {
      ...broken,
      when: 'patients are treated in Puerto Rico, a territory',
      map: drawHandover({ cohort: { care: 'PR' } }),
    },
    {
      ...broken,
      when: 'the organisation is a business associate itself',
      map: drawHandover({ organisation: { hipaaRole: 'business-associate' } }),
    },
    {
      ...broken,
      when: 'the patients are pseudonymised before, which is not de-identified',
      map: drawHandover({
        cohort: { entry: ['clinic'] },
        nodes: [
          {
            id: 'clinic',
            name: 'Clinic',
            kind: 'web-app',
            vendor: 'self',
            transform: { to: 'pseudonymised', method: 'assessed' },
          },
        ],
        hops: [{ id: 'first', from: 'clinic', to: 'portal' }],
      }),
    },
    {
      ...broken,
      when: 'French patients are not counted with the American ones',
      map: drawHandover({ cohorts: [frenchToo] }),
    },
  ],
  holds: [
    { when: 'the BAA is signed', map: drawHandover({ vendor: baa() }) },
    {
      when: 'the BAA is signed and has run out: VND-02 says that',
      map: drawHandover({ vendor: baa({ expires: '2025-12-31' }) }),
    },
    {
      when: 'a signed BAA stands beside an old draft',
      map: drawHandover({
        vendor: { agreements: [signed('baa', { status: 'draft' }), signed('baa')] },
      }),
    },
    { when: 'the vendor is a provider', map: drawHandover({ vendor: { role: 'provider' } }) },
    { when: 'the vendor is a conduit', map: drawHandover({ vendor: { role: 'conduit' } }) },
    { when: 'HIPAA is stated not to apply', map: drawHandover({ cohort: { hipaa: false } }) },
    {
      when: 'the organisation is outside HIPAA',
      map: drawHandover({ organisation: { hipaaRole: 'none' } }),
    },
    { when: 'patients are French', map: drawHandover({ cohort: french }) },
    { when: 'the organisation runs it', map: drawHandover({ node: { vendor: 'self' } }) },
    {
      when: 'the vendor gives a device to the patient',
      map: drawHandover({ node: { kind: 'patient-device' } }),
    },
    { when: 'the hop carries no PHI', map: drawHandover({ hop: { carries: [] } }) },
    {
      when: 'it was de-identified by safe harbor before',
      map: drawHandover({
        cohort: { entry: ['clinic'] },
        nodes: [
          {
            id: 'clinic',
            name: 'Clinic',
            kind: 'web-app',
            vendor: 'self',
            transform: { to: 'deidentified', method: 'safe-harbor' },
          },
        ],
        hops: [{ id: 'first', from: 'clinic', to: 'portal' }],
      }),
    },
  ],
  unknown: [
    {
      when: 'nobody says who runs the system',
      map: drawHandover({ node: { vendor: 'unknown' } }),
      asks: 'node:system vendor',
      ifNo: 'violation',
    },
    {
      when: 'nobody says who runs the system, nor whether the organisation is under HIPAA',
      map: drawHandover({ node: { vendor: 'unknown' }, organisation: { country: 'US' } }),
      asks: 'map:test-map organisation.hipaaRole',
      ifNo: 'violation',
    },
    {
      when: 'nobody says which agreements there are',
      map: drawHandover({ vendor: { agreements: 'unknown' } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'nobody says whether the BAA is signed',
      map: drawHandover({ vendor: { agreements: [{ type: 'baa' }] } }),
      asks: 'vendor:acme agreements.status',
      ifNo: 'violation',
    },
    {
      when: 'a signed agreement is of a type not known',
      map: drawHandover({ vendor: { agreements: [{ status: 'signed' }] } }),
      asks: 'vendor:acme agreements.type',
      ifNo: 'violation',
    },
    {
      when: 'a draft BAA stands beside an agreement of which nothing is known',
      map: drawHandover({ vendor: { agreements: [signed('baa', { status: 'draft' }), {}] } }),
      asks: 'vendor:acme agreements.type',
      ifNo: 'violation',
    },
    {
      when: 'the vendor runs only a laboratory and may act in its own right',
      map: drawHandover({ vendor: { role: 'unknown' }, node: { kind: 'lab' } }),
      asks: 'vendor:acme role',
      ifNo: 'violation',
    },
    {
      when: 'nobody says what the organisation is under HIPAA',
      map: drawHandover({ organisation: { country: 'US' } }),
      asks: 'map:test-map organisation.hipaaRole',
      ifNo: 'violation',
    },
    {
      when: 'a covered entity treats patients in Canada',
      map: drawHandover({ cohort: { care: 'CA-ON' } }),
      asks: 'cohort:patients hipaa',
      ifNo: 'violation',
    },
  ],
});
