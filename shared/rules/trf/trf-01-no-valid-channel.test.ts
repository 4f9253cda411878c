import { AS_OF, testRule } from '#test/support/test-rule.ts';
import { sketch } from '#test/support/transfer-sketch.ts';
import type { Sketch } from '#test/support/transfer-sketch.ts';
import { certified, clause, uncertified, withScc } from '#test/support/walk-case.ts';
import { trf01 } from './trf-01-no-valid-channel.ts';

const acme = { severity: 'violation', subject: 'vendor:acme', cohorts: ['french'] } as const;
const inParis = { place: 'aws:eu-west-3' };
const opened = (more: object = {}): Sketch => ({
  store: { ...inParis, support: [{ country: 'IN', by: 'helper', mode: 'standing', ...more }] },
});
const own = { mechanism: 'scc', signed: '2025-01-01', tia: '2026-05-01' } as const;

testRule(trf01, {
  breaks: [
    {
      ...acme,
      when: 'French recordings go to a vendor in Virginia that has no instrument',
      map: sketch({}),
      elements: ['node:store', 'hop:keep'],
      path: ['call', 'keep'],
      says: 'PHI goes to Acme in Virginia (aws us-east-1) without a valid transfer channel',
    },
    {
      ...acme,
      when: 'the certification has lapsed',
      map: sketch({ vendor: { dpf: { ...certified, status: 'inactive' }, agreements: [] } }),
    },
    {
      ...acme,
      when: 'the clauses expired yesterday',
      map: sketch({ vendor: withScc({ expires: '2026-11-21' }) }),
    },
    {
      ...acme,
      when: 'the clauses begin tomorrow',
      map: sketch({ vendor: withScc({ effective: '2026-11-23' }) }),
    },
    {
      ...acme,
      when: 'the clauses are a draft',
      map: sketch({ vendor: withScc({ status: 'draft' }) }),
    },
    {
      ...acme,
      when: 'the clauses cover another service',
      map: sketch({ vendor: withScc({ services: ['mail'] }) }),
    },
    {
      ...acme,
      when: 'the hop is known to have no mechanism, whatever the vendor signed',
      map: sketch({ vendor: withScc(), hop: { transfer: { mechanism: 'none' } } }),
    },
    {
      ...acme,
      when: 'the hop relies on clauses that nobody signed, though the vendor is certified',
      map: sketch({
        vendor: { dpf: certified, agreements: [] },
        hop: { transfer: { mechanism: 'scc' } },
      }),
    },
    {
      ...acme,
      when: 'the hop relies on an adequacy decision that does not exist',
      map: sketch({ vendor: withScc(), hop: { transfer: { mechanism: 'adequacy' } } }),
    },
    {
      ...acme,
      when: 'the hop relies on the DPF in a country that it does not reach',
      map: sketch({
        store: { place: 'iso:IN' },
        vendor: { dpf: certified, agreements: [] },
        hop: { transfer: { mechanism: 'dpf', fallback: 'none' } },
      }),
    },
    {
      ...acme,
      when: 'the hop names a UK instrument',
      map: sketch({ hop: { transfer: { ...own, mechanism: 'uk-idta' } } }),
    },
    {
      ...acme,
      when: 'the DPF is assumed not to stand',
      map: sketch({ vendor: { dpf: certified, agreements: [] } }),
      assume: ['no-dpf'],
    },
    {
      ...acme,
      when: 'a hop relies on the DPF, which is assumed not to stand',
      map: sketch({
        vendor: { dpf: certified, agreements: [] },
        hop: { transfer: { mechanism: 'dpf', fallback: 'none' } },
      }),
      assume: ['no-dpf'],
    },
    {
      ...acme,
      when: 'clauses are assumed not to stand',
      map: sketch({ vendor: withScc() }),
      assume: ['no-scc'],
    },
    {
      ...acme,
      when: 'Brazil, the day before its decision',
      map: sketch({ store: { place: 'aws:sa-east-1' } }),
      asOf: '2026-01-25',
    },
    {
      ...acme,
      when: 'the United Kingdom, the day on which its decision ends',
      map: sketch({ store: { place: 'aws:eu-west-2' } }),
      asOf: '2031-12-27',
    },
    {
      ...acme,
      when: 'a provider that may process anywhere',
      map: sketch({ store: { place: 'aws:global' } }),
    },
    {
      ...acme,
      when: 'New Caledonia is French, but not in the EEA',
      map: sketch({ store: { place: 'iso:NC' } }),
    },
    {
      ...acme,
      when: 'only a replica is abroad, and the channel is that of the hop alone',
      map: sketch({
        store: { ...inParis, replicas: ['aws:us-east-1'] },
        hop: { transfer: own },
      }),
      says: 'PHI is replicated to Acme in',
    },
    {
      ...acme,
      when: 'only a backup is abroad',
      map: sketch({ store: { ...inParis, backup: { places: ['aws:us-east-1'] } } }),
      says: 'PHI is backed up to Acme in',
    },
    {
      ...acme,
      when: 'only the failover is abroad',
      map: sketch({ store: { ...inParis, failover: ['aws:us-east-1'] } }),
      says: 'PHI fails over to Acme in',
    },
    {
      severity: 'violation',
      subject: 'vendor:helper',
      cohorts: ['french'],
      when: 'a supporter in India opens records that stay in Paris',
      map: sketch(opened()),
      elements: ['node:store', 'hop:~support/store/IN/helper/standing'],
      path: ['call', 'keep', '~support/store/IN/helper/standing'],
      says: 'Helper can open PHI from India without a valid transfer channel',
    },
    {
      ...acme,
      when: 'the own people of the vendor open them from India',
      map: sketch(opened({ by: 'acme' })),
    },
    {
      ...acme,
      when: "a vendor's node at which PHI enters",
      map: sketch({ cohort: { entry: ['store'] }, hops: [] }),
      path: [],
    },
    {
      ...acme,
      when: 'a patient sends to a node of a vendor abroad',
      map: sketch({ hops: [{ id: 'send', from: 'phone', to: 'store' }] }),
      path: ['send'],
    },
    {
      severity: 'violation',
      subject: 'node:store',
      cohorts: ['french'],
      when: "a vendor sends to the organisation's own node abroad without a mechanism",
      map: sketch({
        api: { vendor: 'acme', ...inParis },
        store: { vendor: 'self', place: 'iso:US' },
        hop: { transfer: { mechanism: 'none' } },
      }),
      says: 'PHI goes to the own organisation in the United States',
    },
    {
      severity: 'violation',
      subject: 'node:store',
      cohorts: ['french'],
      when: 'a vendor sends to whom nobody knows, without a mechanism',
      map: sketch({
        api: { vendor: 'acme', ...inParis },
        store: { vendor: 'unknown' },
        hop: { transfer: { mechanism: 'none' } },
      }),
    },
    {
      ...acme,
      when: 'patients are treated in New York, by a controller in Ireland',
      map: sketch({ cohort: { care: 'US-NY', controller: 'IE' } }),
    },
    {
      ...acme,
      when: 'patients are treated in Norway',
      map: sketch({ cohort: { care: 'NO', controller: 'NO' } }),
    },
    {
      ...acme,
      cohorts: ['french', 'others'],
      when: 'two cohorts meet at one vendor: one finding',
      map: sketch({ others: {} }),
    },
    {
      ...acme,
      when: 'only one of two cohorts is under the GDPR',
      map: sketch({ others: { care: 'US', controller: 'US' } }),
    },
    {
      ...acme,
      when: 'PHI was de-identified, which is not anonymised',
      map: sketch({ api: { transform: { to: 'deidentified', method: 'expert-determination' } } }),
    },
  ],
  holds: [
    { when: 'the store is in Paris', map: sketch({ store: inParis }) },
    { when: 'an outermost region of France', map: sketch({ store: { place: 'iso:RE' } }) },
    { when: 'an adequate country', map: sketch({ store: { place: 'iso:JP' } }) },
    {
      when: 'Brazil, on the day of its decision',
      map: sketch({ store: { place: 'aws:sa-east-1' } }),
      asOf: '2026-01-26',
    },
    {
      when: 'the vendor is certified, checked 90 days ago',
      map: sketch({ vendor: { dpf: { ...certified, checked: '2026-08-24' }, agreements: [] } }),
    },
    {
      when: 'clauses in force on their last day',
      map: sketch({ vendor: withScc({ expires: AS_OF }) }),
    },
    { when: 'clauses in force from today', map: sketch({ vendor: withScc({ effective: AS_OF }) }) },
    {
      when: 'binding corporate rules in force',
      map: sketch({ vendor: { dpf: uncertified, agreements: [clause('bcr')] } }),
    },
    { when: 'clauses that the hop itself dates', map: sketch({ hop: { transfer: own } }) },
    {
      when: 'the fallback of the hop holds',
      map: sketch({ vendor: withScc(), hop: { transfer: { mechanism: 'dpf', fallback: 'scc' } } }),
    },
    {
      when: 'clauses without an assessment are for TRF-04',
      map: sketch({ vendor: withScc({ tia: 'none' }) }),
    },
    {
      when: 'a lapsed certification that a hop relies on is for TRF-02',
      map: sketch({ hop: { transfer: { mechanism: 'dpf', fallback: 'none' } } }),
    },
    {
      when: 'a derogation is for TRF-05, its fallback included',
      map: sketch({
        vendor: { dpf: uncertified },
        hop: { transfer: { mechanism: 'art-49', fallback: 'scc' } },
      }),
    },
    {
      when: 'the organisation sends to itself abroad',
      map: sketch({ store: { vendor: 'self', place: 'iso:US' } }),
    },
    {
      when: 'a patient travels with the own device',
      map: sketch({ store: { kind: 'patient-device', vendor: 'acme' } }),
    },
    { when: 'the own people give support from abroad', map: sketch(opened({ by: 'self' })) },
    { when: 'support comes from Ireland', map: sketch(opened({ country: 'IE' })) },
    {
      when: 'care in the US by a controller in the US',
      map: sketch({ cohort: { care: 'US', controller: 'US' } }),
    },
    {
      when: 'care in the UK is for TRF-09',
      map: sketch({ cohort: { care: 'GB', controller: 'GB' } }),
    },
    {
      when: 'nobody certified the controller, but a channel holds anyway',
      map: sketch({ cohort: { care: 'US', controller: 'unknown' }, vendor: withScc() }),
    },
    {
      when: 'PHI was anonymised, and that was assessed',
      map: sketch({ api: { transform: { to: 'anonymised', method: 'assessed' } } }),
    },
    {
      when: 'the vendor is certified, and nobody knows what it signed besides: TRF-03 asks',
      map: sketch({ vendor: { dpf: certified } }),
    },
    { when: 'the hop carries no PHI', map: sketch({ hop: { carries: [] } }) },
    { when: 'before the GDPR', map: sketch({}), asOf: '2018-05-24' },
  ],
  unknown: [
    {
      when: 'nothing is known of the vendor: first its certification',
      map: sketch({ vendor: {} }),
      asks: 'vendor:acme dpf.status',
      ifNo: 'violation',
    },
    {
      when: 'the check of the list is 91 days old',
      map: sketch({ vendor: { dpf: { ...certified, checked: '2026-08-23' }, agreements: [] } }),
      asks: 'vendor:acme dpf.checked',
      ifNo: 'violation',
    },
    {
      when: 'the agreements are not listed',
      map: sketch({ vendor: { dpf: uncertified } }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
    {
      when: 'the day of the assessment is not known',
      map: sketch({ vendor: withScc({ tia: 'unknown' }) }),
      asks: 'vendor:acme agreements.tia',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who runs a store in Virginia',
      map: sketch({ store: { vendor: 'unknown' } }),
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
    {
      when: 'it may be the organisation itself, so that the missing mechanism is no fault',
      map: sketch({ store: { vendor: 'unknown' }, hop: { transfer: { mechanism: 'none' } } }),
      asks: 'node:store vendor',
      ifNo: 'violation',
    },
    {
      when: "nobody knows who sends to the organisation's own node abroad",
      map: sketch({ api: { vendor: 'unknown' }, store: { vendor: 'self', place: 'iso:US' } }),
      asks: 'node:api vendor',
      ifNo: 'violation',
    },
    {
      when: "a vendor sends to the organisation's own node abroad",
      map: sketch({
        api: { vendor: 'acme', ...inParis },
        store: { vendor: 'self', place: 'iso:US' },
      }),
      asks: 'hop:keep transfer.mechanism',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows who gives support from India',
      map: sketch(opened({ by: 'unknown' })),
      asks: 'node:store support.by',
      ifNo: 'violation',
    },
    {
      when: 'nobody knows from where support is given',
      map: sketch(opened({ country: 'unknown' })),
      asks: 'node:store support.country',
      ifNo: 'violation',
    },
    {
      when: 'the controller is not known, and no channel holds',
      map: sketch({ cohort: { care: 'US', controller: 'unknown' } }),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
    {
      when: 'the controller is not known, nor the channel: the law comes first',
      map: sketch({ cohort: { care: 'US', controller: 'unknown' }, vendor: {} }),
      asks: 'map:test-map organisation.country',
      ifNo: 'violation',
    },
    {
      when: 'the fallback of a hop is not decided',
      map: sketch({
        vendor: { dpf: uncertified },
        hop: { transfer: { mechanism: 'dpf', fallback: 'bcr' } },
      }),
      asks: 'vendor:acme agreements',
      ifNo: 'violation',
    },
  ],
});
