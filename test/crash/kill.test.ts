import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mapTextOf } from '#host/store/read-map-file.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { testFolder } from '#test/support/map-files.ts';
import { blankMap, MapWindow } from '#test/support/map-window.ts';
import { buildChildHost, type ChildHost, startChildHost } from './child-host.ts';

const KILLS = Number(process.env['CRASH_KILLS'] ?? 8);
const NODES = 40;
const IN_FLIGHT = 4;

/** What was acknowledged, over all lives of the host. */
class Acknowledged {
  /** By node, the number of the last edit of it that was acknowledged. */
  readonly last = new Map<string, number>();
  readonly numbers: number[] = [];

  add(number: number): void {
    const node = nodeOf(number);
    this.last.set(node, Math.max(number, this.last.get(node) ?? 0));
    this.numbers.push(number);
  }
}

const nodeOf = (number: number): string => `node-${number % NODES}`;

/** The number of the last edit of a node, as its name says. */
const numberIn = (name: unknown): number => Number(String(name).split(' ')[1] ?? Number.NaN);

function setNode(doc: Y.Doc, number: number): void {
  const entries: [string, string][] = [
    ['kind', 'api'],
    ['name', `Edit ${number}`],
  ];
  doc.getMap('nodes').set(nodeOf(number), new Y.Map(entries));
}

/** Edits until the host is gone, several edits under way at once. Answers the next number. */
async function editUntilGone(
  window: MapWindow,
  from: number,
  acknowledged: Acknowledged,
): Promise<number> {
  let next = from;
  async function editor(): Promise<void> {
    for (;;) {
      const number = next;
      next += 1;
      const edit = window.edit((doc) => setNode(doc, number), `Edit ${number}`);
      const answer = await window.append(edit).catch(() => undefined);
      if (answer === undefined) return;
      if (!answer.ok) throw new Error(answer.code);
      acknowledged.add(number);
      // Now and then a pause, in which the host tidies up.
      if (number % 7 === 0) await wait(6);
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, editor));
  return next;
}

/** Every acknowledged edit must be in the map, or a later one of the same node. */
function expectNoneMissing(doc: Y.Doc, acknowledged: Acknowledged, life: number): void {
  for (const [node, number] of acknowledged.last) {
    const entity = doc.getMap('nodes').get(node);
    const found = entity instanceof Y.Map ? numberIn(entity.get('name')) : Number.NaN;
    expect(found, `${node} after kill ${life}`).toBeGreaterThanOrEqual(number);
  }
}

/** All actions of the history from a sequence on. */
async function actionsSince(bridge: Bridge, map: string, since: number): Promise<Set<string>> {
  const actions = new Set<string>();
  let before = Number.MAX_SAFE_INTEGER;
  while (before > since + 1) {
    const page = await bridge.maps.history({ map, before, limit: 500 });
    if (!page.ok || page.entries.length === 0) break;
    for (const { action } of page.entries) actions.add(action);
    before = page.entries.at(-1)?.sequence ?? 0;
  }
  return actions;
}

/** The map of the workspace; created in the first life. */
async function mapOf(bridge: Bridge): Promise<string> {
  const { maps } = await bridge.workspace.list();
  return maps[0]?.map ?? blankMap(bridge);
}

test(
  `no acknowledged edit is missing after ${KILLS} kills`,
  async () => {
    const folder = testFolder();
    const acknowledged = new Acknowledged();
    let next = 1;
    const program = await buildChildHost();
    let host: ChildHost = await startChildHost(program, folder);
    for (let life = 1; life <= KILLS; life += 1) {
      const map = await mapOf(host.bridge);
      const window = new MapWindow(host.bridge, map, `window-${life}`);
      const { sequence, readOnly } = await window.join();
      expect(readOnly).toBeNull();
      expectNoneMissing(window.doc, acknowledged, life - 1);
      expect(await host.bridge.maps.verify({ map })).toEqual({ ok: true, fault: null });

      const before = acknowledged.numbers.length;
      const editing = editUntilGone(window, next, acknowledged);
      // Every fourth at any time at all, the others while edits are being written.
      const isUnderWay = () => life % 4 === 0 || acknowledged.numbers.length > before;
      while (!isUnderWay()) await wait(1);
      await wait(Math.random() ** 2 * 600);
      await host.kill();
      next = await editing;

      host = await startChildHost(program, folder);
      const actions = await actionsSince(host.bridge, await mapOf(host.bridge), sequence);
      const acked = acknowledged.numbers.slice(before);
      expect(acked.filter((number) => !actions.has(`Edit ${number}`))).toEqual([]);
    }
    await host.kill();
    const text = await mapTextOf(path.join(folder, 'maps', 'Telehealth.domicile'));
    const answer = readMap(text.ok ? text.json : text.code);
    expect(answer.ok && answer.document.nodes?.length).toBeGreaterThanOrEqual(
      acknowledged.last.size,
    );
    process.stdout.write(
      `${KILLS} kills, ${acknowledged.numbers.length} edits acknowledged, none missing\n`,
    );
  },
  60_000 + KILLS * 15_000,
);
