import { inSentence } from './in-sentence.ts';

/** Words of the format that read otherwise than with their hyphens as spaces. */
const SPECIAL: Readonly<Record<string, string>> = {
  api: 'API',
  cdn: 'CDN',
  'ci-cd': 'CI/CD',
  kms: 'Key management (KMS)',
  hsm: 'Hardware security module (HSM)',
  ehr: 'EHR',
  sms: 'SMS',
  crm: 'CRM',
  ocr: 'OCR',
  llm: 'Language model (LLM)',
  sfu: 'Media server (SFU)',
  turn: 'TURN relay',
  'de-identification': 'De-identification',
  'web-app': 'Web app',
  'my-health-record': 'My Health Record',
  'sud-part2': 'Substance use (Part 2)',
  http: 'HTTP',
  https: 'HTTPS',
  wss: 'WSS',
  'webrtc-media': 'WebRTC media',
  'webrtc-data': 'WebRTC data',
  sip: 'SIP',
  smtp: 'SMTP',
  mllp: 'MLLP',
  fhir: 'FHIR',
  dicom: 'DICOM',
  sftp: 'SFTP',
  vpn: 'VPN',
  tls: 'TLS, version not known',
  'tls-1.0': 'TLS 1.0',
  'tls-1.1': 'TLS 1.1',
  'tls-1.2': 'TLS 1.2',
  'tls-1.3': 'TLS 1.3',
  'dtls-srtp': 'DTLS-SRTP',
  'sdes-srtp': 'SDES-SRTP',
  ssh: 'SSH',
  ipsec: 'IPsec',
  'end-to-end': 'End to end',
  'aes-128': 'AES-128',
  'aes-256': 'AES-256',
  'aes-256-gcm': 'AES-256-GCM',
  deidentified: 'De-identified',
  'safe-harbor': 'Safe Harbor',
  dpf: 'Data Privacy Framework (DPF)',
  scc: 'Standard contractual clauses (SCC)',
  bcr: 'Binding corporate rules (BCR)',
  adequacy: 'Adequacy decision',
  'art-49': 'Derogation (Art 49)',
  'uk-idta': 'UK IDTA',
  'uk-addendum': 'UK Addendum',
  baa: 'BAA',
  dpa: 'DPA',
  qsoa: 'QSOA',
  sla: 'SLA',
  'hds-v1': 'HDS v1',
  'hds-v2': 'HDS v2',
  'c5-type-1': 'C5 type 1',
  'c5-type-2': 'C5 type 2',
  'iso-27001': 'ISO 27001',
  'soc2-type-2': 'SOC 2 type 2',
  hitrust: 'HITRUST',
  secnumcloud: 'SecNumCloud',
  acn: 'ACN',
  hr: 'HR data',
  'non-hr': 'Non-HR data',
  'ip-address': 'IP address',
  'source-ip': 'Source IP',
  'at-rest': 'At rest',
  'one-off': 'One-off',
  'no-store': 'No-store',
  'screen-share': 'Screen share',
  'just-in-time': 'Just in time',
  'medicare-advantage': 'Medicare Advantage',
  'part-d': 'Medicare Part D',
  pia: 'Privacy impact assessment (PIA)',
  tia: 'Transfer impact assessment (TIA)',
  bc: 'British Columbia assessment',
  cn: 'Chinese assessment (PIPL)',
  '*': 'All',
};

/** Abbreviations for places with little room; the long form stands wherever it is explained. */
const SHORT: Readonly<Record<string, string>> = {
  kms: 'KMS',
  hsm: 'HSM',
  llm: 'LLM',
  sfu: 'SFU',
  dpf: 'DPF',
  scc: 'SCC',
  bcr: 'BCR',
  tls: 'TLS ?',
};

/**
 * A word of a closed list of the format as people write it: `AES-256` for `aes-256`, `Recording
 * store` for `recording-store`. A word that is not special gets spaces and a capital.
 */
export function choiceWords(value: string): string {
  const special = SPECIAL[value];
  if (special !== undefined) return special;
  const spaced = value.replaceAll('-', ' ');
  return spaced.slice(0, 1).toUpperCase() + spaced.slice(1);
}

/** As `choiceWords`, where there is little room: `SCC`, `LLM`. */
export const shortWords = (value: string): string => SHORT[value] ?? choiceWords(value);

/** Names keep their capital wherever they stand. */
const NAMES: ReadonlySet<string> = new Set([
  'my-health-record',
  'safe-harbor',
  'webrtc-media',
  'webrtc-data',
  'dpf',
  'secnumcloud',
  'medicare-advantage',
  'part-d',
  'bc',
  'cn',
]);

/** As `choiceWords`, in the middle of a sentence: `substance use (Part 2)`, `Safe Harbor`. */
export const choiceInSentence = (value: string): string =>
  NAMES.has(value) ? choiceWords(value) : inSentence(choiceWords(value));
