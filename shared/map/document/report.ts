import { quoted } from '../read/path.ts';
import type { ReferenceTarget } from '../schema/meta.ts';
import type { EntityRef } from './entities.ts';

/**
 * What the projection left out of the shared document, and why. It comes from editing at the same
 * time, or from a program that does not know the format.
 */
export type Report =
  | {
      readonly code: 'unknown-key' | 'wrong-value' | 'missing' | 'conflict';
      readonly entity: EntityRef;
      readonly key: string;
    }
  | { readonly code: 'bad-id' | 'not-an-element'; readonly entity: EntityRef }
  | {
      readonly code: 'dangling-hop' | 'dangling-reference';
      readonly entity: EntityRef;
      readonly key: string;
      readonly target: ReferenceTarget;
      readonly id: string;
    };

/** A report in one sentence that says what is not shown and what to do. */
export function explainReport(report: Report): string {
  const { entity } = report;
  const what = entity.type === 'map' ? 'the map' : `${WORDS[entity.type]} ${quoted(entity.id)}`;
  switch (report.code) {
    case 'unknown-key':
      return `${what}: ${quoted(report.key)} is not a field of this format and is left out`;
    case 'wrong-value':
      return `${what}: the value of ${quoted(report.key)} does not fit the format and is taken as not known; set it again`;
    case 'missing':
      return entity.type === 'map'
        ? `${what} has no ${quoted(report.key)}; give it one`
        : `${what} is not shown: it has no ${quoted(report.key)}`;
    case 'conflict':
      return `${what}: a data class and a data group were set at once; the class counts`;
    case 'bad-id':
      return `${what} is not shown: its id does not fit the format`;
    case 'not-an-element':
      return `${what} is not shown: it is not written as an element`;
    case 'dangling-hop':
      return `${what} is not shown: its ${report.target} ${quoted(report.id)} was removed`;
    case 'dangling-reference':
      return `${what}: ${quoted(report.key)} named the ${report.target} ${quoted(report.id)}, which was removed`;
  }
}

const WORDS = {
  cohort: 'cohort',
  vendor: 'vendor',
  node: 'node',
  hop: 'hop',
  matrixRow: 'residency row',
  posture: 'posture',
  acceptance: 'acceptance',
  decision: 'decision',
} as const;
