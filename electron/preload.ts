import { ipcRenderer } from 'electron';
import { BRIDGE_CHANNEL } from '#host/desktop/channels.ts';
import { BRIDGE_GIVEN, BRIDGE_WANTED } from '#shared/bridge/port-messages.ts';

/**
 * All that a page gets: a port to the host, on which nothing but the contract is spoken. One end goes
 * to the program, the other to the page; nothing of Electron or Node is left in the page's world.
 */
window.addEventListener('message', ({ source, data }) => {
  if (source !== window || data !== BRIDGE_WANTED) return;
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage(BRIDGE_CHANNEL, null, [port1]);
  // To this very window, whatever its origin is called in the world of a preload script.
  window.postMessage(BRIDGE_GIVEN, '*', [port2]);
});
