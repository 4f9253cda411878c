/** Where the host listens, and what proves that this page is its own. */
export type BridgeAddress = { readonly address: string; readonly protocols: string[] };

/**
 * Reads the address from the page's own, and the secret that the host wrote into this very page: the
 * cookie alone would do for any page on this machine, since cookies take no notice of ports.
 */
export function bridgeAddress(
  location: { readonly host: string; readonly protocol: string },
  page: Document,
): BridgeAddress {
  const secret = page.querySelector('meta[name="page-secret"]')?.getAttribute('content') ?? '';
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return {
    address: `${scheme}://${location.host}/bridge`,
    protocols: ['domicile', secret].filter((name) => name !== ''),
  };
}
