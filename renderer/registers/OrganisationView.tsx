import { useMemo } from 'react';
import { fieldsOf } from '#shared/map/field-table.ts';
import { useEdits } from '../app/edits.ts';
import { questionAbout } from '../app/question-index.ts';
import { useSession } from '../app/session.ts';
import { FieldRows } from '../inspector/FieldRows.tsx';
import { valueAtPath } from '../inspector/field-state.ts';
import type { FieldTarget } from '../inspector/field-target.ts';
import { NotUsed } from './NotUsed.tsx';
import { Policies } from './Policies.tsx';

const rows = fieldsOf('map');
const under = (start: string) => rows.filter(({ path }) => path.startsWith(`${start}.`));
const organisation = under('organisation');
const governance = under('governance');

/** The organisation and what it can show: role, dates, runbooks, kinds not used, own promises. */
export function OrganisationView() {
  const map = useSession((session) => session.map);
  const evaluation = useSession((session) => session.evaluation);
  const { setField } = useEdits();
  const target = useMemo((): FieldTarget => {
    const subject = { type: 'map', id: map.id } as const;
    return {
      element: 'map',
      name: map.organisation?.name ?? 'the organisation',
      read: (path) => [valueAtPath(map, path)],
      write: (path, value) => setField([subject], path, value),
      assumed: () => [],
      question: (path) => questionAbout(evaluation, subject, path),
    };
  }, [map, evaluation, setField]);
  return (
    <div className="register">
      <div className="register-main d-scroll">
        <header className="register-head">
          <h2 className="register-title">Organisation and evidence</h2>
          <p className="d-muted">Who answers for the map, and what can be shown when asked.</p>
        </header>
        <div className="register-columns">
          <div className="register-stack">
            <section className="register-section">
              <h3 className="d-caps">Organisation</h3>
              <FieldRows rows={organisation} target={target} />
            </section>
            <Policies />
          </div>
          <section className="register-section">
            <h3 className="d-caps">Governance</h3>
            <FieldRows rows={governance} target={target} />
          </section>
          <NotUsed target={target} />
        </div>
      </div>
    </div>
  );
}
