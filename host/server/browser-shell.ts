import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Host } from '#host/bridge/host.ts';
import { BridgeServer } from '#host/bridge/serve-peer.ts';
import { RequestAnswers } from './answer-request.ts';
import type { Asset } from './assets.ts';
import { BridgeUpgrade } from './bridge-upgrade.ts';
import { BrowserAccess } from './browser-access.ts';

/** The interface in a browser tab, served on this machine alone. */
export type BrowserShell = {
  /** An address that lets one browser in once. */
  readonly newAddress: () => string;
  /** Ends every connection and the host's sessions. */
  readonly close: () => Promise<void>;
};

const ADDRESS = '127.0.0.1';

/** How long a client may take, in ms: all of this is on one machine. */
const TIMEOUTS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
};
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 200;

/**
 * Serves a host's interface on loopback.
 * @param assets the built interface
 * @param options.port 0 = one that is free
 * @param options.onBug told what failed for no fault of a window
 * @throws as Node does where the port is taken
 */
export async function startBrowserShell(
  host: Host,
  assets: ReadonlyMap<string, Asset>,
  options: { readonly port: number; readonly onBug: (error: unknown) => void },
): Promise<BrowserShell> {
  const access = new BrowserAccess();
  const answers = new RequestAnswers(access, assets);
  const bridge = new BridgeUpgrade(access, new BridgeServer(host, options.onBug));
  const server = createServer({ ...TIMEOUTS, maxHeaderSize: MAX_HEADER_BYTES });
  server.maxConnections = MAX_CONNECTIONS;
  server.listen(options.port, ADDRESS);
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  const name = `${ADDRESS}:${bound.port}`;

  server.on('request', (request, response) => answers.answer(request, response, name));
  // Without this Node invites the body of a request that is about to be refused.
  server.on('checkContinue', (request, response) => answers.answer(request, response, name));
  server.on('upgrade', (request, socket, head) => bridge.upgrade(request, socket, head, name));
  return {
    newAddress: () => `http://${name}/enter?token=${access.issueToken()}`,
    async close() {
      const closed = once(server, 'close');
      // First of all, so that nothing that follows can keep the files from being put in order.
      host.close();
      server.close();
      bridge.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
