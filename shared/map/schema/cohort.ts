import { z } from 'zod';
import { choice, choices, count, date, flag, id, references, elementName, texts } from './field.ts';
import {
  country,
  isUsState,
  jurisdiction,
  jurisdictions,
  requiredJurisdiction,
} from './geography-field.ts';
import { dataClasses } from './vocabulary.ts';

const PROGRAMME_ERROR =
  'expected "medicare-advantage", "part-d" or "medicaid:" and a state such as "medicaid:TX"';

const payerProgram = z
  .string({ error: PROGRAMME_ERROR })
  .regex(/^(medicare-advantage|part-d|medicaid:[A-Z]{2})$/, { error: PROGRAMME_ERROR, abort: true })
  .refine((text) => !text.startsWith('medicaid:') || isUsState(text.slice(9)), {
    error: PROGRAMME_ERROR,
  });

/** Patients under the same facts. */
export const cohort = z.strictObject({
  id: id(),
  name: elementName(),
  care: requiredJurisdiction({
    title: 'Place of care',
    description:
      'Where the patients are treated: a country, or a state or province where the law needs it (FR, US-TX, CA-QC).',
  }),
  residence: jurisdiction({ title: 'Residence', description: 'Where the patients live.' }),
  nationality: jurisdictions({
    title: 'Nationality',
    description:
      'Asked for the few laws that follow citizenship, such as Russian Federal Law 152-FZ.',
  }),
  providerLicences: jurisdictions({
    title: 'Provider licensed in',
    description: 'The Florida and Texas storage laws follow the licence of the provider.',
  }),
  controller: country({
    title: 'Controller established in',
    description: "Who decides why and how the PHI is used. Not given: the organisation's country.",
  }),
  people: count({ title: 'Patients', unit: 'people', description: 'How many people it is about.' }),
  usPersons: count({
    title: 'US persons among them',
    unit: 'people',
    description:
      'Summed over the cohorts that reach one recipient, for the thresholds of 28 CFR 202.205.',
  }),
  hipaa: flag({
    title: 'HIPAA applies',
    description: "Not given: taken from the organisation's role and the place of care.",
  }),
  certifiedEhr: flag({
    title: 'Certified EHR technology',
    description: 'Whether the provider uses it; Fla. Stat. 408.051(3) turns on it.',
  }),
  statutoryCare: flag({
    title: 'German statutory care',
    description: 'Care in the statutory health insurance, so that s. 393 SGB V applies.',
  }),
  publicBody: flag({ title: 'Public body', description: 'Whether the provider is one.' }),
  part2: flag({
    title: '42 CFR Part 2 programme',
    description: 'Federally assisted treatment of substance use disorder.',
  }),
  offshoreBan: flag({
    title: 'Contract bans offshore work',
    description: 'A payer or state contract forbids it.',
  }),
  payerPrograms: texts(
    {
      title: 'Payer programmes',
      description: 'medicare-advantage, part-d, or medicaid: and the state, such as medicaid:TX.',
    },
    payerProgram,
  ),
  exceptions: texts({
    title: 'Statutory exceptions recorded',
    description: 'Exceptions from a localisation law that counsel has recorded, in free text.',
  }),
  dataClasses: choices(dataClasses, { title: 'Data classes', description: 'The PHI there is.' }),
  entry: references('node', {
    title: 'Enters at',
    description:
      'The nodes at which this PHI enters the map. Without one, the cohort is not evaluated.',
  }),
  art9Basis: choice(['consent', 'care', 'public-health', 'research'], {
    title: 'GDPR Art 9 condition',
    description: 'The ground on which health data is processed at all.',
  }),
  dpia: date({
    title: 'Impact assessment',
    description: 'The day of the data protection impact assessment (GDPR Art 35).',
  }),
});
