import type { Finding } from '#shared/evaluate/finding.ts';

/**
 * The identity of a finding: rule and subject, and whether it is the accepted part, since a finding
 * that is accepted for some of its cohorts is listed twice. Other edits do not change it.
 */
export function findingKey({ rule, subject, accepted }: Finding): string {
  return `${rule} ${subject.type} ${subject.id}${accepted === undefined ? '' : ' accepted'}`;
}
