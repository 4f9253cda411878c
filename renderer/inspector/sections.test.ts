import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#shared/map/field-table.ts';
import { nodeKinds } from '#shared/map/schema/vocabulary.ts';
import { type Inspected, sectionsOf } from './sections.ts';

/** Shown in the head of the inspector, or never edited by hand. */
const ELSEWHERE: Readonly<Record<Inspected, readonly string[]>> = {
  node: ['id', 'name', 'kind', 'position', 'position.x', 'position.y'],
  hop: ['id'],
  cohort: ['id', 'name'],
  vendor: ['id', 'name'],
  matrixRow: ['id'],
  posture: ['id'],
};

const paths = (type: Inspected, kinds: Parameters<typeof sectionsOf>[1]): string[] =>
  sectionsOf(type, kinds).flatMap(({ rows, further }) =>
    [...rows, ...further].map(({ path }) => path),
  );

describe('sectionsOf', () => {
  it.each(['hop', 'cohort', 'vendor', 'matrixRow', 'posture'] as const)(
    'shows every field of a %s once',
    (type) => {
      const all = fieldsOf(type)
        .map(({ path }) => path)
        .filter((path) => !ELSEWHERE[type].includes(path));
      expect(paths(type, []).toSorted()).toEqual(all.toSorted());
    },
  );

  it.each(nodeKinds)('shows every field of a %s once', (kind) => {
    const all = fieldsOf('node')
      .map(({ path }) => path)
      .filter((path) => !ELSEWHERE.node.includes(path));
    expect(paths('node', [kind]).toSorted()).toEqual(all.toSorted());
  });

  it('shows at once what matters for the kind, and the rest behind more', () => {
    const shown = (kind: 'sfu' | 'database'): string[] =>
      sectionsOf('node', [kind]).flatMap(({ rows }) => rows.map(({ path }) => path));
    expect(shown('sfu')).toContain('recording.enabled');
    expect(shown('database')).not.toContain('recording.enabled');
    expect(shown('database')).not.toContain('signedUrlMinutes');
  });

  it('counts a field that matters for one of several kinds', () => {
    const rows = sectionsOf('node', ['database', 'sfu']).flatMap((section) => section.rows);
    expect(rows.map(({ path }) => path)).toContain('recording.enabled');
  });
});
