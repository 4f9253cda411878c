/** What a page says to its preload script when it wants a bridge. */
export const BRIDGE_WANTED = 'domicile:bridge-wanted';

/** What the preload script says to the page; the port of the bridge comes along. */
export const BRIDGE_GIVEN = 'domicile:bridge-given';
