/** The one message between preload script and program: it carries the port of a bridge. */
export const BRIDGE_CHANNEL = 'bridge';
