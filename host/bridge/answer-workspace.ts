import { readFile } from 'node:fs/promises';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { openFailureOf } from '#host/store/failure.ts';
import { isSqlite } from '#host/store/file-format.ts';
import { readExamples } from './examples.ts';
import type { Host } from './host.ts';
import { type MapSource, newMap } from './new-map.ts';

type Opened = Awaited<ReturnType<Bridge['workspace']['create']>>;

/** What the host answers about the workspace folder. */
export const answerWorkspace = (host: Host): Bridge['workspace'] => ({
  async list() {
    const recent = host.preferences.recentMaps;
    return {
      folderName: host.workspaceName,
      maps: await host.listings.inFolder(host.options.workspaceFolder),
      recent: await host.listings.of(recent),
    };
  },
  async examples() {
    const examples = await readExamples(host.options.examplesFolder);
    return examples.map(({ id, title }) => ({ id, title }));
  },
  create: ({ from }) => create(host, from),
  async choose() {
    const { dialogs } = host.options;
    if (!dialogs) return { ok: false, code: 'no-dialog' };
    const file = await dialogs.chooseMap();
    return file === undefined ? { ok: false, code: 'cancelled' } : openPath(host, file);
  },
});

async function create(host: Host, from: MapSource): Promise<Opened> {
  const { userName } = host.preferences.settings;
  const { workspaceFolder, examplesFolder } = host.options;
  const place = { workspaceFolder, examplesFolder, author: userName, now: () => host.now() };
  const made = await newMap(from, place);
  return made.ok ? { ok: true, map: host.tokens.tokenOf(made.path) } : made;
}

/**
 * A map that the shell was asked to open, by a dialog, a file association or the command line. What
 * is not a map file is taken as JSON, and becomes a new map.
 */
export async function openPath(host: Host, file: string): Promise<Opened> {
  try {
    const bytes = await readFile(file);
    if (isSqlite(bytes)) return { ok: true, map: host.tokens.tokenOf(file) };
    return await create(host, { type: 'json', text: new TextDecoder().decode(bytes) });
  } catch (error) {
    return { ok: false, code: openFailureOf(error) };
  }
}
