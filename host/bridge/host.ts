import path from 'node:path';
import type { Settings } from '#shared/bridge/contract.ts';
import { Preferences } from '#host/store/preferences.ts';
import { IdentityStore, type KeyProtection } from './identity-store.ts';
import { MapListings } from './map-listing.ts';
import { MapSessions } from './map-sessions.ts';
import { MapTokens } from './map-tokens.ts';

/** What only the shell around the host can do. */
export type Dialogs = {
  /** Asks for a map file or JSON; undefined where the user chose none. */
  readonly chooseMap: () => Promise<string | undefined>;
  /** Asks where to write JSON to. */
  readonly chooseJsonTarget: (fileName: string) => Promise<string | undefined>;
  /** Asks where to write a PDF to; absent where the window saves it by itself. */
  readonly choosePdfTarget?: (fileName: string) => Promise<string | undefined>;
};

/** What a shell gives to the host. */
export type HostOptions = {
  readonly shell: 'electron' | 'browser' | 'direct';
  readonly version: string;
  /** Where new maps go; created when the first is made. */
  readonly workspaceFolder: string;
  /** The program's own folder for settings; created when something is first written. */
  readonly settingsFolder: string;
  readonly examplesFolder: string;
  /** Absent where the shell has no dialogs of the system. */
  readonly dialogs?: Dialogs;
  /** Told of each map that a window opens, by its path. */
  readonly onMapOpened?: (file: string) => void;
  /** Told of settings that a window has changed. */
  readonly onSettings?: (settings: Settings) => void;
  /** What the system can put around signing keys; the passphrase of each stays. */
  readonly keyProtection?: KeyProtection;
  readonly clock: () => Date;
  /** After how long without an edit readable texts are refreshed, in ms; 2000 where absent. */
  readonly idle?: number;
};

const IDLE = 2000;

const two = (value: number): string => String(value).padStart(2, '0');

/** All that the windows of one program share; the router is its only door. */
export class Host {
  readonly options: HostOptions;
  readonly tokens = new MapTokens();
  readonly preferences: Preferences;
  readonly sessions: MapSessions;
  readonly listings: MapListings;
  readonly identities: IdentityStore;

  constructor(options: HostOptions) {
    this.options = options;
    this.preferences = new Preferences(options.settingsFolder);
    this.sessions = new MapSessions(() => this.now(), options.idle ?? IDLE);
    this.identities = new IdentityStore(
      path.join(options.settingsFolder, 'identities'),
      options.keyProtection,
    );
    this.listings = new MapListings(this.tokens, () => this.today());
  }

  /** ISO 8601 in UTC. */
  now(): string {
    return this.options.clock().toISOString();
  }

  /** The local calendar day, `YYYY-MM-DD`. */
  today(): string {
    const now = this.options.clock();
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** A window has opened a map. */
  async noteOpened(file: string): Promise<void> {
    this.options.onMapOpened?.(file);
    await this.preferences.addRecentMap(file);
  }

  async updateSettings(change: Partial<Settings>): Promise<Settings> {
    const settings = await this.preferences.updateSettings(change);
    this.options.onSettings?.(settings);
    return settings;
  }

  get workspaceName(): string {
    return path.basename(this.options.workspaceFolder);
  }

  /** Ends every session: readable texts are refreshed, files and locks let go. */
  close(): void {
    this.sessions.closeAll();
  }
}
