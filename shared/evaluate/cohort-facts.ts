import { isEea, isUsOrTerritory } from '#shared/geography/countries.ts';
import { countryPart, ownCountryCode } from '#shared/geography/subdivisions.ts';
import type { Cohort, DomicileMap } from '../map/model.ts';
import type { Subject } from './finding.ts';
import { some } from './tri.ts';
import type { Tri } from './tri.ts';
import type { Reach, Scope } from './travel.ts';

export type CohortFacts = {
  readonly index: number;
  readonly cohort: Cohort;
  readonly subject: Subject;
  /** ISO 3166-1 code of the place of care. */
  readonly careCountry: string;
  /** ISO country of the controller; absent where it is not known. */
  readonly controller?: string;
  /** Whether each regime applies. GDPR, UK and Swiss law: by place of care or by controller. */
  readonly hipaa: Tri;
  readonly gdpr: Tri;
  readonly uk: Tri;
  readonly swiss: Tri;
  readonly isQuebec: boolean;
  readonly isCanada: boolean;
  /** Where its PHI is at home, as a place list: EEA, GB, US and territories, Quebec, or the country of care. */
  readonly home: readonly [string, ...string[]];
  /** What general rules look at: see the map format, "How PHI travels" 3. */
  readonly generalScope: 'hipaa' | 'gdpr';
  readonly reach: Readonly<Record<Scope, Reach>>;
  /** False where no entry is given, or its PHI reaches nothing but patients' own devices. */
  readonly isEvaluated: boolean;
};

/**
 * The country whose law holds in a jurisdiction: `US-TX` → `US`. Territories with a code of their
 * own keep it, as French Polynesia is no GDPR territory; those of the US count as the US.
 */
export function countryOf(code: string): string {
  const country = countryPart(code);
  return country === 'US' ? country : (ownCountryCode(code) ?? country);
}

function hipaaApplies(map: DomicileMap, cohort: Cohort): Tri {
  if (cohort.hipaa !== undefined) return cohort.hipaa;
  const role = map.organisation?.hipaaRole;
  if (role === 'none') return false;
  const isUs = isUsOrTerritory(countryOf(cohort.care));
  return role !== undefined && isUs ? true : 'unknown';
}

function homeOf(care: string): [string, ...string[]] {
  const country = countryOf(care);
  if (isEea(country)) return ['group:EEA', `iso:${country}`];
  if (isUsOrTerritory(country)) return ['group:US-AND-TERRITORIES'];
  if (care === 'CA-QC') return ['iso:CA-QC'];
  return [`iso:${country}`];
}

/** Whether a law that follows care or the controller applies. */
function byCareOrController(
  care: string,
  controller: string | undefined,
  covers: (country: string) => boolean,
): Tri {
  return some(covers(care), controller === undefined ? 'unknown' : covers(controller));
}

/** What the rules need of a cohort, given where its PHI goes. */
export function readCohort(
  map: DomicileMap,
  cohort: Cohort,
  index: number,
  reach: Readonly<Record<Scope, Reach>>,
): CohortFacts {
  const care = countryOf(cohort.care);
  const controller = cohort.controller ?? map.organisation?.country;
  const gdpr = byCareOrController(care, controller, isEea);
  const uk = byCareOrController(care, controller, (country) => country === 'GB');
  const swiss = byCareOrController(care, controller, (country) => country === 'CH');
  const isGdprFamily = gdpr === true || uk === true || swiss === true;
  return {
    index,
    cohort,
    subject: { type: 'cohort', id: cohort.id },
    careCountry: care,
    ...(controller === undefined ? {} : { controller }),
    hipaa: hipaaApplies(map, cohort),
    gdpr,
    uk,
    swiss,
    isQuebec: cohort.care === 'CA-QC',
    isCanada: care === 'CA',
    home: homeOf(cohort.care),
    generalScope: isUsOrTerritory(care) && !isGdprFamily ? 'hipaa' : 'gdpr',
    reach,
    isEvaluated: map.nodes.some(
      (node, at) =>
        node.kind !== 'patient-device' &&
        ((reach.present.lo[at] ?? 0) | (reach.present.hi[at] ?? 0)) !== 0,
    ),
  };
}
