import type { Bridge } from '#shared/bridge/bridge.ts';
import type { MapListing } from '#shared/bridge/contract.ts';

/** A map as the start screen lists it. */
export type HomeMap = MapListing & {
  /** Opened from another folder than the workspace's. */
  readonly isElsewhere: boolean;
};

export type Example = { readonly id: string; readonly title: string };

/** What the start screen shows. */
export type HomeContents = {
  readonly folderName: string;
  /** Those of the workspace folder and those opened from elsewhere, the last changed first. */
  readonly maps: readonly HomeMap[];
  readonly examples: readonly Example[];
  readonly hasDialogs: boolean;
  readonly version: string;
};

/** Asks the host for all of it. */
export async function loadHome(bridge: Bridge): Promise<HomeContents> {
  const [info, workspace, examples] = await Promise.all([
    bridge.app.info(),
    bridge.workspace.list(),
    bridge.workspace.examples(),
  ]);
  return {
    folderName: workspace.folderName,
    maps: listedMaps(workspace.maps, workspace.recent),
    examples,
    hasDialogs: info.hasDialogs,
    version: info.version,
  };
}

/** Both lists as one, each map once, the last changed first. */
function listedMaps(inFolder: readonly MapListing[], recent: readonly MapListing[]): HomeMap[] {
  const all = [
    ...recent.map((listing) => ({ ...listing, isElsewhere: true })),
    ...inFolder.map((listing) => ({ ...listing, isElsewhere: false })),
  ];
  const byToken = new Map(all.map((listing) => [listing.map, listing]));
  return [...byToken.values()].toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}
