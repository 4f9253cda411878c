import { createHmac, timingSafeEqual } from 'node:crypto';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';
import type { MacData } from 'pkijs';

/**
 * A guess at a passphrase can be tried against the key or against the MAC, so both must be slow.
 * PBKDF2-HMAC-SHA256 runs in native code: 600,000 rounds (the figure of the OWASP password storage
 * cheat sheet, 2023) take about 0.2 s.
 */
export const KEY_ITERATIONS = 600_000;

/** The MAC has a derivation of its own (RFC 7292, appendix B) that only script code offers: 210,000 rounds take about 0.2 s. */
export const MAC_ITERATIONS = 210_000;

// A file that asks for more is meant to hang the program.
export const MOST_ITERATIONS = 10_000_000;

type MacHash = {
  readonly node: string;
  readonly noble: CHash;
  readonly block: number;
  readonly length: number;
};

const MAC_HASHES = new Map<string, MacHash>([
  ['1.3.14.3.2.26', { node: 'sha1', noble: sha1, block: 64, length: 20 }],
  ['2.16.840.1.101.3.4.2.1', { node: 'sha256', noble: sha256, block: 64, length: 32 }],
  ['2.16.840.1.101.3.4.2.2', { node: 'sha384', noble: sha384, block: 128, length: 48 }],
  ['2.16.840.1.101.3.4.2.3', { node: 'sha512', noble: sha512, block: 128, length: 64 }],
]);

const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHA1 = '1.3.14.3.2.26';

/** The key derivation of PKCS#12 itself (RFC 7292, appendix B.2). `purpose` is 1 key, 2 IV, 3 MAC. */
function deriveWithHash(
  hash: MacHash,
  passphrase: string,
  salt: Uint8Array,
  iterations: number,
  purpose: 1 | 2 | 3,
  length: number,
): Buffer {
  const { block } = hash;
  const password = Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
  const fill = (source: Uint8Array): Buffer =>
    Buffer.alloc(block * Math.ceil(source.length / block), source);
  const input = Buffer.concat([fill(salt), fill(password)]);
  const out: Buffer[] = [];
  for (let made = 0; made < length; made += hash.length) {
    const first = hash.noble.create();
    const digest = new Uint8Array(hash.length);
    first.update(Buffer.alloc(block, purpose)).update(input).digestInto(digest);
    // Reusing two states instead of a call per round makes this three times faster.
    const blank = hash.noble.create();
    const state = hash.noble.create();
    for (let round = 1; round < iterations; round += 1) {
      blank._cloneInto(state);
      state.update(digest).digestInto(digest);
    }
    out.push(Buffer.from(digest));
    addToBlocks(input, Buffer.alloc(block, digest));
  }
  return Buffer.concat(out).subarray(0, length);
}

/** Adds `addend` + 1 to each block of `input`, as one big-endian number per block. */
function addToBlocks(input: Buffer, addend: Buffer): void {
  for (let start = 0; start < input.length; start += addend.length) {
    let carry = 1;
    for (let index = addend.length - 1; index >= 0; index -= 1) {
      carry += (input[start + index] ?? 0) + (addend[index] ?? 0);
      input[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
}

/** The HMAC-SHA256 that protects a PKCS#12's content, over `content` with our iteration count. */
export function macOver(content: Uint8Array, passphrase: string, salt: Uint8Array): Buffer {
  const hash = MAC_HASHES.get(SHA256);
  if (hash === undefined) throw new Error('SHA-256 is in the table above');
  const key = deriveWithHash(hash, passphrase, salt, MAC_ITERATIONS, 3, hash.length);
  return createHmac(hash.node, key).update(content).digest();
}

/** Checks a PKCS#12's MAC. A wrong passphrase and a changed file look alike. */
export function checkMac(
  content: Uint8Array,
  passphrase: string,
  mac: MacData,
): 'right' | 'wrong' | 'unsupported' {
  const hash = MAC_HASHES.get(mac.mac.digestAlgorithm.algorithmId);
  const iterations = mac.iterations ?? 1;
  if (hash === undefined || iterations > MOST_ITERATIONS) return 'unsupported';
  const salt = new Uint8Array(mac.macSalt.getValue());
  const key = deriveWithHash(hash, passphrase, salt, iterations, 3, hash.length);
  const computed = createHmac(hash.node, key).update(content).digest();
  const stored = Buffer.from(mac.mac.digest.getValue());
  return stored.length === computed.length && timingSafeEqual(stored, computed) ? 'right' : 'wrong';
}

/** Key or IV of the older PBE with SHA-1, in bytes. Read only; nothing is written with it. */
export function deriveSha1(
  passphrase: string,
  salt: Uint8Array,
  iterations: number,
  purpose: 1 | 2,
  length: number,
): Buffer {
  const hash = MAC_HASHES.get(SHA1);
  if (hash === undefined) throw new Error('SHA-1 is in the table above');
  return deriveWithHash(hash, passphrase, salt, iterations, purpose, length);
}
