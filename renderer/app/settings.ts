import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Bridge } from '#shared/bridge/bridge.ts';
import type { Settings } from '#shared/bridge/contract.ts';

/** The user's settings, kept by the host; before they have come, what a new user has. */
export const settingsStore = createStore<Settings>()(() => ({ theme: 'system', userName: '' }));

/** Takes the settings over from the host. */
export async function loadSettings(bridge: Bridge): Promise<void> {
  settingsStore.setState(await bridge.settings.get());
}

/** Changes settings here at once, and at the host. */
export async function changeSettings(bridge: Bridge, change: Partial<Settings>): Promise<void> {
  settingsStore.setState(change);
  settingsStore.setState(await bridge.settings.update(change));
}

export const useTheme = (): Settings['theme'] => useStore(settingsStore, ({ theme }) => theme);
export const useUserName = (): string => useStore(settingsStore, ({ userName }) => userName);

export type PanelSizes = NonNullable<Settings['panels']>;

const DEFAULT_SIZES: PanelSizes = { left: 200, right: 320, bottom: 240 };

/** How large the user made the panels last. */
export const usePanelSizes = (): PanelSizes =>
  useStore(settingsStore, ({ panels }) => panels) ?? DEFAULT_SIZES;
