import { app, type WebContents } from 'electron';
import { isOwnAddress } from '#host/desktop/own-address.ts';

/**
 * Keeps every page where it is: no other page, no new window, no page within a page.
 * @param onLink told of an address that the user wanted to go to
 */
export function confinePages(onLink: (address: string) => void): void {
  app.on('web-contents-created', (_event, page) => {
    page.on('will-frame-navigate', stay);
    page.on('will-redirect', stay);
    page.on('will-navigate', (event) => {
      stay(event);
      if (event.defaultPrevented) onLink(event.url);
    });
    page.on('will-attach-webview', (event) => event.preventDefault());
    page.setWindowOpenHandler(({ url }) => {
      onLink(url);
      return { action: 'deny' };
    });
    refuseDirectConnections(page);
  });
}

function stay(event: Electron.Event<{ readonly url: string }>): void {
  if (!isOwnAddress(event.url)) event.preventDefault();
}

/** WebRTC would send packets past every rule for requests. */
const refuseDirectConnections = (page: WebContents): void =>
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
