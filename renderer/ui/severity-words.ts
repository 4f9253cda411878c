import type { Severity } from '#shared/evaluate/finding.ts';

/** The word that stands beside a severity's shape. */
export const severityWord: Readonly<Record<Severity, string>> = {
  violation: 'Violation',
  risk: 'Risk',
  question: 'For counsel',
  info: 'Note',
};

/** `1 violation`, `2 violations`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
