import type { IncomingMessage } from 'node:http';

/** Why a request is refused, with its status. */
export type Refusal = { readonly status: number; readonly reason: string };

/** What must hold of every request, before its address is looked at. Undefined = it may go on. */
export function refuseRequest(request: IncomingMessage, host: string): Refusal | undefined {
  const { headers, headersDistinct, method } = request;
  // A name that was rebound to 127.0.0.1 is in the Host header, not the address.
  if (headersDistinct['host']?.length !== 1 || headers.host !== host)
    return { status: 421, reason: 'This address is not served here.' };
  if (headers.origin !== undefined && headers.origin !== `http://${host}`)
    return { status: 403, reason: 'Another page may not ask here.' };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, reason: 'Only GET is answered here.' };
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0)
    return { status: 413, reason: 'No content is taken here.' };
  return undefined;
}

/** Whether the browser says that a page of another origin asked; older ones say nothing. */
export function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** The values of a cookie; a page on another port may have planted a second one. */
export function cookieValues({ headers }: IncomingMessage, name: string): string[] {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** `/s/SECRET/rest` taken apart; undefined for any other address. */
export function splitAddress(url: string): { pathSecret: string; rest: string } | undefined {
  const found = /^\/s\/(?<pathSecret>[\w-]{43})\/(?<rest>[^?#]*)(?:[?#].*)?$/.exec(url)?.groups;
  return found && { pathSecret: found['pathSecret'] ?? '', rest: found['rest'] ?? '' };
}
