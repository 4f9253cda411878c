import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { isEea, isUsOrTerritory } from '#shared/geography/countries.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';

/** How long a law gives to tell of a breach, for the cohorts under it. */
export type BreachClock = {
  readonly jurisdiction: string;
  readonly clock: string;
  readonly law: string;
  readonly source?: string;
  /** False: from general knowledge, not read again; counsel must confirm it. */
  readonly isVerified: boolean;
  readonly cohorts: readonly string[];
  /** Whether a runbook for it is recorded. */
  readonly runbook: 'written' | 'none recorded' | 'not known';
};

type ClockRow = Omit<BreachClock, 'cohorts' | 'runbook'> & {
  /** The code under which a runbook may be recorded. */
  readonly codes: (cohort: CohortFacts) => readonly string[];
  readonly applies: (cohort: CohortFacts) => boolean;
};

const state =
  (code: string) =>
  ({ cohort }: CohortFacts): boolean =>
    cohort.care === code || (cohort.providerLicences?.includes(code) ?? false);
const country =
  (code: string) =>
  ({ careCountry }: CohortFacts): boolean =>
    careCountry === code;
const only = (code: string) => (): readonly string[] => [code];

const CLOCKS: readonly ClockRow[] = [
  {
    jurisdiction: 'United States, HIPAA',
    clock:
      '60 calendar days from discovery at most, to the people and, for 500 or more, to HHS; business associate to covered entity 60 days',
    law: '45 CFR 164.404, 164.408, 164.410',
    source:
      'https://brickergraydon.com/insights/resources/key/hipaa-regulations-notification-in-the-case-of-breach-notification-by-business-associates-164-410',
    isVerified: true,
    codes: only('US'),
    applies: ({ hipaa }) => hipaa !== false,
  },
  {
    jurisdiction: 'United States, Part 2 records',
    clock: 'as HIPAA, since 16 February 2026',
    law: '42 CFR Part 2',
    source:
      'https://www.hhs.gov/press-room/hhs-announce-civil-enforcement-program-sud-patient-records.html',
    isVerified: true,
    codes: only('US'),
    applies: ({ cohort }) => cohort.part2 === true,
  },
  {
    jurisdiction: 'Florida',
    clock: '30 days',
    law: 'Fla. Stat. 501.171',
    isVerified: false,
    codes: () => ['US-FL', 'US'],
    applies: state('US-FL'),
  },
  {
    jurisdiction: 'Texas',
    clock: '60 days to the people; the attorney general within 30 days if 250 or more',
    law: 'Tex. Bus. & Com. Code 521.053',
    isVerified: false,
    codes: () => ['US-TX', 'US'],
    applies: state('US-TX'),
  },
  {
    jurisdiction: 'California',
    clock: 'licensed facilities 15 business days; others 30 days since 1 January 2026',
    law: 'Health & Safety Code 1280.15; Civ. Code 1798.82',
    isVerified: false,
    codes: () => ['US-CA', 'US'],
    applies: state('US-CA'),
  },
  {
    jurisdiction: 'New York, hospitals',
    clock: '72 hours to the Department of Health',
    law: '10 NYCRR 405.46',
    isVerified: false,
    codes: () => ['US-NY', 'US'],
    applies: state('US-NY'),
  },
  {
    jurisdiction: 'EEA, GDPR',
    clock:
      '72 hours to the supervisory authority unless a risk is unlikely; people if the risk is high; a processor without undue delay',
    law: 'Regulation (EU) 2016/679, Arts 33 and 34',
    isVerified: false,
    codes: ({ careCountry, controller }) =>
      [careCountry, controller].flatMap((code) =>
        code !== undefined && isEea(code) ? [code] : [],
      ),
    applies: ({ gdpr }) => gdpr !== false,
  },
  {
    jurisdiction: 'EU, healthcare entities under NIS2',
    clock: '24 hours, 72 hours and one month',
    law: 'NIS2',
    isVerified: false,
    codes: ({ careCountry }) => [careCountry],
    applies: ({ careCountry }) => isEea(careCountry),
  },
  {
    jurisdiction: 'United Kingdom',
    clock: '72 hours to the ICO; a processor without undue delay',
    law: 'UK GDPR, Art 33',
    isVerified: false,
    codes: only('GB'),
    applies: ({ uk }) => uk !== false,
  },
  {
    jurisdiction: 'Switzerland',
    clock: 'as soon as possible to the FDPIC if the risk is high',
    law: 'FADP, Art 24',
    isVerified: false,
    codes: only('CH'),
    applies: ({ swiss }) => swiss !== false,
  },
  {
    jurisdiction: 'Canada, PIPEDA',
    clock: 'as soon as feasible',
    law: 'PIPEDA',
    isVerified: false,
    codes: only('CA'),
    applies: ({ isCanada }) => isCanada,
  },
  {
    jurisdiction: 'Quebec',
    clock: 'promptly to the CAI and the people at risk of serious injury',
    law: 'Act P-39.1',
    isVerified: false,
    codes: () => ['CA-QC', 'CA'],
    applies: ({ isQuebec }) => isQuebec,
  },
  {
    jurisdiction: 'Ontario',
    clock: 'at the first reasonable opportunity, and the IPC',
    law: 'PHIPA',
    isVerified: false,
    codes: () => ['CA-ON', 'CA'],
    applies: state('CA-ON'),
  },
  {
    jurisdiction: 'Alberta',
    clock: 'as soon as practicable',
    law: 'Health Information Act',
    isVerified: false,
    codes: () => ['CA-AB', 'CA'],
    applies: state('CA-AB'),
  },
  {
    jurisdiction: 'Australia',
    clock: 'assess within 30 days, then notify as soon as practicable',
    law: 'Notifiable Data Breaches scheme',
    isVerified: false,
    codes: only('AU'),
    applies: country('AU'),
  },
  {
    jurisdiction: 'India',
    clock: 'at once, with details within 72 hours, from May 2027',
    law: 'DPDP Rules 2025',
    source:
      'https://www.mondaq.com/india/data-protection/1708164/digital-personal-data-protection-rules-2025-notified',
    isVerified: true,
    codes: only('IN'),
    applies: country('IN'),
  },
  ...(['SA', 'KE'] as const).map((code): ClockRow => ({
    jurisdiction: code === 'SA' ? 'Saudi Arabia' : 'Kenya',
    clock: '72 hours',
    law: code === 'SA' ? 'PDPL' : 'Data Protection Act',
    isVerified: false,
    codes: only(code),
    applies: country(code),
  })),
  {
    jurisdiction: 'China',
    clock: 'at once',
    law: 'PIPL',
    isVerified: false,
    codes: only('CN'),
    applies: country('CN'),
  },
];

/** The clocks of every law under which a cohort stands or may stand. */
export function breachClocks({ cohorts, map }: MapFacts): readonly BreachClock[] {
  const written = map.governance?.breachRunbooks;
  return CLOCKS.flatMap(({ codes, applies, ...row }): BreachClock[] => {
    const under = cohorts.filter(applies);
    if (under.length === 0) return [];
    const isWritten = under.every((cohort) =>
      codes(cohort).some((code) => written?.includes(code)),
    );
    const runbook = written === undefined ? 'not known' : isWritten ? 'written' : 'none recorded';
    return [{ ...row, cohorts: under.map(({ cohort }) => cohort.name), runbook }];
  });
}

const HELD: ReadonlySet<string> = new Set(['GB', 'CH', 'CA', 'AU', 'IN', 'SA', 'KE', 'CN']);

const isHeld = ({ careCountry }: CohortFacts): boolean =>
  HELD.has(careCountry) || isEea(careCountry) || isUsOrTerritory(careCountry);

/** The cohorts treated under a law of which no clock is held, by name. */
export const withoutClock = ({ cohorts }: MapFacts): readonly string[] =>
  cohorts.filter((cohort) => !isHeld(cohort)).map(({ cohort }) => cohort.name);
