import type { Session } from 'electron';
import { answerPage } from '#host/desktop/answer-page.ts';
import { isAllowedRequest, SCHEME } from '#host/desktop/own-address.ts';
import type { Asset } from '#host/server/assets.ts';

/**
 * Serves the interface to a session, and refuses it everything else.
 * @param hasTools whether the tools for developers are there, which are a page of their own
 */
export async function secureSession(
  session: Session,
  assets: ReadonlyMap<string, Asset>,
  hasTools: boolean,
): Promise<void> {
  session.protocol.handle(SCHEME, (request) => answerPage(assets, request));
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isTool = hasTools && url.startsWith('devtools://');
    answer({ cancel: !isTool && !isAllowedRequest(url) });
  });
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Its dictionaries would be fetched from the network.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    if (!isAllowedRequest(item.getURL())) event.preventDefault();
  });
  await session.setProxy({ mode: 'direct' });
}
