import { agreementCause } from '#shared/evaluate/causes.ts';
import { atEachUse, handedTo, lacksBaa } from '#shared/evaluate/contract.ts';
import type { Use } from '#shared/evaluate/contract.ts';
import type { Fact } from '#shared/evaluate/finding.ts';
import type { NodeFacts } from '#shared/evaluate/node-facts.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';
import type { Vendor } from '../../map/model.ts';

/** How a node is protected at rest. */
function atRest({ node }: NodeFacts) {
  const { encryption, keys } = node.atRest ?? {};
  return { encryption, custody: keys?.custody };
}

/** Kept encrypted under keys that are not the vendor's, on a node of its own. */
function isCiphertext({ node }: Use, vendor: Vendor): boolean {
  const { encryption, custody } = atRest(node);
  return (
    node.runBy === vendor &&
    node.stores &&
    encryption !== undefined &&
    encryption !== 'none' &&
    (custody === 'customer' || custody === 'hsm' || custody === 'external')
  );
}

function protection({ node }: Use): Fact[] {
  const { subject } = node;
  const { encryption, custody } = atRest(node);
  return [
    { subject, field: 'atRest.encryption', value: encryption },
    { subject, field: 'atRest.keys.custody', value: custody },
  ];
}

export const vnd04 = defineRule({
  id: 'VND-04',
  title: 'Encryption taken for a reason to have no BAA',
  regime: ['US-HIPAA'],
  effective: { from: null, until: null },
  severity: {
    violation: 'a vendor keeps nothing but ciphertext, has no key, and no BAA with it is signed',
  },
  cites: [
    {
      text: 'HHS OCR, Guidance on HIPAA and Cloud Computing (no-view services)',
      url: 'https://www.hhs.gov/hipaa/for-professionals/special-topics/health-information-technology/cloud-computing/index.html',
      tier: 1,
      verified: true,
    },
  ],
  reads: [
    'organisation.hipaaRole',
    'cohort.hipaa',
    'node.vendor',
    'node.persistence',
    'node.atRest.encryption',
    'node.atRest.keys.custody',
    'vendor.role',
    'vendor.agreements',
  ],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const handed of handedTo(facts, cohort, 'hipaa')) {
        const { vendor, uses } = handed;
        if (!uses.every((use) => isCiphertext(use, vendor))) continue;
        const { value, because, missing } = lacksBaa(facts, cohort, vendor);
        if (missing) yield lacks({ ...missing, ifNo: 'violation' });
        if (value !== true) continue;
        const part = {
          severity: 'violation',
          message: `${vendor.name} keeps encrypted PHI and has no signed BAA; encryption does not replace it`,
          because: [...because, ...uses.flatMap(protection)],
        } as const;
        yield* atEachUse(cohort, handed, 'hipaa', part, ({ node }) =>
          agreementCause(vendor.id, node),
        );
      }
  },
  remedies: ['Sign a BAA before PHI goes there', 'Keep it with a host that signs one'],
  counsel: 'Whether the vendor is a business associate although it can read nothing.',
  falsePositives: 'A vendor that only transmits, without keeping anything, may be a conduit.',
});
