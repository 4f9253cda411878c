import type { WebSocket } from 'ws';
import type { BridgeServer } from './serve-peer.ts';

/** "The data is not consistent with the type of the message", RFC 6455, section 7.4.1. */
const NOT_A_MESSAGE = 1007;

/** Serves the window at the other end of a WebSocket, until either side closes it. */
export function serveWebSocket(server: BridgeServer, socket: WebSocket): void {
  const refuse = () => socket.close(NOT_A_MESSAGE);
  const peer = server.connect({ send: (message) => socket.send(message), refuse });
  socket.on('message', (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) => {
    if (isBinary || !Buffer.isBuffer(data)) refuse();
    else peer.receive(data.toString('utf8'));
  });
  // A connection that breaks is closed by the library; there is nobody left to tell.
  socket.on('error', () => socket.terminate());
  socket.on('close', () => peer.close());
}
