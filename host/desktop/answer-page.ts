import type { Asset } from '#host/server/assets.ts';
import { securityHeaders } from '#host/server/security-headers.ts';
import { fileOfAddress } from './own-address.ts';

type Asked = { readonly url: string; readonly method: string };

/**
 * Answers the window's own protocol with the files of the interface, which were read at the start:
 * whatever is asked for, no path is made of it.
 */
export function answerPage(assets: ReadonlyMap<string, Asset>, { url, method }: Asked): Response {
  if (method !== 'GET' && method !== 'HEAD')
    return refusal(405, 'Only GET is answered here.', { Allow: 'GET, HEAD' });
  const file = fileOfAddress(url);
  const asset = file === undefined ? undefined : assets.get(file);
  if (!asset) return refusal(404, 'There is no such page.');
  const headers = { ...securityHeaders(), 'Content-Type': asset.type };
  return new Response(method === 'HEAD' ? null : new Uint8Array(asset.content), { headers });
}

const refusal = (status: number, reason: string, headers: Record<string, string> = {}): Response =>
  new Response(reason, {
    status,
    headers: { ...securityHeaders(), 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  });
