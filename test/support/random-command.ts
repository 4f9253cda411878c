import * as fc from 'fast-check';
import type { Command } from '#shared/map/commands/command.ts';
import { copyElements } from '#shared/map/commands/clipboard.ts';
import { commands } from '#shared/map/commands/registry.ts';
import type { RunResult } from '#shared/map/commands/edit-session.ts';
import {
  type ElementRef,
  elementTypes,
  type EntityRef,
  type EntityType,
} from '#shared/map/document/entities.ts';
import { elementsOf } from '#shared/map/document/map-document.ts';
import type { NodeKind } from '#shared/map/schema/vocabulary.ts';
import type { TestSession } from './map-session.ts';

/** A command of which the numbers choose the arguments from what the map holds when it runs. */
export type RandomCommand = {
  readonly op: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly pause: number;
};

export const randomCommand: fc.Arbitrary<RandomCommand> = fc.record({
  op: fc.nat(999),
  a: fc.nat(999),
  b: fc.nat(999),
  c: fc.nat(999),
  pause: fc.constantFrom(10, 600),
});

const KINDS: readonly NodeKind[] = ['api', 'database', 'clinician-device', 'recording-store'];
const PLACES = ['aws:eu-west-3', 'iso:FR', 'unknown', undefined] as const;

/** Fields with values of every form: text, word, list, group, part of a group, rows, a record. */
const FIELDS: readonly (readonly [EntityType, string, readonly unknown[]])[] = [
  ['node', 'place', ['aws:us-east-1', 'iso:FR', 'unknown', undefined]],
  ['node', 'name', ['Recordings', 'API', 'é😀']],
  ['node', 'vendor', ['self', undefined]],
  ['node', 'atRest.keys.custody', ['customer', 'hsm', undefined]],
  ['node', 'atRest.keys', [{ custody: 'external', rotationDays: 90 }, {}, 'unknown', undefined]],
  ['node', 'atRest', ['unknown', { encryption: 'aes-256' }, undefined]],
  ['node', 'backup', ['none', { places: ['iso:FR'], immutable: true }, undefined]],
  ['node', 'backup.encryption', ['aes-256', 'none', undefined]],
  ['node', 'failover', [[], ['iso:FR', 'unknown'], 'unknown', undefined]],
  ['node', 'responsibilities.patches', ['customer', 'shared', undefined]],
  ['node', 'responsibilities', [{}, { 'a.b': 'provider' }, undefined]],
  ['node', 'support', [[{ country: 'IN', by: 'self' }], [], undefined]],
  ['hop', 'encryption', ['tls-1.2', 'none', undefined]],
  ['hop', 'carries', [['recording'], [], undefined]],
  ['hop', 'transfer.mechanism', ['scc', 'none', undefined]],
  ['vendor', 'agreements', [[{ type: 'baa', status: 'signed' }], [], undefined]],
  ['vendor', 'dpf.status', ['active', undefined]],
  ['cohort', 'people', [12, 'unknown', undefined]],
  ['matrixRow', 'dataClass', ['imaging', 'recording', undefined]],
  ['matrixRow', 'group', ['clinical', undefined]],
  ['posture', 'allowed', [['group:EU'], [], undefined]],
  ['decision', 'chosen', ['Paris', undefined]],
  ['map', 'organisation.country', ['US', 'FR', undefined]],
  ['map', 'governance.riskAnalysis', ['none', { date: '2026-06-01' }, undefined]],
  ['map', 'governance.riskAnalysis.places', [['iso:FR'], undefined]],
  ['map', 'notUsed', [['error-tracker'], [], undefined]],
];

const at = <T>(items: readonly T[], index: number): T | undefined => items[index % items.length];

function refsOf({ session }: TestSession, type: EntityType): EntityRef[] {
  const { projection } = session;
  if (type === 'map') return [{ type, id: projection.map.id }];
  if (type === 'acceptance') return projection.acceptanceKeys.map((id) => ({ type, id }));
  return elementsOf(projection.document, type).flatMap((element) =>
    'id' in element && typeof element.id === 'string' ? [{ type, id: element.id }] : [],
  );
}

const elementsIn = (editor: TestSession): ElementRef[] =>
  elementTypes.flatMap((type) => refsOf(editor, type)).filter((ref) => ref.type !== 'map');

/** Runs one command, undo and redo among them. Gives its result; undefined where it had nothing to do. */
export function runRandom(editor: TestSession, command: RandomCommand): RunResult | undefined {
  const { session, clock } = editor;
  const { a, b, c } = command;
  clock.now += command.pause;
  const run = <Args>(of: Command<Args>, args: Args): RunResult => session.run(of, args);
  const nodes = refsOf(editor, 'node').map(({ id }) => id);
  const [node = '', other = ''] = [at(nodes, a), at(nodes, b)];
  const vendor = at(refsOf(editor, 'vendor'), a);
  const cohort = at(refsOf(editor, 'cohort'), b);
  const kind = at(KINDS, b) ?? 'api';
  const position = { x: a, y: c / 2 };
  const ops: readonly (() => RunResult | undefined)[] = [
    () => run(commands['add-node'], { kind, facts: { position } }),
    () => run(commands['connect-nodes'], { from: node, to: other }),
    () => run(commands['send-to'], { from: node, node: { kind }, hop: { carrier: 'https' } }),
    () => run(commands['move-nodes'], { moves: [{ id: node, position }] }),
    () => run(commands['place-nodes'], { nodes: [{ id: node, position }], place: at(PLACES, c) }),
    () => run(commands['add-vendor'], { name: `Vendor ${a}`, facts: { country: 'US' } }),
    () =>
      run(commands['add-cohort'], {
        name: `Cohort ${a}`,
        care: 'FR',
        facts: node ? { entry: [node] } : {},
      }),
    () =>
      run(commands['add-matrix-row'], {
        facts: { dataClass: 'imaging', ...(cohort ? { cohorts: [cohort.id] } : {}) },
      }),
    () => run(commands['add-posture'], { name: 'EU only' }),
    () => run(commands['add-decision'], { facts: { question: `Where ${a}?` } }),
    () => {
      const gone = at(elementsIn(editor), a);
      return gone && run(commands['remove-elements'], { elements: [gone] });
    },
    () => run(commands['remove-elements'], { elements: [node, other].map(nodeRef) }),
    () =>
      run(commands['duplicate-elements'], {
        elements: [node, other].map(nodeRef),
        offset: { x: 20, y: 20 },
      }),
    () => {
      const copied = at(elementsIn(editor), b);
      const text = copied && copyElements(session.projection, [copied]);
      return text === undefined ? undefined : run(commands['paste-elements'], { text });
    },
    () => run(commands['set-field'], { refs: [nodeRef(node)], path: 'vendor', value: vendor?.id }),
    () =>
      vendor &&
      run(commands['add-row'], {
        target: { type: 'vendor', id: vendor.id, list: 'support' },
        row: { country: 'IN', by: vendor.id },
      }),
    () =>
      run(commands['accept-finding'], {
        rule: 'LOC-01',
        subject: { type: 'node', id: node },
        reason: `reason ${c}`,
        by: 'Ada',
        until: 'none',
        ...(cohort ? { cohorts: [cohort.id] } : {}),
      }),
    () => run(commands['rename-map'], { title: `Map ${c}` }),
  ];
  const choice = command.op % (ops.length + 10);
  const op = ops[choice];
  if (op !== undefined) return op();
  if (choice === ops.length) void session.undo();
  else if (choice === ops.length + 1) void session.redo();
  else return setSome(editor, command);
  return undefined;
}

const nodeRef = (id: string): ElementRef => ({ type: 'node', id });

function setSome(editor: TestSession, { a, b, c }: RandomCommand): RunResult | undefined {
  const [type, path, values] = at(FIELDS, a) ?? ['map', 'title', ['Map']];
  const ref = at(refsOf(editor, type), b);
  return (
    ref && editor.session.run(commands['set-field'], { refs: [ref], path, value: at(values, c) })
  );
}
