import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { type ReactNode, useLayoutEffect } from 'react';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { useProgramCommands } from '../commands/program-commands.ts';
import { useWindowRequests } from '../commands/use-window-requests.ts';
import { HomeScreen } from '../home/HomeScreen.tsx';
import { theme } from '../ui/theme.ts';
import { BridgeContext } from './bridge-context.ts';
import { FailureBoundary } from './FailureBoundary.tsx';
import { MapScreen } from './MapScreen.tsx';
import { Notices } from './Notices.tsx';
import { useRoute } from './route.ts';
import { useTheme } from './settings.ts';

/** The whole application over one bridge. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  const route = useRoute();
  useWindowRequests(bridge);
  useProgramCommands(bridge);
  return (
    <BridgeContext value={bridge}>
      <Themed>
        <FailureBoundary>
          {route.screen === 'home' ? (
            <HomeScreen />
          ) : (
            <MapScreen key={route.map} token={route.map} />
          )}
        </FailureBoundary>
        <Notices />
      </Themed>
    </BridgeContext>
  );
}

/** Light, dark, or as the system has it. The provider writes no style element, see `mantine.css`. */
function Themed({ children }: { readonly children: ReactNode }) {
  const chosen = useTheme();
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const scheme = chosen === 'system' ? system : chosen;
  // Before the effects of what stands inside, which may read the colours.
  useLayoutEffect(() => {
    document.documentElement.dataset['mantineColorScheme'] = scheme;
  }, [scheme]);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
