import { within } from '#shared/geography/place-list.ts';
import { countryName } from '#shared/geography/countries.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { persistenceFact } from '#shared/evaluate/node-facts.ts';
import { dropSupport } from '#shared/evaluate/relocation.ts';
import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';
import type { Outcome } from '#shared/evaluate/rule.ts';
import { checkStatute } from '#shared/evaluate/statute-check.ts';
import { statuteOf } from '#shared/evaluate/statute.ts';
import {
  missingSupport,
  missingSupportCountry,
  supportFacts,
} from '#shared/evaluate/support-access.ts';

const law = statuteOf('LOC-09');

/** Records that stay inside and can be opened from outside: whether that is caught is disputed. */
function* accessFromOutside(facts: MapFacts): Generator<Outcome> {
  const isInside = (place: Parameters<typeof within>[0]): boolean =>
    within(place, law.list, facts.asOf) !== 'no';
  for (const cohort of facts.evaluated) {
    const applies = law.appliesTo(facts, cohort);
    if (applies.value === false) continue;
    for (const { node } of facts.holdings(cohort, law.scope)) {
      if (node.isExempt || !node.stores) continue;
      if (node.places.some(({ place }) => place && !isInside(place))) continue;
      const outside = node.support?.filter(({ place }) => !place || !isInside(place));
      if (outside?.length === 0) continue;
      if (applies.missing) {
        yield lacks({ ...applies.missing, ifNo: 'question' });
        continue;
      }
      if (!outside) yield lacks({ ...missingSupport(node), ifNo: 'question' });
      for (const support of outside ?? []) {
        if (!support.place) {
          yield lacks({ ...missingSupportCountry(node, support), ifNo: 'question' });
          continue;
        }
        yield found({
          severity: 'question',
          subject: node.subject,
          cohort: cohort.cohort.id,
          scope: law.scope,
          pathTo: support.hop,
          message: `PHI at ${node.node.name} is kept inside and can be opened from ${countryName(support.entry.country ?? '')}, outside ${law.listName}`,
          because: [persistenceFact(node), ...supportFacts(support), ...applies.because],
          remedies: dropSupport(node, law.listName, ({ place }) => !place || isInside(place)),
        });
      }
    }
  }
}

export const loc09 = defineRule({
  id: 'LOC-09',
  title: "Florida provider's patient data stored outside the US, its territories and Canada",
  regime: ['US-FL'],
  effective: { from: '2023-07-01', until: null },
  severity: {
    violation: 'a store, a replica or a backup lies outside',
    question: 'it is stored inside and can only be opened from outside',
  },
  cites: [
    {
      text: 'Fla. Stat. 408.051(3)',
      url: 'http://leg.state.fl.us/statutes/index.cfm?App_mode=Display_Statute&URL=0400-0499/0408/Sections/0408.051.html',
      tier: 1,
      verified: true,
    },
    {
      text: 'Analysis of SB 264 (2023): storage offshore',
      url: 'https://natlawreview.com/article/florida-imposes-ban-offshoring-storage-medical-information',
      tier: 3,
      verified: true,
    },
  ],
  reads: [
    'cohort.care',
    'cohort.providerLicences',
    'cohort.certifiedEhr',
    'node.persistence',
    'node.place',
    'node.failover',
    'node.replicas',
    'node.backup.places',
    'node.support',
    'vendor.support',
  ],
  *check(facts) {
    yield* checkStatute(facts, law);
    yield* accessFromOutside(facts);
  },
  remedies: [
    'Keep the store, its replicas and its backups in the US, its territories or Canada',
    'Switch off replication across regions',
    'Give support from inside only',
  ],
  counsel:
    'Whether offshore access to records stored inside is caught, and what "continental United States" means for Alaska and Hawaii.',
  falsePositives:
    'The law binds the licensed provider who uses certified EHR technology; a vendor without such a customer is outside it.',
});
