import type { SubjectType } from '#shared/evaluate/finding.ts';
import { useSession } from '../app/session.ts';

/** The row of a register that is chosen, which is the selection; the first row where it is none. */
export function useChosenRow(
  type: SubjectType,
  rows: readonly { readonly id: string }[],
): readonly [string | undefined, (id: string) => void] {
  const selection = useSession((session) => session.selection);
  const select = useSession((session) => session.select);
  const selected = selection.find(
    (subject) => subject.type === type && rows.some(({ id }) => id === subject.id),
  );
  const chosen = selected?.id ?? rows[0]?.id;
  return [
    chosen,
    (id) => {
      if (selected?.id !== id) select([{ type, id }]);
    },
  ];
}
