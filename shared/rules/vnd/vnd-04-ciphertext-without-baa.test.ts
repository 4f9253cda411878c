import { drawHandover, french, signed } from '#test/support/draw-handover.ts';
import type { Handover } from '#test/support/draw-handover.ts';
import { testRule } from '#test/support/test-rule.ts';
import { vnd04 } from './vnd-04-ciphertext-without-baa.ts';

type Custody = 'provider' | 'customer' | 'hsm' | 'external' | 'unknown';
type Encryption = 'none' | 'aes-128' | 'aes-256' | 'other' | 'unknown';

const kept = (encryption: Encryption, custody: Custody, more: Handover = {}) =>
  drawHandover({
    ...more,
    node: { kind: 'archive', atRest: { encryption, keys: { custody } }, ...more.node },
  });
const broken = { severity: 'violation', subject: 'vendor:acme', cohorts: ['patients'] } as const;

testRule(vnd04, {
  breaks: [
    {
      ...broken,
      when: 'the archive is encrypted under the customer’s keys',
      map: kept('aes-256', 'customer'),
      elements: ['node:system'],
      path: ['send'],
      says: 'encryption does not replace it',
    },
    { ...broken, when: 'the keys are in a hardware module', map: kept('aes-256', 'hsm') },
    { ...broken, when: 'the keys are held by a third party', map: kept('aes-128', 'external') },
    {
      ...broken,
      when: 'the host opens its own archive and sees ciphertext',
      map: kept('aes-256', 'customer', {
        node: { support: [{ country: 'US', by: 'acme', mode: 'standing' }] },
      }),
    },
    {
      ...broken,
      when: 'the BAA is a draft',
      map: kept('other', 'customer', {
        vendor: { agreements: [signed('baa', { status: 'draft' })] },
      }),
    },
  ],
  holds: [
    {
      when: 'a BAA is signed',
      map: kept('aes-256', 'customer', { vendor: { agreements: [signed('baa')] } }),
    },
    { when: 'the host holds the keys: VND-01 says it', map: kept('aes-256', 'provider') },
    { when: 'nothing is encrypted: VND-01 says it', map: kept('none', 'customer') },
    { when: 'who holds the keys is not known: VND-01 says it', map: kept('aes-256', 'unknown') },
    {
      when: 'whether it is encrypted is not known: VND-01 says it',
      map: kept('unknown', 'customer'),
    },
    {
      when: 'how it is protected is not known: VND-01 says it',
      map: drawHandover({ node: { kind: 'archive' } }),
    },
    {
      when: 'nothing is kept there: VND-01 says it',
      map: kept('aes-256', 'customer', { node: { kind: 'api' } }),
    },
    {
      when: 'the same vendor handles PHI elsewhere: VND-01 says it',
      map: kept('aes-256', 'customer', {
        nodes: [{ id: 'worker', name: 'Worker', kind: 'worker', vendor: 'acme' }],
        hops: [{ id: 'work', from: 'portal', to: 'worker' }],
      }),
    },
    {
      when: 'the same vendor opens a node of the organisation: VND-01 says it',
      map: kept('aes-256', 'customer', {
        nodes: [
          {
            id: 'desk',
            name: 'Desk',
            kind: 'database',
            vendor: 'self',
            atRest: { encryption: 'aes-256', keys: { custody: 'customer' } },
            support: [{ country: 'US', by: 'acme', mode: 'standing' }],
          },
        ],
        hops: [{ id: 'file', from: 'portal', to: 'desk' }],
      }),
    },
    {
      when: 'the host is no processor',
      map: kept('aes-256', 'customer', { vendor: { role: 'controller' } }),
    },
    { when: 'patients are French', map: kept('aes-256', 'customer', { cohort: french }) },
  ],
  unknown: [
    {
      when: 'nobody says which agreements there are',
      map: kept('aes-256', 'customer', { vendor: { agreements: 'unknown' } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
  ],
});
