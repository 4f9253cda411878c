import type { FieldRow } from '#shared/map/field-table.ts';
import { FieldRows } from './FieldRows.tsx';
import type { FieldTarget } from './field-target.ts';
import type { Section } from './sections.ts';

type Props = {
  readonly section: Section;
  readonly target: FieldTarget;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
};

/** One section; of its further fields those that say or are asked something stand open. */
export function ElementSection({ section, target, isOpen, onOpen }: Props) {
  const says = ({ path, type }: FieldRow): boolean =>
    type !== 'group' &&
    (target.question(path) !== undefined || target.read(path).some((value) => value !== undefined));
  const shown = isOpen ? section.further : section.further.filter(says);
  const hidden = section.further.filter(
    (row) => !shown.includes(row) && (row.type !== 'group' || row.allowsNone),
  );
  const rows = [...section.rows, ...shown];
  if (rows.length === 0 && hidden.length === 0) return null;
  return (
    <section className="inspector-section">
      <h3 className="d-caps">{section.title}</h3>
      <FieldRows rows={rows} target={target} />
      {hidden.length === 0 ? null : (
        <button type="button" className="inspector-more" onClick={onOpen}>
          {rows.length === 0 ? `Show ${hidden.length} fields` : `${hidden.length} more`}
        </button>
      )}
    </section>
  );
}
