import { z } from 'zod';
import {
  choice,
  choices,
  date,
  flag,
  group,
  id,
  references,
  requiredReference,
  text,
} from './field.ts';
import { described, optional } from './meta.ts';
import { retention } from './safeguards.ts';
import {
  carriers,
  dataClasses,
  hopEncryptions,
  identifiabilities,
  purposes,
  transferMechanisms,
} from './vocabulary.ts';

/** The module of the standard contractual clauses. */
export const sccModule = () =>
  described(
    optional(
      z.union([z.literal([1, 2, 3, 4]), z.enum(['1', '2', '3', '4', 'none', 'unknown'])], {
        error: 'expected a module from 1 to 4, "none" or "unknown"',
      }),
    ),
    {
      title: 'Module',
      description:
        'Of the standard contractual clauses: 1 controller to controller, 2 controller to processor, 3 processor to processor, 4 processor to controller.',
    },
    { type: 'choice', choices: ['1', '2', '3', '4'], allowsNone: true },
  );

const transfer = group(
  {
    mechanism: choice(transferMechanisms, {
      title: 'Transfer mechanism',
      description: 'Where it is known, it is the only channel considered, with its fallback.',
    }),
    module: sccModule(),
    signed: date({ title: 'Signed', description: 'The day the instrument was signed.' }),
    tia: date({
      title: 'Transfer impact assessment',
      description: 'The day of the assessment that SCC clause 14 asks for.',
    }),
    ground: text({
      title: 'Art 49 ground',
      description: 'The derogation relied on, such as explicit consent.',
    }),
    fallback: choice(['scc', 'bcr'], {
      title: 'Fallback',
      description: 'What holds the transfer if the mechanism falls.',
    }),
    pia: date({
      title: 'Privacy impact assessment',
      description: 'The day of the assessment that Quebec P-39.1 s. 17 asks for.',
    }),
    piaConclusion: choice(['adequate', 'inadequate'], {
      title: 'Conclusion of the assessment',
      description: 'Whether the PHI is adequately protected at the other end.',
    }),
    agreement: flag({
      title: 'Written agreement',
      description: 'One that takes the assessment into account.',
    }),
  },
  {
    title: 'Transfer',
    description: "Not given: the vendor's instruments count, without Art 49.",
  },
);

/** PHI moving from one node to another. */
export const hop = z.strictObject({
  id: id(),
  from: requiredReference('node', { title: 'From', description: 'The node that sends.' }),
  to: requiredReference('node', { title: 'To', description: 'The node that receives.' }),
  name: text({ title: 'Name', description: 'What is sent, in a few words.' }),
  twoWay: flag({
    title: 'Two-way',
    description:
      'PHI also returns. Not given: it does where a clinician or staff device is at an end.',
  }),
  carrier: choice(carriers, { title: 'Carrier', description: 'The protocol or the means.' }),
  encryption: choice(hopEncryptions, {
    title: 'Encryption in transit',
    description: 'The weakest that is accepted. "tls" alone: the version is not known.',
  }),
  downgrade: flag({
    title: 'May be downgraded',
    description: 'The two ends may agree on something weaker.',
  }),
  mutualAuth: flag({
    title: 'Both ends authenticated',
    description: 'Each end proves to the other who it is.',
  }),
  carries: choices(dataClasses, {
    title: 'Carries',
    description: 'Not given: all that the source holds. Empty: no PHI.',
  }),
  identifiability: choice(identifiabilities, {
    title: 'Identifiability claimed',
    description: 'A claim. Only the transform of a node lowers it.',
  }),
  cohorts: references('cohort', {
    title: 'Cohorts',
    description: 'Only these. Not given: all at the source.',
  }),
  necessity: choice(['essential', 'optional'], {
    title: 'Necessity',
    description: 'Whether care can be given without it.',
  }),
  purpose: choice(purposes, { title: 'Purpose', description: 'What the PHI is sent for.' }),
  frequency: choice(['continuous', 'batch', 'occasional', 'one-off'], {
    title: 'Frequency',
    description: 'Art 49 GDPR bears occasional transfers only.',
  }),
  secondaryUse: group(
    {
      basis: text({ title: 'Basis', description: 'The legal basis of the secondary use.' }),
      approved: date({ title: 'Approved', description: 'The day it was approved.' }),
    },
    { title: 'Secondary use', description: 'Analytics, research, training and the like.' },
  ),
  retention: retention({
    title: 'Kept in transit',
    description: 'How long what waits in a queue, a mailbox or a file drop is kept.',
  }),
  cache: choice(['no-store', 'private', 'public'], {
    title: 'Cache',
    description: 'What responses say in Cache-Control.',
  }),
  payload: choices(dataClasses, {
    title: 'Visible in the message',
    description: 'Data classes in the visible text or address of a push, SMS, mail or URL.',
  }),
  transfer,
});
