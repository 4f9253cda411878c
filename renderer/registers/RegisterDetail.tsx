import { useMemo } from 'react';
import { ElementFields } from '../inspector/ElementFields.tsx';
import { InspectorHead } from '../inspector/InspectorHead.tsx';
import type { Inspected } from '../inspector/sections.ts';

type Props = { readonly type: Inspected; readonly id: string };

/** Everything about one row of a register. */
export function RegisterDetail({ type, id }: Props) {
  const together = useMemo(() => ({ type, ids: [id] }), [type, id]);
  return (
    <aside className="register-detail inspector d-scroll" aria-label="Details">
      <InspectorHead together={together} />
      <ElementFields key={id} together={together} />
    </aside>
  );
}
