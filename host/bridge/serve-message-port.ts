import type { Connection } from './router.ts';
import type { BridgeServer } from './serve-peer.ts';

/** What is used of Electron's MessagePortMain. */
export type MessagePortMain = {
  postMessage: (message: unknown) => void;
  on: {
    (event: 'message', listener: (event: { data: unknown }) => void): unknown;
    (event: 'close', listener: () => void): unknown;
  };
  start: () => void;
  close: () => void;
};

/** Serves the window at the other end of a message port, until either side closes it. */
export function serveMessagePort(
  server: BridgeServer,
  port: MessagePortMain,
  connection?: Connection,
): void {
  const peer = server.connect(
    { send: (message) => port.postMessage(message), refuse: () => port.close() },
    connection,
  );
  port.on('message', ({ data }) => {
    if (typeof data === 'string') peer.receive(data);
    else port.close();
  });
  port.on('close', () => peer.close());
  port.start();
}
