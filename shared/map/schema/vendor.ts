import { z } from 'zod';
import {
  amount,
  choice,
  choices,
  date,
  flag,
  group,
  id,
  list,
  references,
  elementName,
  requiredText,
  text,
  texts,
} from './field.ts';
import { countries, country, places, placeSet } from './geography-field.ts';
import { sccModule } from './hop.ts';
import { supportAccess } from './safeguards.ts';
import { agreementTerms, agreementTypes, certificates } from './vocabulary.ts';

export const agreement = z.strictObject({
  type: choice(agreementTypes, { title: 'Type', description: 'What was agreed.' }),
  status: choice(['signed', 'draft', 'refused'], {
    title: 'Status',
    description: '"none": there is no such agreement.',
  }),
  effective: date({ title: 'In force from', description: 'The first day, inclusive.' }),
  expires: date({ title: 'Expires', description: 'The last day, inclusive. "none": it does not.' }),
  services: texts({
    title: 'Services covered',
    description: '"*" covers every service of the vendor.',
  }),
  places: placeSet({
    title: 'Places agreed',
    description: 'Where the vendor may process or store under this agreement.',
  }),
  module: sccModule(),
  tia: date({
    title: 'Transfer impact assessment',
    description: 'The day of the assessment that SCC clause 14 asks for.',
  }),
  terms: choices(agreementTerms, { title: 'Terms', description: 'What it lays down.' }),
  evidence: group(
    {
      document: text({ title: 'Document', description: 'Its name or address.' }),
      sha256: text({ title: 'SHA-256', description: 'Of the document, in hexadecimal.' }),
    },
    { title: 'Evidence', description: 'The paper itself.' },
  ),
});

export const certification = z.strictObject({
  name: choice(certificates, { title: 'Certificate', description: 'Which one.' }),
  scope: texts({ title: 'Scope', description: '"*", or its activities (HDS: 1 to 6).' }),
  until: date({ title: 'Valid until', description: 'The last day, inclusive.' }),
});

export const subprocessor = z.strictObject({
  name: requiredText({ title: 'Name', description: 'Who processes for the vendor.' }),
  country: country({ title: 'Processes in', description: 'The country of processing or access.' }),
  role: text({ title: 'Role', description: 'What it does.' }),
  mechanism: choice(['adequacy', 'dpf', 'scc', 'bcr'], {
    title: 'Transfer mechanism',
    description: 'Its own channel: each importer needs one.',
  }),
});

export const assessment = z.strictObject({
  type: choice(['pia', 'tia', 'bc', 'cn'], {
    title: 'Type',
    description:
      'Privacy or transfer impact assessment, the supplementary one of British Columbia, or the Chinese one.',
  }),
  cohorts: references('cohort', { title: 'Cohorts', description: 'Not given: all.' }),
  places: places({ title: 'Places assessed', description: 'The places it looked at.' }),
  date: date({ title: 'Date', description: 'The day it was concluded.' }),
  conclusion: choice(['adequate', 'inadequate'], {
    title: 'Conclusion',
    description: 'Whether the PHI is adequately protected there.',
  }),
});

const dpf = group(
  {
    status: choice(['active', 'inactive'], {
      title: 'Status on the list',
      description: 'As the public list of participants says.',
    }),
    checked: date({ title: 'Checked', description: 'The day the list was looked at.' }),
    covers: choices(['hr', 'non-hr'], {
      title: 'Data covered',
      description: 'Patient data is non-HR data.',
    }),
    ukExtension: flag({ title: 'UK Extension', description: 'It has joined the extension.' }),
    swiss: flag({ title: 'Swiss-US framework', description: 'It has joined the Swiss framework.' }),
  },
  { title: 'EU-US Data Privacy Framework', description: 'Decision (EU) 2023/1795.' },
);

/** Somebody else who runs a node, supports one or processes for those who do. */
export const vendor = z.strictObject({
  id: id(),
  name: elementName(),
  country: country({ title: 'Country', description: 'Where the contracting company sits.' }),
  parentCountry: country({
    title: "Parent's country",
    description: 'Where the company that controls it sits: foreign law can reach through it.',
  }),
  establishments: countries({
    title: 'Establishments',
    description: 'Countries in which it has one; s. 393 SGB V asks for Germany.',
  }),
  concernOwnership: flag({
    title: 'Owned from a country of concern',
    description: '50 % or more, 28 CFR 202.211.',
  }),
  role: choice(['processor', 'provider', 'payer', 'controller', 'conduit', 'payment'], {
    title: 'Role',
    description: 'Not given: processor, except where it runs only systems of the care chain.',
  }),
  agreements: list(agreement, {
    title: 'Agreements',
    one: 'Agreement',
    description: 'Complete when given; empty: there are none.',
  }),
  dpf,
  certifications: list(certification, {
    title: 'Certifications',
    one: 'Certification',
    description: 'Complete when given; empty: there are none.',
  }),
  subprocessors: list(subprocessor, {
    title: 'Subprocessors',
    one: 'Subprocessor',
    description: 'Each is drawn as a flow of its own.',
  }),
  subprocessorsListed: date({
    title: 'Subprocessor list dated',
    description: 'The day of the list that was read.',
  }),
  assessments: list(assessment, {
    title: 'Assessments',
    one: 'Assessment',
    description: 'Empty: none exists, unless a hop dates one.',
  }),
  support: list(supportAccess, {
    title: 'Support access',
    one: 'Support access',
    description: 'Who of theirs can open PHI. A node can replace the list.',
  }),
  training: choice(['yes', 'no'], {
    title: 'Trains on content',
    description: 'Whether models are trained or improved with it.',
  }),
  contentRetentionDays: amount({
    title: 'Keeps content for',
    unit: 'days',
    description: 'How long requests and documents are kept after the answer.',
  }),
  incidentNoticeHours: amount({
    title: 'Notifies incidents within',
    unit: 'hours',
    description: 'As the agreement says.',
  }),
  cmsAttestation: date({
    title: 'CMS offshore attestation',
    description: 'The day it was filed for Medicare Advantage or Part D.',
  }),
  statesLocations: flag({
    title: 'States its locations',
    description: 'It says in writing where it processes.',
  }),
  hdsMap: text({
    title: 'HDS transfer map',
    description: 'Address of the map of transfers that a French health data host publishes.',
  }),
  cisaControls: flag({
    title: 'CISA requirements met',
    description: 'The security requirements for restricted transactions, 28 CFR 202.401.',
  }),
});
