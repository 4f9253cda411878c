import { drawHandover, french, signed } from '#test/support/draw-handover.ts';
import type { Agreement, Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { vnd03 } from './vnd-03-service-not-covered.ts';

const drawn = (services: Agreement['services'], more: Handover = {}) =>
  drawHandover({
    ...more,
    vendor: {
      agreements: [signed('baa', services === undefined ? {} : { services })],
      ...more.vendor,
    },
    node: { service: 'Note Drafts', ...more.node },
  });
const broken = { severity: 'violation', subject: 'vendor:acme', cohorts: ['patients'] } as const;

testRule(vnd03, {
  breaks: [
    {
      ...broken,
      when: 'the service is not in the list',
      map: drawn(['Object Store', 'Queue']),
      elements: ['node:system'],
      path: ['send'],
      says: 'The BAA with Acme does not cover Note Drafts',
    },
    {
      ...broken,
      when: 'only the beginning of its name is in the list',
      map: drawn(['Note']),
    },
    {
      ...broken,
      when: 'a DPA covers every service, the BAA does not',
      map: drawn(['Queue'], {
        vendor: { agreements: [signed('dpa'), signed('baa', { services: ['Queue'] })] },
      }),
    },
    {
      ...broken,
      when: 'a BAA that covers it is only a draft',
      map: drawn(['Queue'], {
        vendor: {
          agreements: [
            signed('baa', { status: 'draft', services: ['Note Drafts'] }),
            signed('baa', { services: ['Queue'] }),
          ],
        },
      }),
    },
    {
      ...broken,
      severity: 'question',
      when: 'the list of services is empty',
      map: drawn([]),
      says: 'The BAA with Acme names no service',
    },
  ],
  holds: [
    { when: 'the service is in the list', map: drawn(['Queue', 'Note Drafts']) },
    { when: 'it is in the list in other capitals', map: drawn(['NOTE DRAFTS']) },
    { when: 'the BAA covers every service', map: drawn(['*']) },
    {
      when: 'the BAA covers every service and nobody says which one it is',
      map: drawn(['*'], { node: { service: 'unknown' } }),
    },
    {
      when: 'one of two BAAs covers it',
      map: drawn(['Queue'], {
        vendor: {
          agreements: [
            signed('baa', { services: ['Queue'] }),
            signed('baa', { services: ['Note Drafts'] }),
          ],
        },
      }),
    },
    {
      when: 'no BAA is signed: VND-01 says that',
      map: drawn(['Queue'], {
        vendor: { agreements: [signed('baa', { status: 'draft', services: ['Queue'] })] },
      }),
    },
    {
      when: 'nobody says which agreements there are: VND-01 asks',
      map: drawn(['Queue'], { vendor: { agreements: 'unknown' } }),
    },
    {
      when: 'the BAA has run out, and nobody says whether the next is signed: VND-01 asks',
      map: drawn(['Queue'], {
        vendor: {
          agreements: [
            signed('baa', { expires: '2025-12-31', services: ['Queue'] }),
            signed('baa', { status: 'unknown', services: 'unknown' }),
          ],
        },
      }),
    },
    {
      when: 'the vendor only opens it for support',
      map: drawn(['Queue'], {
        node: { vendor: 'self', support: [{ country: 'US', by: 'acme', mode: 'standing' }] },
      }),
    },
    { when: 'the vendor is a payer', map: drawn(['Queue'], { vendor: { role: 'payer' } }) },
    { when: 'patients are French', map: drawn(['Queue'], { cohort: french }) },
  ],
  unknown: [
    {
      when: 'nobody says which services the BAA covers',
      map: drawn('unknown'),
      asks: 'vendor:acme agreements.services',
      ifNo: 'violation',
    },
    {
      when: 'nobody says which service it is',
      map: drawn(['Queue'], { node: { service: 'unknown' } }),
      asks: 'node:system service',
      ifNo: 'violation',
    },
    {
      when: 'the vendor runs only billing of payments and may act in its own right',
      map: drawn(['Queue'], { vendor: { role: 'unknown' }, node: { kind: 'payment' } }),
      asks: 'vendor:acme role',
      ifNo: 'violation',
    },
    {
      when: 'the list is empty and HIPAA is not known to apply',
      map: drawn([], { organisation: { country: 'US' } }),
      asks: 'map:test-map organisation.hipaaRole',
      ifNo: 'question',
    },
  ],
});
