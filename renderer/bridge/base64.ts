import type { Base64 } from '#shared/bridge/wire-bytes.ts';

/** As many arguments as every engine takes in one call. */
const CHUNK = 0x80_00;

/** Base64 by the browser's `btoa` and `atob`, which work on strings of characters up to 255. */
export const base64: Base64 = {
  encode(bytes) {
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += CHUNK)
      parts.push(Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + CHUNK)));
    return btoa(parts.join(''));
  },
  decode(text) {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
    return bytes;
  },
};
