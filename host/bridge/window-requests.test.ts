import { expect, test } from 'vitest';
import { MessageChannel } from 'node:worker_threads';
import { bridgeOverMessagePort } from '#renderer/bridge/message-port-bridge.ts';
import { testHost } from '#test/support/hosts.ts';
import { serveMessagePort } from './serve-message-port.ts';
import { BridgeServer } from './serve-peer.ts';
import { WindowRequests } from './window-requests.ts';

const undo = { type: 'command', command: 'undo' } as const;
const redo = { type: 'command', command: 'redo' } as const;

test('what is asked before a page reads waits for it', async () => {
  const requests = new WindowRequests();
  requests.send(undo);
  requests.send(redo);
  const reader = requests.read();
  expect(await reader.next()).toEqual({ done: false, value: undo });
  expect(await reader.next()).toEqual({ done: false, value: redo });
});

test('the page that was loaded last reads; the one before ends', async () => {
  const requests = new WindowRequests();
  const before = requests.read();
  const after = requests.read();
  requests.send(undo);
  expect(await before.next()).toEqual({ done: true, value: undefined });
  expect(await after.next()).toEqual({ done: false, value: undo });
  await after.return();
  requests.send(redo);
  expect(await requests.read().next()).toEqual({ done: false, value: redo });
});

test('a window reads its own requests over its own port, and no other window does', async () => {
  const server = new BridgeServer(testHost(), (error) => {
    throw error;
  });
  const window = (requests?: WindowRequests) => {
    const { port1, port2 } = new MessageChannel();
    const port = {
      postMessage: (message: unknown) => port1.postMessage(message),
      on: (type: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
        port1.on(type, (data: unknown) => listener({ data })),
      start: () => port1.start(),
      close: () => port1.close(),
    };
    serveMessagePort(server, port, requests && { requests });
    return { bridge: bridgeOverMessagePort(port2), close: () => port2.close() };
  };
  const requests = new WindowRequests();
  const own = window(requests);
  const other = window();
  const asked = await own.bridge.app.requests();
  const nothing = await other.bridge.app.requests();
  const told: string[] = [];
  void nothing.next().then(
    () => told.push('asked'),
    () => told.push('lost'),
  );
  requests.send(undo);
  expect(await asked.next()).toEqual({ done: false, value: undo });
  expect(told).toEqual([]);
  own.close();
  other.close();
  await expect.poll(() => told).toEqual(['lost']);
});
