import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readMap } from '#shared/map/read/read-map.ts';

export type Example = { readonly id: string; readonly title: string; readonly text: string };

/**
 * The maps that come with the program.
 * @param folder with one JSON file an example; its name is the id
 */
export async function readExamples(folder: string): Promise<Example[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const texts = names.map(async (name) => {
    const text = await readFile(path.join(folder, name), 'utf8');
    const answer = readMap(text);
    if (!answer.ok) throw new Error(`the example ${name} is not a map`);
    return { id: path.basename(name, '.json'), title: answer.document.title, text };
  });
  return Promise.all(texts);
}
