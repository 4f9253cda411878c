import { describe, expect, it } from 'vitest';
import { MapFacts } from '#shared/evaluate/map-facts.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import { bandOfPlace } from './band.ts';
import { bandRules } from './band-rules.ts';
import { ghostsOf } from './ghosts.ts';
import { contractWords, hopLabel, keptWords, requiredContracts } from './hop-label.ts';

const text = JSON.stringify({
  format: 'domicile.map',
  version: 1,
  id: 'm',
  title: 'M',
  organisation: { hipaaRole: 'covered-entity', country: 'US' },
  cohorts: [{ id: 'tx', name: 'Texans', care: 'US-TX', entry: ['app'] }],
  vendors: [
    {
      id: 'cloud',
      name: 'Cloud',
      role: 'processor',
      agreements: [
        {
          type: 'baa',
          status: 'signed',
          effective: '2025-01-01',
          expires: 'none',
          services: ['*'],
        },
      ],
      support: [{ country: 'IN', by: 'cloud', mode: 'standing' }],
      subprocessors: [{ name: 'Hands', country: 'PH' }],
    },
    { id: 'bare', name: 'Bare', role: 'processor', agreements: [] },
    { id: 'dim', name: 'Dim', role: 'processor' },
  ],
  nodes: [
    { id: 'app', name: 'App', kind: 'patient-device', place: 'iso:US-TX', vendor: 'self' },
    { id: 'api', name: 'API', kind: 'api', place: 'iso:US', vendor: 'self' },
    {
      id: 'db',
      name: 'DB',
      kind: 'database',
      place: 'iso:US',
      vendor: 'cloud',
      service: 'SQL',
      retention: { days: 3650 },
    },
    { id: 'logs', name: 'Logs', kind: 'log-store', vendor: 'bare' },
    { id: 'mail', name: 'Mail', kind: 'email', vendor: 'dim', retention: { days: 'none' } },
    { id: 'who', name: 'Who', kind: 'api' },
  ],
  hops: [
    { id: 'a', from: 'app', to: 'api', carrier: 'https', encryption: 'tls-1.3' },
    { id: 'b', from: 'api', to: 'db', carrier: 'https' },
    { id: 'c', from: 'api', to: 'logs', carrier: 'http' },
    { id: 'd', from: 'api', to: 'mail' },
    { id: 'e', from: 'api', to: 'who', carrier: 'wss', encryption: 'tls' },
  ],
});

function factsOf(): MapFacts {
  const read = readMap(text);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return new MapFacts(read.map, '2026-11-22', new Set());
}

describe('hopLabel', () => {
  it.each([
    ['a', 'HTTPS · TLS 1.3 · not kept · own'],
    ['b', 'HTTPS · ? · 10 y · BAA'],
    ['c', 'HTTP · not encrypted · ? · no BAA'],
    ['d', '? · ? · no limit · BAA ?'],
    ['e', 'WSS · TLS ? · not kept · ?'],
  ])('says four things of hop %s, in one order', (id, label) => {
    const facts = factsOf();
    const hop = facts.hopById(id);
    expect(hop && hopLabel(facts, hop, requiredContracts(facts))).toBe(label);
  });

  it('asks for no contract where no PHI that needs one gets', () => {
    const facts = factsOf();
    const [, bare] = facts.map.vendors;
    const nothing = { baa: false, dpa: false };
    expect(contractWords(bare, nothing, undefined, '2026-11-22').tone).toBe('quiet');
    expect(contractWords(undefined, nothing, undefined, '2026-11-22').tone).toBe('unknown');
    const all = { baa: true, dpa: true };
    expect(contractWords(bare, all, undefined, '2026-11-22').words).toBe('no BAA, no DPA');
  });
});

describe('keptWords', () => {
  it.each([
    [undefined, undefined],
    [364, '364 d'],
    [365, '1 y'],
    [366, '366 d'],
    ['indefinite', 'kept for ever'],
    ['none', 'no limit'],
  ] as const)('says %s as %s', (days, words) =>
    expect(keptWords(days === undefined ? undefined : { days })).toBe(words),
  );
});

describe('ghostsOf', () => {
  it('gives one for each support entry and subprocessor, in its country, by its derived id', () => {
    expect(ghostsOf(factsOf()).map(({ id, band, reads }) => [id, band.key, reads])).toEqual([
      ['~support/db/IN/cloud/standing', 'IN', ['db']],
      ['~sub/cloud/Hands', 'PH', ['db']],
    ]);
  });
});

describe('bandRules', () => {
  const texans = factsOf().map.cohorts;
  it('names the law of the band, and that of its patients from its first day', () => {
    const us = bandOfPlace('iso:US');
    expect(bandRules(us, texans, '2025-12-31')).toEqual(['HIPAA']);
    expect(bandRules(us, texans, '2026-01-01')).toEqual(['HIPAA', 'Texas: records in the US only']);
    expect(bandRules(us, [], '2026-01-01')).toEqual(['HIPAA']);
    expect(bandRules(bandOfPlace('iso:FR'), texans, '2026-01-01')).toEqual(['EEA', 'GDPR']);
    expect(bandRules(bandOfPlace('iso:IN'), [], '2026-01-01')).toEqual(['no EU adequacy decision']);
    expect(bandRules(bandOfPlace(undefined), texans, '2026-01-01')).toEqual([]);
  });
});
