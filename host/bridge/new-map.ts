import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Contract, MapTextProblem } from '#shared/bridge/contract.ts';
import type { OpenFailure } from '#shared/bridge/failures.ts';
import { writeMap } from '#shared/map/canonical.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import { MAP_FORMAT, MAP_VERSION, type MapDocument } from '#shared/map/schema/map.ts';
import { createMapFile, placeMapFile } from '#host/store/create-map-file.ts';
import { MAP_FILE_EXTENSION } from '#host/store/file-format.ts';
import { replay, stateOf } from '#host/store/map-document.ts';
import { openBytesToRead } from '#host/store/open-map-file.ts';
import { readExamples } from './examples.ts';

/** What a new map is made from. */
export type MapSource = z.output<Contract['workspace']['create']['input']>['from'];

export type NewMapResult =
  | { readonly ok: true; readonly path: string }
  | {
      readonly ok: false;
      readonly code: OpenFailure | 'bad-map-text' | 'unknown-example';
      readonly problems?: MapTextProblem[];
    };

export type NewMapPlace = {
  readonly workspaceFolder: string;
  readonly examplesFolder: string;
  readonly author: string;
  /** The time as ISO 8601 in UTC. */
  readonly now: () => string;
};

const MAX_PROBLEMS = 100;

/** Makes a map file in the workspace folder. */
export async function newMap(from: MapSource, place: NewMapPlace): Promise<NewMapResult> {
  switch (from.type) {
    case 'blank':
      return fromDocument(blank(from.title), 'Created a blank map', place);
    case 'example': {
      const examples = await readExamples(place.examplesFolder);
      const example = examples.find(({ id }) => id === from.id);
      if (!example) return { ok: false, code: 'unknown-example' };
      return fromText(example.text, `Created from the example "${example.title}"`, place);
    }
    case 'json':
      return fromText(from.text, 'Imported from JSON', place);
    case 'file':
      return fromFile(from.name, from.bytes, place);
  }
}

const blank = (title: string): MapDocument => ({
  format: MAP_FORMAT,
  version: MAP_VERSION,
  id: `map-${randomBytes(4).toString('hex')}`,
  title,
});

async function fromText(text: string, action: string, place: NewMapPlace): Promise<NewMapResult> {
  const answer = readMap(text);
  if (answer.ok) return fromDocument(answer.document, action, place);
  const problems = answer.problems.slice(0, MAX_PROBLEMS);
  return { ok: false, code: 'bad-map-text', problems };
}

function fromDocument(
  document: MapDocument,
  action: string,
  { workspaceFolder, author, now }: NewMapPlace,
): Promise<NewMapResult> {
  const content = { author, action, state: stateOf(document), json: writeMap(document) };
  return createMapFile(workspaceFolder, document.title, content, now);
}

/** A copy of a map file, history and all. */
async function fromFile(
  name: string,
  bytes: Uint8Array,
  { workspaceFolder }: NewMapPlace,
): Promise<NewMapResult> {
  const opened = openBytesToRead(bytes);
  if (!opened.ok) return opened;
  const doc = replay(opened.file.contents().updates);
  opened.file.close();
  if (!doc) return { ok: false, code: 'damaged' };
  const title = name.endsWith(MAP_FILE_EXTENSION)
    ? name.slice(0, -MAP_FILE_EXTENSION.length)
    : name;
  return placeMapFile(workspaceFolder, title, bytes);
}
