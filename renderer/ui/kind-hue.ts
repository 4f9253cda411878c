import { kindGroups, type NodeKind } from '#shared/map/schema/vocabulary.ts';

/** The five muted hues of kinds; protection shares that of compute, which it serves. */
export type KindHue = 'people' | 'live' | 'compute' | 'storage' | 'third';

const HUES: Readonly<Record<keyof typeof kindGroups, KindHue>> = {
  'people and devices': 'people',
  'real time': 'live',
  compute: 'compute',
  storage: 'storage',
  protection: 'compute',
  'third parties': 'third',
};

/** A group of kinds with its name in sentence case, for the palette and for headings. */
export type KindGroup = {
  readonly title: string;
  readonly hue: KindHue;
  readonly kinds: readonly NodeKind[];
};

const GROUP_NAMES = [
  'people and devices',
  'real time',
  'compute',
  'storage',
  'protection',
  'third parties',
] as const satisfies readonly (keyof typeof kindGroups)[];

export const kindGroupList: readonly KindGroup[] = GROUP_NAMES.map((name) => ({
  title: name.slice(0, 1).toUpperCase() + name.slice(1),
  hue: HUES[name],
  kinds: kindGroups[name],
}));

const hueOf = new Map(kindGroupList.flatMap(({ hue, kinds }) => kinds.map((kind) => [kind, hue])));

/** The hue of a kind of node. */
export const kindHue = (kind: NodeKind): KindHue => hueOf.get(kind) ?? 'third';
