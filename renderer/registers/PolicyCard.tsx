import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { fieldsOf } from '#shared/map/field-table.ts';
import { useEdits } from '../app/edits.ts';
import { FieldRows } from '../inspector/FieldRows.tsx';
import { useElementTarget } from '../inspector/element-target.ts';

type Props = {
  readonly type: 'posture' | 'matrixRow';
  readonly id: string;
  readonly title: string;
};

/** One promise or one row of the residency matrix, with its fields. */
export function PolicyCard({ type, id, title }: Props) {
  const together = useMemo(() => ({ type, ids: [id] }), [type, id]);
  const target = useElementTarget(together);
  const { remove } = useEdits();
  return (
    <fieldset className="entry">
      <legend className="entry-legend">{title}</legend>
      <ActionIcon
        className="entry-remove"
        size={22}
        aria-label={`Remove ${title}`}
        onClick={() => remove([{ type, id }])}
      >
        <IconTrash size={14} />
      </ActionIcon>
      <FieldRows rows={fieldsOf(type)} target={target} />
    </fieldset>
  );
}
