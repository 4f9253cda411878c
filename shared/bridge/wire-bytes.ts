import { z } from 'zod';

/**
 * How bytes cross the transports, for oRPC's list of custom serializers on both sides: as base64.
 * Left to itself, oRPC writes a Uint8Array as an object of numbered keys and never makes bytes of it
 * again.
 */
export const bytesOnWire = {
  // A number that oRPC does not use itself.
  type: 40,
  condition: (value: unknown): boolean => value instanceof Uint8Array,
  serialize(value: unknown): string {
    if (!(value instanceof Uint8Array)) throw new TypeError('expected bytes');
    return z.core.util.uint8ArrayToBase64(value);
  },
  deserialize(value: unknown): Uint8Array {
    if (typeof value !== 'string') throw new TypeError('expected base64');
    return z.core.util.base64ToUint8Array(value);
  },
};
