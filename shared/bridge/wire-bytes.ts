/** Base64 as the platform does it fastest; `decode` throws on what is not base64. */
export type Base64 = {
  readonly encode: (bytes: Uint8Array) => string;
  readonly decode: (text: string) => Uint8Array;
};

/**
 * How bytes cross the transports, for oRPC's list of custom serializers on both sides: as base64.
 * Left to itself, oRPC writes a Uint8Array as an object of numbered keys and never makes bytes of it
 * again.
 */
export const bytesOnWire = (base64: Base64) => ({
  // A number that oRPC does not use itself.
  type: 40,
  condition: (value: unknown): boolean => value instanceof Uint8Array,
  serialize(value: unknown): string {
    if (!(value instanceof Uint8Array)) throw new TypeError('expected bytes');
    return base64.encode(value);
  },
  deserialize(value: unknown): Uint8Array {
    if (typeof value !== 'string') throw new TypeError('expected base64');
    return base64.decode(value);
  },
});
