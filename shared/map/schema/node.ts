import { z } from 'zod';
import {
  amount,
  choice,
  choices,
  date,
  elementName,
  flag,
  group,
  id,
  list,
  record,
  reference,
  requiredChoice,
  text,
  texts,
} from './field.ts';
import { place, places } from './geography-field.ts';
import { described, optional } from './meta.ts';
import { access, atRest, audit, backup, retention, supportAccess } from './safeguards.ts';
import { kindGroups, loweredIdentifiabilities, nodeKinds, transformMethods } from './vocabulary.ts';

const userFacing = ['web-app', 'patient-device', 'clinician-device', 'staff-workstation'] as const;
const httpFacing = ['web-app', 'gateway', 'load-balancer', 'cdn', 'api'] as const;

/** A system or person that PHI can reach. */
export const mapNode = z.strictObject({
  id: id(),
  name: elementName(),
  kind: requiredChoice(nodeKinds, { title: 'Kind', description: 'What it is.' }),
  service: text({
    title: 'Service',
    description: 'The product as its vendor names it; an agreement covers it by this name.',
  }),
  position: described(
    optional(
      z.strictObject(
        {
          x: described(
            z.number({ error: 'expected a number' }),
            { title: 'X', unit: 'px', description: 'From the left.' },
            { type: 'amount' },
          ),
          y: described(
            z.number({ error: 'expected a number' }),
            { title: 'Y', unit: 'px', description: 'From the top.' },
            { type: 'amount' },
          ),
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
    one: 'Support access',
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
      description: 'Whether conversations are kept.',
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
    {
      title: 'Client',
      description: 'How the app on the device is protected.',
      kinds: ['patient-device', 'clinician-device', 'staff-workstation'],
    },
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
