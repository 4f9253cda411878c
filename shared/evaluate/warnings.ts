import {
  classNames,
  classSet,
  everyClass,
  intersection,
  isEmpty,
  madeOnTheWay,
} from './class-set.ts';
import type { Warning } from './finding.ts';
import type { MapFacts } from './map-facts.ts';

/** What in the drawing contradicts itself without breaking a rule. */
export function inputWarnings(facts: MapFacts): Warning[] {
  return [...selfAtCloudRegion(facts), ...classesThatNeverArrive(facts)];
}

/** A cloud region is run by its provider, who then is a vendor. */
function selfAtCloudRegion(facts: MapFacts): Warning[] {
  return facts.nodes.flatMap(({ node, subject, runBy, place }): Warning[] => {
    const isCloud = place?.kind === 'region' || place?.kind === 'wide';
    if (runBy !== 'self' || !isCloud) return [];
    const message = `${node.name} is run by the own organisation at ${place.raw}: the cloud provider there is a vendor too`;
    return [{ code: 'self-at-cloud-region', subject, message }];
  });
}

/** A class that a hop is said to carry, is not made on the way, and that no cohort has at its source. */
function classesThatNeverArrive(facts: MapFacts): Warning[] {
  const arriving = new Map<string, ReturnType<typeof classSet>>();
  for (const cohort of facts.cohorts)
    for (const { hop, classes } of facts.flows(cohort, 'present')) {
      if (!hop.carries) continue;
      const before = arriving.get(hop.id) ?? { lo: 0, hi: 0 };
      arriving.set(hop.id, { lo: before.lo | classes.lo, hi: before.hi | classes.hi });
    }
  return facts.map.hops.flatMap((hop): Warning[] => {
    if (!hop.carries) return [];
    const there = arriving.get(hop.id) ?? { lo: 0, hi: 0 };
    const ownWords = intersection(classSet(hop.carries), {
      lo: everyClass.lo & ~madeOnTheWay.lo & ~there.lo,
      hi: everyClass.hi & ~madeOnTheWay.hi & ~there.hi,
    });
    if (isEmpty(ownWords)) return [];
    const names = classNames(ownWords).join(', ');
    const message = `hop "${hop.id}" carries ${names}, which no cohort has at its source`;
    return [{ code: 'class-never-arrives', subject: { type: 'hop', id: hop.id }, message }];
  });
}
