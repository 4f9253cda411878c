import { fieldAt } from '#shared/map/field-table.ts';
import { useEdits } from '../app/edits.ts';
import { questionAbout } from '../app/question-index.ts';
import { useSession } from '../app/session.ts';
import { FieldLine } from '../inspector/FieldLine.tsx';
import { valueAtPath } from '../inspector/field-state.ts';
import { AddCohort } from './AddCohort.tsx';
import { RegisterDetail } from './RegisterDetail.tsx';
import { type Column, RegisterTable } from './RegisterTable.tsx';
import { useChosenRow } from './use-chosen-row.ts';

const COLUMNS: readonly Column[] = [
  { path: 'name' },
  { path: 'care' },
  { path: 'people' },
  { path: 'dataClasses' },
  { path: 'entry' },
  { path: 'hipaa' },
];
const basis = fieldAt('map', 'routing.basis');

/** The patients of the map, where their PHI enters, and how they are routed to a region. */
export function CohortsView() {
  const map = useSession((session) => session.map);
  const evaluation = useSession((session) => session.evaluation);
  const { setField } = useEdits();
  const [chosen, choose] = useChosenRow('cohort', map.cohorts);
  const subject = { type: 'map', id: map.id } as const;
  return (
    <div className="register">
      <div className="register-main">
        <header className="register-head">
          <h2 className="register-title">Cohorts and routing</h2>
          <p className="d-muted">
            A cohort is a group of patients in the same situation. It is judged once you say where
            its PHI enters.
          </p>
        </header>
        {map.cohorts.length === 0 ? (
          <p className="register-empty">
            No patients yet. Add the first cohort: a name, and where the care is given.
          </p>
        ) : (
          <RegisterTable
            type="cohort"
            label="Cohorts"
            rows={map.cohorts}
            columns={COLUMNS}
            chosen={chosen}
            onChoose={choose}
          />
        )}
        <AddCohort />
        {basis === undefined ? null : (
          <section className="register-section">
            <h3 className="d-caps">Routing</h3>
            <FieldLine
              row={basis}
              target={{
                element: 'map',
                name: 'the map',
                read: (path) => [valueAtPath(map, path)],
                write: (path, value) => setField([subject], path, value),
                assumed: () => [],
                question: (path) => questionAbout(evaluation, subject, path),
              }}
            />
          </section>
        )}
      </div>
      {chosen === undefined ? null : <RegisterDetail type="cohort" id={chosen} />}
    </div>
  );
}
