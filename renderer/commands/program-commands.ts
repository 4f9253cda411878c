import { useMemo } from 'react';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { goHome } from '../app/route.ts';
import { changeSettings } from '../app/settings.ts';
import { showNewMapForm } from '../home/new-map-form.ts';
import { chooseMap } from '../home/open-map-file.ts';
import { type AppCommand, useOffered } from './command-list.ts';

/** What can be done whether a map is open or not. */
export const programCommands = (bridge: Bridge): readonly AppCommand[] => [
  {
    id: 'new-map',
    title: 'New map',
    group: 'Screens',
    run: () => {
      goHome();
      showNewMapForm(true);
    },
  },
  { id: 'home', title: 'All maps', group: 'Screens', isInMenu: true, run: goHome },
  ...(['system', 'light', 'dark'] as const).map((theme) => ({
    id: `theme-${theme}`,
    title: `Appearance: ${theme}`,
    group: 'Appearance',
    run: () => void changeSettings(bridge, { theme }),
  })),
];

/** What only a menu of the system asks for: a browser tab has no dialog to open a file with. */
export const menuOnlyCommands = (bridge: Bridge): readonly AppCommand[] => [
  { id: 'open', title: 'Open a file', group: 'Screens', run: () => void chooseMap(bridge) },
];

/** Offers them on every screen. */
export function useProgramCommands(bridge: Bridge): void {
  useOffered(useMemo(() => [...programCommands(bridge), ...menuOnlyCommands(bridge)], [bridge]));
}
