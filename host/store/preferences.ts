import path from 'node:path';
import { z } from 'zod';
import { contract, type Settings } from '#shared/bridge/contract.ts';
import { JsonFile } from './json-file.ts';

const DEFAULT_SETTINGS: Settings = { theme: 'system', userName: '' };
const MAX_RECENT = 20;

/** What the program remembers between starts: settings, and the maps that were opened. */
export class Preferences {
  readonly #settings: JsonFile<Settings>;
  readonly #recent: JsonFile<string[]>;

  /** @param folder the program's own, created when something is first written */
  constructor(folder: string) {
    const schema = contract.settings.get.output;
    this.#settings = new JsonFile(path.join(folder, 'settings.json'), schema, DEFAULT_SETTINGS);
    this.#recent = new JsonFile(path.join(folder, 'recent.json'), z.array(z.string()), []);
  }

  get settings(): Settings {
    return this.#settings.value;
  }

  updateSettings(change: Partial<Settings>): Promise<Settings> {
    return this.#settings.update((settings) => ({ ...settings, ...change }));
  }

  /** Paths, the one opened last first. */
  get recentMaps(): readonly string[] {
    return this.#recent.value;
  }

  async addRecentMap(file: string): Promise<void> {
    await this.#recent.update((files) =>
      [file, ...files.filter((other) => other !== file)].slice(0, MAX_RECENT),
    );
  }
}
