import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { verdictOf } from '#shared/evaluate/verdict.ts';
import type { MapListing } from '#shared/bridge/contract.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import { rules } from '#shared/rules/registry.ts';
import { failureOf } from '#host/store/failure.ts';
import { MAP_FILE_EXTENSION } from '#host/store/file-format.ts';
import { mapTextOf } from '#host/store/read-map-file.ts';
import type { MapTokens } from './map-tokens.ts';

type Summary = Pick<MapListing, 'content'> & { readonly changedAt?: string };

/** What the start page shows of map files. */
export class MapListings {
  readonly #tokens: MapTokens;
  readonly #today: () => string;
  /** By path; looked up by what would be different if the answer were. */
  readonly #known = new Map<string, { readonly state: string; readonly summary: Summary }>();

  /** @param today the local calendar day, `YYYY-MM-DD` */
  constructor(tokens: MapTokens, today: () => string) {
    this.#tokens = tokens;
    this.#today = today;
  }

  /** The map files of a folder, the one changed last first. A folder that is not there is empty. */
  async inFolder(folder: string): Promise<MapListing[]> {
    const names = await filesIn(folder);
    const maps = names.filter((name) => name.endsWith(MAP_FILE_EXTENSION) && !name.startsWith('.'));
    const listings = await this.of(maps.map((name) => path.join(folder, name)));
    return listings.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  }

  /** These files in this order, without those that are gone. */
  async of(files: readonly string[]): Promise<MapListing[]> {
    const listings: MapListing[] = [];
    for (const file of files) {
      const stats = await stat(file).catch(orGone);
      if (!stats?.isFile()) continue;
      const summary = await this.#summaryOf(file, `${stats.mtimeMs} ${stats.size}`);
      listings.push({
        map: this.#tokens.tokenOf(file),
        fileName: path.basename(file),
        folderName: path.basename(path.dirname(file)),
        changedAt: summary.changedAt ?? stats.mtime.toISOString(),
        content: summary.content,
      });
    }
    return listings;
  }

  async #summaryOf(file: string, version: string): Promise<Summary> {
    const today = this.#today();
    const state = `${version} ${today}`;
    const known = this.#known.get(file);
    if (known?.state === state) return known.summary;
    // Evaluating is long enough to be felt: edits of other windows come in between.
    await nextTurn();
    const summary = await summarise(file, today);
    this.#known.set(file, { state, summary });
    return summary;
  }
}

async function summarise(file: string, today: string): Promise<Summary> {
  const text = await mapTextOf(file);
  if (!text.ok) return { content: text };
  const { changedAt } = text;
  const answer = readMap(text.json);
  if (!answer.ok) return { changedAt, content: { ok: false, code: 'bad-map-text' } };
  const { map } = answer;
  const evaluation = evaluate(map, rules, today, []);
  const { title, nodes, cohorts } = map;
  return {
    changedAt,
    content: {
      ok: true,
      title,
      nodes: nodes.length,
      openViolations: evaluation.summary.violation,
      verdict: verdictOf(evaluation, cohorts.length).words,
    },
  };
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(orGone)) ?? [];
}

function orGone(error: unknown): undefined {
  if (failureOf(error) === undefined) throw error;
  return undefined;
}
