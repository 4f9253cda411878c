import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { statutes } from '#shared/evaluate/statute.ts';
import { RULE_PACK_VERSION, rules } from './registry.ts';

/** Which rules made an evaluation. */
export type RulePack = {
  readonly version: string;
  /** SHA-256 over the law as data: each rule's metadata and each statute's list, as canonical JSON. */
  readonly sha256: string;
  /** How many rules it has. */
  readonly rules: number;
};

/** The rule pack of this program. */
export function rulePack(): RulePack {
  const law = {
    version: RULE_PACK_VERSION,
    // JSON leaves functions out: what stays of a rule is its metadata.
    rules: rules.map((rule) => ({ ...rule, check: undefined })),
    statutes: statutes.map(({ rule, from, list, scope, reaches }) => ({
      rule,
      from,
      list,
      scope,
      reaches,
    })),
  };
  const bytes = utf8ToBytes(canonicalize(law) ?? '');
  return { version: RULE_PACK_VERSION, sha256: bytesToHex(sha256(bytes)), rules: rules.length };
}
