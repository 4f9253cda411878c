/** The three signature fields that each worksheet has from the start. The value is the field's name in the PDF. */
export const SIGNATURE_ROLES = ['prepared', 'reviewed', 'approved'] as const;

export type SignatureRole = (typeof SIGNATURE_ROLES)[number];

/** What a signer states by signing in a role, in the first person; printed in the block and kept as the reason. */
export const STATEMENTS: Readonly<Record<SignatureRole, string>> = {
  prepared:
    'I prepared this worksheet. It states what I know of the systems drawn, as of the date on page 1.',
  reviewed:
    'I read this worksheet with its findings, accepted risks and open questions, and reviewed them.',
  approved: 'I approve the decisions recorded in this worksheet on the facts stated in it.',
};

/** The heading word of a role. */
export const ROLE_TITLES: Readonly<Record<SignatureRole, string>> = {
  prepared: 'Prepared',
  reviewed: 'Reviewed',
  approved: 'Approved',
};
