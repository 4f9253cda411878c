/** The protocol of the desktop window's pages; its host is the only one there is. */
export const SCHEME = 'app';
const HOST = 'domicile';
const ORIGIN = `${SCHEME}://${HOST}`;

/** Where a window starts: at a map, by the name that the host gave it, or at home. */
export const pageAddress = (map?: string): string =>
  `${ORIGIN}/index.html${map === undefined ? '' : `#/map/${map}`}`;

/** Which map the page of an address shows; undefined = none. */
export const mapOfAddress = (address: string): string | undefined =>
  isOwnAddress(address) ? /#\/map\/(?<map>[\w-]{22})$/.exec(address)?.groups?.['map'] : undefined;

/** Whether a page of the program's own is at an address. */
export function isOwnAddress(address: string): boolean {
  const url = parsed(address);
  return url !== undefined && isOwn(url);
}

/**
 * Whether a window may load something: files of the program, and what a page has made itself.
 * Everything else would leave this machine.
 */
export function isAllowedRequest(address: string): boolean {
  const url = parsed(address);
  if (url === undefined) return false;
  if (url.protocol === 'data:') return true;
  if (url.protocol === 'blob:') return isOwnAddress(url.pathname);
  return isOwn(url);
}

/** The name of a file of the interface, from an address; undefined for an address of another host. */
export function fileOfAddress(address: string): string | undefined {
  const url = parsed(address);
  if (url === undefined || !isOwn(url)) return undefined;
  try {
    const name = decodeURIComponent(url.pathname.slice(1));
    return name === '' ? 'index.html' : name;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return undefined;
  }
}

// By its parts: of a protocol that it does not know, Node says the origin is "null".
const isOwn = ({ protocol, host, username, password }: URL): boolean =>
  protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';

const parsed = (address: string): URL | undefined => URL.parse(address) ?? undefined;
