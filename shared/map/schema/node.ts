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
  id,
  list,
  record,
  reference,
  requiredChoice,
  requiredText,
  text,
  texts,
} from './field.ts';
import { country, place, places } from './geography-field.ts';
import { described, optional, type FieldLabel } from './meta.ts';
import {
  atRestEncryptions,
  auditEvents,
  auditFields,
  dataClasses,
  kindGroups,
  loweredIdentifiabilities,
  nodeKinds,
  transformMethods,
} from './vocabulary.ts';

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

const atRest = group(
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

const backup = groupOrNone(
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

const access = group(
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

const audit = group(
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

const userFacing = ['web-app', 'patient-device', 'clinician-device', 'staff-workstation'] as const;
const httpFacing = ['web-app', 'gateway', 'load-balancer', 'cdn', 'api'] as const;

/** A system or person that PHI can reach. */
export const mapNode = z.strictObject({
  id: id(),
  name: requiredText('Name'),
  kind: requiredChoice(nodeKinds, { title: 'Kind', description: 'What it is.' }),
  service: text({
    title: 'Service',
    description: 'The product as its vendor names it; an agreement covers it by this name.',
  }),
  position: described(
    optional(
      z.strictObject(
        {
          x: described(z.number({ error: 'expected a number' }), 'X', { type: 'amount' }),
          y: described(z.number({ error: 'expected a number' }), 'Y', { type: 'amount' }),
        },
        { error: 'expected an object such as { "x": 0, "y": 0 }' },
      ),
    ),
    { title: 'Position', description: 'Where it stands on the canvas; it means nothing else.' },
    { type: 'group' },
  ),
  vendor: reference('vendor', {
    title: 'Run by',
    description: 'A vendor of this map, or "self" for the own organisation.',
  }),
  place: place({
    title: 'Place',
    description: 'The primary place: a cloud region, a country or a state.',
  }),
  pinned: flag({ title: 'Pinned', description: 'False: the vendor may move it elsewhere.' }),
  failover: places({
    title: 'Fails over to',
    description: 'Places it reaches by itself when the primary fails.',
  }),
  replicas: places({ title: 'Replicated to', description: 'Places that hold a live copy.' }),
  plane: choice(['control', 'data'], {
    title: 'Plane',
    description: 'A control plane steers many regions and should see no PHI.',
  }),
  environment: choice(['production', 'staging', 'test', 'development', 'pilot'], {
    title: 'Environment',
    description: 'Not given: production.',
  }),
  realData: flag({
    title: 'Holds real patient data',
    description: 'Asked outside production.',
    kinds: ['test-environment', 'ci-cd', 'feature-flags'],
  }),
  necessity: choice(['essential', 'optional'], {
    title: 'Necessity',
    description: 'Whether care can be given without it.',
  }),
  persistence: choice(['transient', 'at-rest'], {
    title: 'Persistence',
    description: '"none": PHI passes through and is not kept.',
  }),
  atRest,
  retention: retention({ title: 'Retention', description: 'How long PHI is kept here.' }),
  backup,
  access,
  audit,
  support: list(supportAccess, {
    title: 'Support access',
    description: "Who can open PHI here. Replaces the vendor's list for this node.",
  }),
  recording: group(
    {
      enabled: flag({ title: 'Records', description: 'Audio or video is recorded here.' }),
      consent: flag({ title: 'Consent asked', description: 'Everybody recorded has agreed.' }),
      reviewed: date({
        title: 'Law reviewed',
        description: 'The day the recording law was checked.',
      }),
    },
    {
      title: 'Recording',
      kinds: [...kindGroups['real time'], 'video', 'recording-store', 'transcription'],
    },
  ),
  tenancy: choice(['single', 'database', 'schema', 'shared', 'hybrid'], {
    title: 'Tenancy',
    description: 'What separates one customer from another.',
  }),
  tenantScoped: choices(['cache', 'queue', 'search', 'storage', 'websocket', 'audit'], {
    title: 'Scoped by tenant',
    description: 'Where the tenant is part of every key or address.',
  }),
  transform: group(
    {
      to: choice(loweredIdentifiabilities, {
        title: 'PHI leaves it',
        description: 'How identifiable PHI still is when it leaves.',
      }),
      method: choice(transformMethods, {
        title: 'Method',
        description: 'Only a known method lowers the level: 45 CFR 164.514(b), GDPR recital 26.',
      }),
      date: date({ title: 'Method dated', description: 'The day of the determination.' }),
    },
    {
      title: 'Transform',
      description: 'What this node makes of PHI before it passes it on.',
      kinds: ['de-identification', 'ocr', 'worker', 'function', 'analytics', 'data-warehouse'],
    },
  ),
  trustZone: choice(['public', 'authenticated', 'tenant', 'privileged'], {
    title: 'Trust zone',
    description: 'Who can reach it at all.',
  }),
  network: choice(['private', 'public'], {
    title: 'Network',
    description: 'Whether it has an address on the public internet.',
  }),
  contentLogging: flag({
    title: 'Logs content',
    description: 'Requests, documents or messages end up in its logs.',
  }),
  browserStorage: texts({
    title: 'Browser storage',
    description: 'What is kept in the browser, such as localStorage:tokens.',
    kinds: userFacing,
  }),
  signedUrlMinutes: amount({
    title: 'Signed addresses live for',
    unit: 'minutes',
    description: '15 minutes is a baseline (policy), not law.',
    kinds: ['object-storage', 'file-storage', 'recording-store', 'cdn', 'api', 'web-app'],
  }),
  hsts: flag({
    title: 'HSTS',
    description: 'Browsers are told to use HTTPS only (RFC 6797).',
    kinds: httpFacing,
  }),
  client: group(
    {
      pinning: flag({
        title: 'Certificate pinning',
        description: 'The app accepts only certificates that it knows.',
      }),
      signedUpdates: flag({
        title: 'Signed updates',
        description: 'The app checks who made its update.',
      }),
    },
    { title: 'Client', kinds: ['patient-device', 'clinician-device', 'staff-workstation'] },
  ),
  responsibilities: record(['customer', 'provider', 'shared'], {
    title: 'Responsibilities',
    description: 'Who sees to what, area by area.',
  }),
  mirrorsPolicy: text({
    title: 'Mirrors policy',
    description: 'The policy that this node carries out, in free text.',
  }),
});
