import { useEffect } from 'react';
import type { Bridge } from '#shared/bridge/bridge.ts';
import type { WindowRequest } from '#shared/bridge/contract.ts';
import { goToMap } from '../app/route.ts';
import { runCommand } from './command-list.ts';
import { hasOwnUndo } from './own-undo.ts';

/** Waits between tries while the host does not answer, in milliseconds. */
const RETRY_MS = 1000;

/** Does what the shell asks of this window: what was chosen in its menu, or a file to open. */
export function useWindowRequests(bridge: Bridge): void {
  useEffect(() => {
    const stop = new AbortController();
    void follow(bridge, stop.signal);
    return () => stop.abort();
  }, [bridge]);
}

async function follow(bridge: Bridge, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const requests = await bridge.app.requests();
      signal.addEventListener('abort', () => void requests.return?.(), { once: true });
      for await (const request of requests) carryOut(request);
    } catch (error) {
      // What rejects here is the connection, which the map that is open tells of.
      if (!signal.aborted) globalThis.console.warn('The connection to the host was lost.', error);
    }
    await new Promise((resolve) => {
      globalThis.setTimeout(resolve, RETRY_MS);
    });
  }
}

function carryOut(request: WindowRequest): void {
  if (request.type === 'open') {
    goToMap(request.map);
    return;
  }
  const { command } = request;
  // macOS sends the keys of the Edit menu here, and what is being typed is undone first.
  if ((command === 'undo' || command === 'redo') && hasOwnUndo(document.activeElement))
    document.execCommand(command);
  else runCommand(command);
}
