import { createContext, use } from 'react';
import type { Bridge } from '#shared/bridge/bridge.ts';

export const BridgeContext = createContext<Bridge | undefined>(undefined);

/** What this window holds of the host. @throws outside the application, which is a bug */
export function useBridge(): Bridge {
  const bridge = use(BridgeContext);
  if (bridge === undefined) throw new Error('no bridge here');
  return bridge;
}
