import type { Finding, Severity } from '#shared/evaluate/finding.ts';
import type { DomicileMap } from '#shared/map/model.ts';

/** What a focused finding lights; all else is dimmed. */
export type LitPath = {
  readonly severity: Severity;
  readonly nodes: ReadonlySet<string>;
  /** The hops with the step at which PHI takes them. */
  readonly steps: ReadonlyMap<string, number>;
};

/** The way of PHI to what a finding is about: its hops numbered, their ends, and its elements. */
export function litPath(finding: Finding | undefined, map: DomicileMap): LitPath | undefined {
  if (finding === undefined) return undefined;
  const steps = new Map<string, number>();
  for (const { hops } of finding.paths)
    for (const [index, hop] of hops.entries()) if (!steps.has(hop)) steps.set(hop, index + 1);
  const nodes = new Set<string>();
  for (const { type, id } of [finding.subject, ...finding.elements]) {
    if (type === 'node') nodes.add(id);
    if (type === 'hop' && !steps.has(id)) steps.set(id, steps.size + 1);
  }
  for (const { id, from, to } of map.hops) if (steps.has(id)) nodes.add(from).add(to);
  for (const id of steps.keys()) if (id.startsWith('~')) nodes.add(id);
  return { severity: finding.severity, nodes, steps };
}
