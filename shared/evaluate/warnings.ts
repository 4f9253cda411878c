import { classNames, classSet, overlaps, madeOnTheWay, union } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
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
  const arriving = new Map<string, ClassSet>();
  for (const cohort of facts.cohorts)
    for (const { hop, classes } of facts.flows(cohort, 'present'))
      if (hop.carries) arriving.set(hop.id, union(arriving.get(hop.id) ?? madeOnTheWay, classes));
  return facts.map.hops.flatMap((hop): Warning[] => {
    const there = arriving.get(hop.id) ?? madeOnTheWay;
    const strange = (hop.carries ?? []).filter((name) => !overlaps(classSet([name]), there));
    if (strange.length === 0) return [];
    const names = classNames(classSet(strange)).join(', ');
    const message = `hop "${hop.id}" carries ${names}, which no cohort has at its source`;
    return [{ code: 'class-never-arrives', subject: { type: 'hop', id: hop.id }, message }];
  });
}
