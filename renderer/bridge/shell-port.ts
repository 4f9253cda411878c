import { BRIDGE_GIVEN, BRIDGE_WANTED } from '#shared/bridge/port-messages.ts';

/**
 * Asks the preload script for a message port to the host. Only the window itself is listened to: a
 * frame in it has another source.
 */
export async function portFromShell(page: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const take = ({ source, data, ports: [port] }: MessageEvent): void => {
      if (source !== page || data !== BRIDGE_GIVEN || port === undefined) return;
      page.removeEventListener('message', take);
      resolve(port);
    };
    page.addEventListener('message', take);
    page.postMessage(BRIDGE_WANTED, page.location.origin);
  });
}
