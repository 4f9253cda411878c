import * as Y from 'yjs';
import { EditSession } from '#shared/map/commands/edit-session.ts';
import { commands } from '#shared/map/commands/registry.ts';
import { createDocument } from '#shared/map/document/map-document.ts';
import { MapProjection } from '#shared/map/document/projection.ts';
import { domicileMap, type MapDocument } from '#shared/map/schema/map.ts';
import { generatedMap } from './generated-map.ts';
import { measure, milliseconds } from './measure.ts';
import { replaceSection } from './write-report.ts';

const SIZES = [100, 1_000, 10_000] as const;
const RUNS = 200;

/** An editor of a generated map; each step is its own, so that nothing is merged. */
function open(map: MapDocument): EditSession<undefined> {
  let [ids, time] = [0, 0];
  return new EditSession(createDocument(map), {
    newId: () => `new-${(ids += 1)}`,
    now: () => '2026-11-22T10:00:00+01:00',
    clock: () => (time += 1_000),
    by: () => 'Bench',
    selection: () => undefined,
  });
}

function row(nodeCount: number): string {
  const map = domicileMap.parse(generatedMap(nodeCount));
  const session = open(map);
  let turn = 0;
  const setOne = measure(() => {
    turn += 1;
    session.run(commands['set-fields'], {
      changes: [
        {
          type: 'node',
          ids: [`node-${(turn * 7) % nodeCount}`],
          set: { place: turn % 2 === 0 ? 'iso:FR' : 'aws:eu-west-3', 'retention.days': turn },
        },
      ],
    });
  }, RUNS);
  const addAndRemove = measure(() => {
    const result = session.run(commands['send-to'], { from: 'node-1', node: { kind: 'api' } });
    if (result.ok)
      session.run(commands['remove-elements'], { elements: result.created.slice(0, 1) });
  }, RUNS);
  const undo = measure(() => session.undo(), RUNS);
  const doc = createDocument(map);
  const scratch = measure(() => new MapProjection(doc).destroy(), nodeCount > 5_000 ? 5 : 15);
  const update = Y.encodeStateAsUpdate(doc);
  const load = measure(
    () => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, update);
      new MapProjection(copy).destroy();
    },
    nodeCount > 5_000 ? 5 : 15,
  );
  return [
    nodeCount.toLocaleString('en'),
    (map.hops?.length ?? 0).toLocaleString('en'),
    `${milliseconds(setOne.median)} (${milliseconds(setOne.worst)})`,
    `${milliseconds(addAndRemove.median)} (${milliseconds(addAndRemove.worst)})`,
    `${milliseconds(undo.median)} (${milliseconds(undo.worst)})`,
    milliseconds(scratch.median),
    `${(scratch.median / setOne.median).toFixed(0)} ×`,
    milliseconds(load.median),
    `${(update.length / 1024).toFixed(0)} kB`,
  ].join(' | ');
}

const report = [
  'One editor, one shared document, its projection kept up to date; median of 200 and, in brackets, worst. "From scratch" builds the same projection anew, which is what an edit would cost if it were not kept.',
  [
    '| Nodes | Hops | Two fields of a node | Node and hop added, and removed | Undo | From scratch | Ratio | Read from bytes and projected | Bytes |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...SIZES.map((size) => `| ${row(size)} |`),
  ].join('\n'),
].join('\n\n');

replaceSection('Document', report);
process.stdout.write(`${report}\n`);
