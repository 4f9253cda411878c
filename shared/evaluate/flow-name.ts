import type { Flow } from './map-facts.ts';

/** What a hop is called in a sentence: its name, else its ends. */
export const flowName = ({ hop, source, target }: Flow): string =>
  hop.name ?? `${source.node.name} to ${target.node.name}`;
