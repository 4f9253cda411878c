import type { Subject } from '#shared/evaluate/finding.ts';
import type { DomicileMap } from '#shared/map/model.ts';

/** What an element is called; a hop without a name is called by its ends. */
export function elementName(map: DomicileMap, { type, id }: Subject): string {
  switch (type) {
    case 'node':
      return map.nodes.find((node) => node.id === id)?.name ?? id;
    case 'vendor':
      return map.vendors.find((vendor) => vendor.id === id)?.name ?? id;
    case 'cohort':
      return map.cohorts.find((cohort) => cohort.id === id)?.name ?? id;
    case 'policy':
      return map.policies.postures.find((posture) => posture.id === id)?.name ?? 'Residency row';
    case 'map':
      return 'This map';
    case 'hop': {
      const hop = map.hops.find((item) => item.id === id);
      if (hop === undefined) return 'Support or subprocessor access';
      const nodeName = (node: string): string => elementName(map, { type: 'node', id: node });
      return hop.name ?? `${nodeName(hop.from)} → ${nodeName(hop.to)}`;
    }
  }
}
