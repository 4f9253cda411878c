/** The closed vocabularies of map format 1. The order is the order in which choices are offered. */

export const dataGroups = {
  clinical: [
    'clinical-record',
    'diagnosis',
    'medication',
    'clinical-note',
    'sud-part2',
    'psychotherapy',
    'reproductive',
    'my-health-record',
  ],
  diagnostic: ['imaging', 'lab-result', 'genomic', 'omic', 'biometric', 'vitals'],
  administrative: ['identifiers', 'contact', 'insurance', 'billing', 'appointment'],
  communication: ['live-media', 'recording', 'transcript', 'chat', 'message', 'consent-form'],
  derived: [
    'metadata',
    'access-log',
    'application-log',
    'crash-report',
    'analytics-event',
    'document-image',
    'extracted-text',
    'thumbnail',
    'embedding',
    'search-index',
  ],
} as const;

export type DataGroup = keyof typeof dataGroups;
export type DataClass = (typeof dataGroups)[DataGroup][number];

export const dataGroupNames = [
  'clinical',
  'diagnostic',
  'administrative',
  'communication',
  'derived',
] as const satisfies readonly DataGroup[];

/** All 35 data classes; a class's index here is its bit in the evaluator's class sets. */
export const dataClasses = [
  ...dataGroups.clinical,
  ...dataGroups.diagnostic,
  ...dataGroups.administrative,
  ...dataGroups.communication,
  ...dataGroups.derived,
] as const;

export const kindGroups = {
  'people and devices': ['patient-device', 'clinician-device', 'staff-workstation'],
  'real time': ['signaling', 'sfu', 'turn'],
  compute: [
    'web-app',
    'api',
    'worker',
    'function',
    'queue',
    'dead-letter-queue',
    'cache',
    'cdn',
    'gateway',
    'load-balancer',
    'router',
    'feature-flags',
    'ci-cd',
    'review-workbench',
    'test-environment',
  ],
  storage: [
    'database',
    'object-storage',
    'file-storage',
    'search-index',
    'data-warehouse',
    'backup',
    'archive',
    'replica',
    'recording-store',
    'log-store',
    'audit-log',
  ],
  protection: ['identity-provider', 'secrets-manager', 'kms', 'hsm', 'de-identification'],
  'third parties': [
    'ehr',
    'billing',
    'lab',
    'pharmacy',
    'insurer',
    'analytics',
    'error-tracker',
    'monitoring',
    'push',
    'email',
    'sms',
    'support-desk',
    'crm',
    'video',
    'transcription',
    'ocr',
    'llm',
    'payment',
    'other',
  ],
} as const;

type KindGroup = keyof typeof kindGroups;
export type NodeKind = (typeof kindGroups)[KindGroup][number];

export const nodeKinds = [
  ...kindGroups['people and devices'],
  ...kindGroups['real time'],
  ...kindGroups.compute,
  ...kindGroups.storage,
  ...kindGroups.protection,
  ...kindGroups['third parties'],
] as const;

export const carriers = [
  'http',
  'https',
  'wss',
  'webrtc-media',
  'webrtc-data',
  'sip',
  'smtp',
  'sms',
  'push',
  'mllp',
  'fhir',
  'dicom',
  'sftp',
  'queue',
  'replication',
  'backup-copy',
  'file-transfer',
  'vpn',
  'remote-access',
  'postal',
  'other',
] as const;

type Carrier = (typeof carriers)[number];

/** What is accepted at worst on a hop. `tls` alone means: TLS, version not known. */
export const hopEncryptions = [
  'none',
  'tls',
  'tls-1.0',
  'tls-1.1',
  'tls-1.2',
  'tls-1.3',
  'dtls-srtp',
  'sdes-srtp',
  'ssh',
  'ipsec',
  'end-to-end',
] as const;

export const atRestEncryptions = ['none', 'aes-128', 'aes-256', 'aes-256-gcm', 'other'] as const;

export const identifiabilities = [
  'identified',
  'pseudonymised',
  'deidentified',
  'anonymised',
] as const;

/** What a transform can make of PHI. */
export const loweredIdentifiabilities = ['pseudonymised', 'deidentified', 'anonymised'] as const;

export const transformMethods = [
  'safe-harbor',
  'expert-determination',
  'assessed',
  'none',
] as const;

export const transferMechanisms = [
  'none',
  'adequacy',
  'dpf',
  'scc',
  'bcr',
  'art-49',
  'uk-idta',
  'uk-addendum',
] as const;

export const agreementTypes = [
  'baa',
  'dpa',
  'scc',
  'bcr',
  'uk-idta',
  'uk-addendum',
  'qsoa',
  'sla',
] as const;

export type AgreementType = (typeof agreementTypes)[number];

export const purposes = [
  'care',
  'payment',
  'operations',
  'support',
  'analytics',
  'research',
  'model-training',
  'marketing',
  'brokerage',
] as const;

export const auditEvents = [
  'login',
  'view',
  'create',
  'modify',
  'delete',
  'export',
  'print',
  'role-change',
  'admin',
  'support',
  'key',
  'backup',
  'logging-change',
  'api',
] as const;

export const auditFields = [
  'tenant',
  'actor',
  'role',
  'session',
  'resource',
  'action',
  'outcome',
  'time',
  'source-ip',
  'user-agent',
  'correlation',
] as const;

/** What an agreement with a vendor can lay down. */
export const agreementTerms = [
  'roles',
  'purposes',
  'data-categories',
  'regions',
  'subprocessors',
  'incident-notice',
  'deletion',
  'return',
  'export',
  'audit',
  'onward-ban',
  'no-training',
  'foreign-notice',
] as const;

export const certificates = [
  'hds-v1',
  'hds-v2',
  'c5-type-1',
  'c5-type-2',
  'iso-27001',
  'soc2-type-2',
  'hitrust',
  'secnumcloud',
  'acn',
] as const;

export const routingBases = [
  'place-of-care',
  'provider-jurisdiction',
  'residence',
  'nationality',
  'travel-location',
  'ip-address',
] as const;

/** Carriers on which PHI waits, so that its retention in transit is asked. */
export const storeAndForward: ReadonlySet<Carrier> = new Set<Carrier>([
  'queue',
  'smtp',
  'sms',
  'push',
  'sftp',
  'file-transfer',
  'replication',
  'backup-copy',
  'postal',
]);
