import type { WorksheetVerdict } from '#shared/bridge/worksheet-contract.ts';

/** In which role a worksheet is signed. */
export type Role = WorksheetVerdict['openRoles'][number];

export const roles = ['prepared', 'reviewed', 'approved'] as const satisfies readonly Role[];

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  prepared: 'Prepared',
  reviewed: 'Reviewed',
  approved: 'Approved',
};

const isRole = (field: string): field is Role => Object.hasOwn(ROLE_WORDS, field);

/** The name of a signature field as people read it. */
export const fieldWords = (field: string): string =>
  isRole(field) ? ROLE_WORDS[field] : field === '' ? 'Signature' : field;
