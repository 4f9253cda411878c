import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { defineRule, lacks } from '#shared/evaluate/rule.ts';
import type { NodeKind } from '#shared/map/schema/vocabulary.ts';

/** Where PHI leaks to most often, and the kinds that stand for it. */
const SURFACES: readonly (readonly [string, readonly [NodeKind, ...NodeKind[]]])[] = [
  ['logs', ['log-store', 'audit-log']],
  ['backups', ['backup']],
  ['support desks', ['support-desk']],
  ['queues', ['queue', 'dead-letter-queue']],
  ['caches', ['cache']],
  ['analytics', ['analytics']],
  ['test environments', ['test-environment']],
  ['error trackers', ['error-tracker']],
];

/** Backups and support need no node of their own: a list says it, also one that is known to be empty. */
function isListed({ nodes, map }: MapFacts, surface: string): boolean {
  const others = nodes.filter(({ isExempt }) => !isExempt);
  if (surface === 'backups') {
    const backups = others.filter(({ stores }) => stores).map(({ node }) => node.backup);
    const hasPlaces = backups.some((backup) => typeof backup === 'object' && backup.places?.length);
    return hasPlaces || (backups.length > 0 && backups.every((backup) => backup !== undefined));
  }
  if (surface !== 'support desks') return false;
  const lists = [...others.map(({ node }) => node.support), ...map.vendors.map((v) => v.support)];
  return lists.some((list) => list?.length) || others.every(({ support }) => support !== undefined);
}

export const gov03 = defineRule({
  id: 'GOV-03',
  title: 'A place to which PHI often leaks is not drawn',
  regime: ['project'],
  effective: { from: null, until: null },
  severity: {},
  cites: [{ text: 'project policy', tier: 1, verified: true }],
  reads: ['map.notUsed', 'node.kind', 'node.backup.places', 'node.support', 'vendor.support'],
  *check(facts) {
    const { map, subject, evaluated } = facts;
    if (evaluated.length === 0) return;
    const known = new Set([...map.notUsed, ...map.nodes.map(({ kind }) => kind)]);
    const absent = SURFACES.filter(
      ([surface, kinds]) => !kinds.some((kind) => known.has(kind)) && !isListed(facts, surface),
    ).map(([surface]) => surface);
    if (absent.length === 0) return;
    const words = [absent.slice(0, -1).join(', '), absent.at(-1)].filter(Boolean).join(' or ');
    const question = `Are there ${words}? Draw them, or say that they are not used.`;
    yield lacks({ subject, field: 'notUsed', question, ifNo: 'question' });
  },
  remedies: ['Draw the system that is missing', 'Say that it is not used'],
  counsel: 'Nothing: the team knows what it runs.',
  falsePositives: 'A kind that is drawn under another name.',
});
