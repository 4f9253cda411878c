import { z } from 'zod';
import {
  amount,
  amountOr,
  choice,
  choices,
  date,
  flag,
  group,
  groupOrNone,
  reference,
} from './field.ts';
import { country, place, places } from './geography-field.ts';
import type { FieldLabel } from './meta.ts';
import { atRestEncryptions, auditEvents, auditFields, dataClasses } from './vocabulary.ts';

/** Somebody who can open PHI on a system: a flow towards the reader. */
export const supportAccess = z.strictObject({
  country: country({ title: 'Read from', description: 'Where the person sits, not the company.' }),
  by: reference('vendor', {
    title: 'By',
    description: 'A vendor of this map, or "self" for the own organisation.',
  }),
  mode: choice(['standing', 'just-in-time', 'screen-share', 'export'], {
    title: 'Mode',
    description: 'How access is had.',
  }),
  approved: flag({
    title: 'Approved each time',
    description: 'Somebody says yes before it opens.',
  }),
  masked: flag({ title: 'PHI masked', description: 'The person does not see it in clear.' }),
  logged: flag({ title: 'Logged', description: 'What was opened can be seen afterwards.' }),
});

/** How long something is kept; the same shape on nodes and on hops. */
export const retention = (label: FieldLabel) =>
  group(
    {
      days: amountOr(['indefinite', 'none'], {
        title: 'Kept for',
        unit: 'days',
        description: '"none": no retention rule was set.',
      }),
      minimumDays: amount({
        title: 'Kept for at least',
        unit: 'days',
        description: 'A minimum that law or policy sets.',
      }),
      deletion: choice(['automatic', 'manual'], {
        title: 'Deletion',
        description: 'How it goes when the time is over.',
      }),
      perTenant: flag({
        title: 'Set per tenant',
        description: 'Each customer has its own period.',
      }),
      perRegion: flag({ title: 'Set per region', description: 'Each region has its own period.' }),
      perClass: flag({
        title: 'Set per data class',
        description: 'Each kind of record has its own period.',
      }),
    },
    label,
  );

const keys = group(
  {
    custody: choice(['provider', 'customer', 'hsm', 'external'], {
      title: 'Keys held by',
      description:
        'The provider, the customer in the provider’s key service, a hardware module, or somebody outside the provider.',
    }),
    place: place({ title: 'Keys held in', description: 'Where the keys are kept.' }),
    rotationDays: amount({
      title: 'Keys rotated every',
      unit: 'days',
      description: '90 days is a baseline (policy), not law.',
    }),
    perTenant: flag({ title: 'A key per tenant', description: 'Each customer has its own key.' }),
    adminSeparated: flag({
      title: 'Administrators separated',
      description: 'Who administers keys does not administer data.',
    }),
    opsLogged: flag({ title: 'Key use logged', description: 'Each operation leaves a trace.' }),
    revocable: flag({
      title: 'Key access revocable',
      description: 'The provider’s access to the key can be taken away.',
    }),
  },
  { title: 'Keys', description: 'Who can decrypt what is stored.' },
);

export const atRest = group(
  {
    encryption: choice(atRestEncryptions, {
      title: 'Encryption at rest',
      description: 'How what is stored is encrypted.',
    }),
    alternative: date({
      title: 'Alternative documented',
      description: 'The day an equivalent measure was documented under 45 CFR 164.306(d)(3).',
    }),
    fieldLevel: choices(dataClasses, {
      title: 'Encrypted field by field',
      description: 'Data classes encrypted by the application before they are stored.',
    }),
    keys,
  },
  { title: 'Protection at rest', description: 'How stored PHI is protected.' },
);

export const backup = groupOrNone(
  {
    places: places({ title: 'Backup places', description: 'Where the copies are.' }),
    encryption: choice(atRestEncryptions, {
      title: 'Backup encryption',
      description: 'How the copies are encrypted.',
    }),
    immutable: flag({ title: 'Immutable', description: 'Nobody can change or delete a copy.' }),
    lockDays: amount({
      title: 'Locked for',
      unit: 'days',
      description: 'How long it is immutable.',
    }),
    retentionDays: amount({
      title: 'Backups kept for',
      unit: 'days',
      description: 'How long a copy is kept.',
    }),
    rpoHours: amount({
      title: 'Acceptable data loss (RPO)',
      unit: 'hours',
      description: 'How old the newest copy may be.',
    }),
    rtoHours: amount({
      title: 'Acceptable recovery time (RTO)',
      unit: 'hours',
      description: 'How long bringing it back may take.',
    }),
    restoreTested: date({
      title: 'Restore last tested',
      description: 'The day a copy was last brought back.',
    }),
    restricted: flag({
      title: 'Access restricted',
      description: 'Only few people can reach the copies.',
    }),
  },
  { title: 'Backup', description: 'The copies of this node. "none": it is not backed up.' },
);

export const access = group(
  {
    mfa: flag({ title: 'Multi-factor authentication', description: 'For everybody who signs in.' }),
    stepUp: flag({
      title: 'Step-up authentication',
      description: 'Asked again before privileged actions.',
    }),
    sharedAccounts: flag({
      title: 'Shared accounts',
      description: 'Several people use one account.',
    }),
    leastPrivilege: flag({
      title: 'Least privilege',
      description: 'Everybody has what the work needs and no more.',
    }),
    standingAdmin: flag({
      title: 'Standing administrators',
      description: 'Somebody has full access all the time.',
    }),
    justInTime: flag({
      title: 'Just-in-time access',
      description: 'Privileged access is given for a while and ends by itself.',
    }),
    reviewed: date({
      title: 'Access last reviewed',
      description: 'The day the list of who may enter was gone through.',
    }),
    serverSide: flag({
      title: 'Authorised on the server',
      description: 'The client is not trusted to hide what one may not see.',
    }),
  },
  { title: 'Access', description: 'Who can get in, and how.' },
);

export const audit = group(
  {
    enabled: flag({ title: 'Audit log', description: 'Who did what to PHI is recorded.' }),
    events: choices(auditEvents, { title: 'Events logged', description: 'What is recorded.' }),
    fields: choices(auditFields, { title: 'Fields logged', description: 'What each entry tells.' }),
    immutable: flag({ title: 'Log immutable', description: 'An entry cannot be changed.' }),
    retentionDays: amountOr(['indefinite'], {
      title: 'Log kept for',
      unit: 'days',
      description: 'How long an entry is kept.',
    }),
    separate: flag({
      title: 'Log separate',
      description: 'Apart from the application logs, under other permissions.',
    }),
  },
  { title: 'Audit', description: 'What can be seen afterwards.' },
);
