import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import type { CohortFacts } from './cohort-facts.ts';
import { MapFacts } from './map-facts.ts';

type Cohort = NonNullable<Drawing['cohorts']>[number];

function read(cohort: Partial<Cohort>, organisation: Drawing['organisation'] = {}): CohortFacts {
  const drawn = { id: 'patients', name: 'Patients', care: 'US-GA', ...cohort };
  const [first] = new MapFacts(drawMap({ organisation, cohorts: [drawn] }), '2026-11-22', new Set())
    .cohorts;
  if (!first) throw new Error('the cohort is drawn');
  return first;
}

describe('the country of care', () => {
  it.each([
    ['US-TX', 'US'],
    ['US-PR', 'US'],
    ['PR', 'PR'],
    ['FR', 'FR'],
    ['FR-PF', 'PF'],
    ['CA-QC', 'CA'],
  ])('of %s is %s', (care, country) => {
    expect(read({ care }).careCountry).toBe(country);
  });
});

describe('home', () => {
  it.each([
    ['DE', ['group:EEA', 'iso:DE']],
    ['US-TX', ['group:US-AND-TERRITORIES']],
    ['GU', ['group:US-AND-TERRITORIES']],
    ['CA-QC', ['iso:CA-QC']],
    ['CA-ON', ['iso:CA']],
    ['GB', ['iso:GB']],
  ])('of patients treated in %s is %j', (care, home) => {
    expect(read({ care }).home).toEqual(home);
  });
});

describe('the laws that apply', () => {
  const laws = (cohort: Partial<Cohort>, organisation?: Drawing['organisation']) => {
    const { gdpr, uk, swiss } = read(cohort, organisation);
    return { gdpr, uk, swiss };
  };

  it.each([
    ['FR', 'US', { gdpr: true, uk: false, swiss: false }],
    ['US-GA', 'NO', { gdpr: true, uk: false, swiss: false }],
    ['GB', 'DE', { gdpr: true, uk: true, swiss: false }],
    ['CH', 'GB', { gdpr: false, uk: true, swiss: true }],
    ['FR', 'unknown', { gdpr: true, uk: 'unknown', swiss: 'unknown' }],
    ['US-GA', 'unknown', { gdpr: 'unknown', uk: 'unknown', swiss: 'unknown' }],
  ] as const)('to care in %s by a controller in %s', (care, controller, wanted) => {
    expect(laws({ care, controller })).toEqual(wanted);
    expect(laws({ care }, { country: controller })).toEqual(wanted);
  });

  it('go by the controller of the cohort before the organisation', () => {
    expect(laws({ controller: 'US' }, { country: 'FR' }).gdpr).toBe(false);
  });

  it.each([
    ['US-GA', 'covered-entity', true],
    ['PR', 'business-associate', true],
    ['FR', 'covered-entity', 'unknown'],
    ['US-GA', 'none', false],
    ['US-GA', 'unknown', 'unknown'],
  ] as const)('care in %s of a %s: HIPAA %s', (care, hipaaRole, wanted) => {
    expect(read({ care }, { hipaaRole }).hipaa).toBe(wanted);
    expect(read({ care, hipaa: false }, { hipaaRole }).hipaa).toBe(false);
  });
});

describe('what general rules look at', () => {
  it.each([
    ['US-GA', 'US', 'hipaa'],
    ['PR', 'US', 'hipaa'],
    ['US-GA', 'unknown', 'hipaa'],
    ['US-GA', 'DE', 'gdpr'],
    ['US-GA', 'GB', 'gdpr'],
    ['US-GA', 'CH', 'gdpr'],
    ['CA-ON', 'US', 'gdpr'],
    ['FR', 'US', 'gdpr'],
    ['FR', 'FR', 'gdpr'],
  ] as const)('care in %s by a controller in %s: PHI under %s', (care, controller, scope) => {
    expect(read({ care, controller }).generalScope).toBe(scope);
  });
});
