import type { Base64 } from '#shared/bridge/wire-bytes.ts';

/** Base64 by Node's buffers. */
export const base64: Base64 = {
  encode: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode(text) {
    const bytes = Buffer.from(text, 'base64');
    // Node passes over what is not base64.
    if (bytes.toString('base64') !== text) throw new TypeError('expected base64');
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  },
};
