import { useSession } from '../app/session.ts';
import { CohortsView } from '../registers/CohortsView.tsx';
import { OrganisationView } from '../registers/OrganisationView.tsx';
import { VendorsView } from '../registers/VendorsView.tsx';
import { WorksheetView } from '../worksheet/WorksheetView.tsx';
import { MapView } from './MapView.tsx';
import { ReadOnlyLine } from './ReadOnlyLine.tsx';
import { TopBar } from './TopBar.tsx';

/** The screen of an open map: the bar above, and below it the map or a register. */
export function Workspace() {
  const view = useSession((session) => session.view);
  return (
    <div className="workspace">
      <TopBar />
      <ReadOnlyLine />
      <main className="workspace-body" aria-label={LABELS[view]}>
        {view === 'map' ? <MapView /> : null}
        {view === 'cohorts' ? <CohortsView /> : null}
        {view === 'vendors' ? <VendorsView /> : null}
        {view === 'organisation' ? <OrganisationView /> : null}
        {view === 'worksheet' ? <WorksheetView /> : null}
      </main>
    </div>
  );
}

const LABELS = {
  map: 'Map',
  cohorts: 'Cohorts and routing',
  vendors: 'Vendors and agreements',
  organisation: 'Organisation and evidence',
  worksheet: 'Worksheet',
} as const;
