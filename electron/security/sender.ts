import type { IpcMainEvent } from 'electron';
import { isOwnAddress } from '#host/desktop/own-address.ts';

/**
 * Whether a message comes from a page of the program itself: the window's main frame, at an address
 * of its own protocol. Neither a frame within it nor a frame that is gone may speak to the host.
 */
export function isFromOwnPage({ senderFrame, sender }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url);
}
