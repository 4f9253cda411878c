import type { Missing } from './agreement.ts';
import type { Fact } from './finding.ts';
import type { NodeFacts, SupportUse } from './node-facts.ts';

/** What to ask where nobody says who can open a node: of its vendor, or of the node itself. */
export function missingSupport({ node, subject, runBy }: NodeFacts): Missing {
  if (typeof runBy === 'object') {
    const question = `Who of ${runBy.name} can open PHI for support, and from which countries?`;
    return { subject: { type: 'vendor', id: runBy.id }, field: 'support', question };
  }
  const question = `Who can open ${node.name} for support, and from which countries?`;
  return { subject, field: 'support', question };
}

/** What to ask where a support entry does not say from where. */
export const missingSupportCountry = (node: NodeFacts, { listedOn }: SupportUse): Missing => ({
  subject: listedOn,
  field: 'support.country',
  question: `From which country is ${node.node.name} opened for support?`,
});

/** What to ask where a support entry does not say who it is. */
export const missingSupporter = (node: NodeFacts, { listedOn }: SupportUse): Missing => ({
  subject: listedOn,
  field: 'support.by',
  question: `Who opens ${node.node.name} for support: a vendor, or your own people?`,
});

/** The facts of a support access: from where, and by whom. */
export const supportFacts = ({ listedOn, entry }: SupportUse): Fact[] => [
  { subject: listedOn, field: 'support.country', value: entry.country ?? null },
  { subject: listedOn, field: 'support.by', value: entry.by ?? null },
];
