import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCommand, IconHome } from '@tabler/icons-react';
import { goHome } from '../app/route.ts';
import { useSession, type View, views } from '../app/session.ts';
import { commandSheet } from '../commands/command-sheet.ts';
import { keyWords } from '../commands/key-words.ts';
import { AsOfPicker } from './AsOfPicker.tsx';
import { AssumptionPicker } from './AssumptionPicker.tsx';
import { MapMenu } from './MapMenu.tsx';
import { SavedLine } from './SavedLine.tsx';
import { TitleField } from './TitleField.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { VerdictCounts } from './VerdictCounts.tsx';

const TITLES: Readonly<Record<View, string>> = {
  map: 'Map',
  cohorts: 'Cohorts',
  vendors: 'Vendors',
  organisation: 'Organisation',
  worksheet: 'Worksheet',
};

/** Title and saved state, the screens, the day and assumptions of the evaluation, its counts. */
export function TopBar() {
  const view = useSession((session) => session.view);
  const show = useSession((session) => session.show);
  return (
    <header className="top">
      <Tooltip label="All maps">
        <ActionIcon className="top-home" size={30} aria-label="All maps" onClick={goHome}>
          <IconHome size={18} />
        </ActionIcon>
      </Tooltip>
      <div className="top-title">
        <TitleField />
        <SavedLine />
      </div>
      <nav className="top-tabs" aria-label="Screens">
        {views.map((name) => (
          <button
            key={name}
            type="button"
            className="top-tab"
            aria-current={view === name ? 'page' : undefined}
            onClick={() => show(name)}
          >
            {TITLES[name]}
          </button>
        ))}
      </nav>
      <div className="top-space" />
      <UndoButtons />
      <AsOfPicker />
      <AssumptionPicker />
      <VerdictCounts />
      <Tooltip label={`All commands (${keyWords('Ctrl/Cmd+K')})`}>
        <ActionIcon
          aria-label="All commands"
          onClick={() => commandSheet.setState({ open: 'palette' })}
        >
          <IconCommand size={17} />
        </ActionIcon>
      </Tooltip>
      <MapMenu />
    </header>
  );
}
