import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openSession, replica, type TestSession } from '../../../test/support/map-session.ts';
import { mapArbitrary } from '../../../test/support/map-arbitrary.ts';
import {
  type RandomCommand,
  randomCommand,
  runRandom,
} from '../../../test/support/random-command.ts';
import { writeMap } from '../canonical.ts';
import { readMap } from '../read/read-map.ts';
import type { MapDocument } from '../schema/map.ts';
import { createDocument, exportDocument } from './map-document.ts';
import { MapProjection } from './projection.ts';

const START: MapDocument = {
  format: 'domicile.map',
  version: 1,
  id: 'start',
  title: 'Start',
  governance: { riskAnalysis: 'none' },
  cohorts: [{ id: 'french', name: 'French', care: 'FR', entry: ['app'] }],
  vendors: [{ id: 'host', name: 'Host', agreements: [{ type: 'baa', status: 'signed' }] }],
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'host', backup: 'none' },
    { id: 'db', name: 'Records', kind: 'database', atRest: { keys: {} }, vendor: 'host' },
  ],
  hops: [{ id: 'save', from: 'app', to: 'db', cohorts: ['french'] }],
  policies: { matrix: [{ id: 'm', dataClass: 'imaging', processors: ['host'] }], postures: [] },
  acceptances: [{ rule: 'TRF-01', subject: { type: 'vendor', id: 'host' } }],
};

/** What people see of a document. */
const shown = (projection: MapProjection) => ({
  map: projection.map,
  file: writeMap(projection.document),
  keys: projection.acceptanceKeys,
  reports: projection.reports,
});

/** The projection that was kept up to date says what one made from scratch does. */
function expectFresh({ doc, session }: TestSession): void {
  const fresh = new MapProjection(doc);
  expect(shown(session.projection)).toStrictEqual(shown(fresh));
  fresh.destroy();
}

type Step =
  | { readonly kind: 'run'; readonly who: number; readonly command: RandomCommand }
  | { readonly kind: 'send'; readonly from: number; readonly to: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('run'), who: fc.nat(2), command: randomCommand }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('send'), from: fc.nat(2), to: fc.nat(2) }),
  },
);

/** Sends what one has and the other has not. */
function send(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

const peersOf = (start: MapDocument, count: number): TestSession[] => {
  const first = createDocument(start);
  return Array.from({ length: count }, (_, index) =>
    openSession(index === 0 ? first : replica(first), 'pqr'[index]),
  );
};

function play(peers: readonly TestSession[], steps: readonly Step[]): void {
  for (const step of steps) {
    if (step.kind === 'run') {
      const peer = peers[step.who % peers.length];
      if (peer) runRandom(peer, step.command);
    } else {
      const [from, to] = [peers[step.from % peers.length], peers[step.to % peers.length]];
      if (from && to && from !== to) send(from.doc, to.doc);
    }
  }
}

describe('a document edited by several at once', () => {
  it('converges, is always a map that can be read, and is projected as from scratch', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 3),
        fc.array(stepArbitrary, { minLength: 5, maxLength: 40 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (count, steps, order) => {
          const peers = peersOf(START, count);
          play(peers, steps);
          for (const peer of peers) expectFresh(peer);
          const inOrder = order.flatMap((index) => peers[index] ?? []);
          for (const to of inOrder)
            for (const from of peers) if (from !== to) send(from.doc, to.doc);
          for (const to of peers) for (const from of peers) if (from !== to) send(from.doc, to.doc);
          const [first, ...others] = peers.map(({ session }) => shown(session.projection));
          for (const other of others) expect(other).toStrictEqual(first);
          for (const peer of peers) expectFresh(peer);
          const read = readMap(first?.file ?? '');
          expect(read.ok ? [] : read.problems).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is told every update one by one, late and in any order, and still converges', () => {
    fc.assert(
      fc.property(
        fc.array(randomCommand, { maxLength: 25 }),
        fc.infiniteStream(fc.nat()),
        (commands, random) => {
          const [peer] = peersOf(START, 1);
          if (!peer) throw new Error('there is a peer');
          const late = openSession(replica(peer.doc));
          const updates: Uint8Array[] = [];
          peer.doc.on('update', (update: Uint8Array) => updates.push(update));
          for (const command of commands) runRandom(peer, command);
          const shuffled = updates
            .map((update) => ({ update, key: random.next().value }))
            .toSorted((a, b) => a.key - b.key);
          for (const { update } of shuffled) Y.applyUpdate(late.doc, update);
          expect(shown(late.session.projection)).toStrictEqual(shown(peer.session.projection));
        },
      ),
    );
  });
});

describe('undo and redo', () => {
  it('take everything back, and make everything again', () => {
    fc.assert(
      fc.property(fc.array(randomCommand, { maxLength: 40 }), (commands) => {
        const [peer] = peersOf(START, 1);
        if (!peer) throw new Error('there is a peer');
        const { doc, session } = peer;
        const before = shown(session.projection);
        for (const command of commands) runRandom(peer, command);
        const after = shown(session.projection);
        let steps = 0;
        while (session.undo() !== undefined) steps += 1;
        expect(shown(session.projection)).toStrictEqual(before);
        expect(exportDocument(doc)).toStrictEqual(exportDocument(createDocument(START)));
        // What had been undone when the first undo here was made is made again too.
        for (let index = 0; index < steps; index += 1) session.redo();
        expect(shown(session.projection)).toStrictEqual(after);
      }),
      { numRuns: 100 },
    );
  });

  it('take back only what this editor did', () => {
    fc.assert(
      fc.property(
        fc.array(randomCommand, { maxLength: 15 }),
        fc.array(randomCommand, { maxLength: 15 }),
        (ours, theirs) => {
          const [us, them] = peersOf(START, 2);
          if (!us || !them) throw new Error('there are two peers');
          for (const command of theirs) runRandom(them, command);
          const theirsAlone = shown(them.session.projection);
          send(them.doc, us.doc);
          for (const command of ours) runRandom(us, command);
          while (us.session.undo() !== undefined);
          expect(shown(us.session.projection)).toStrictEqual(theirsAlone);
        },
      ),
    );
  });
});

describe('any map', () => {
  it('takes any command and can be undone to what it was', () => {
    fc.assert(
      fc.property(mapArbitrary, fc.array(randomCommand, { maxLength: 6 }), (map, commands) => {
        const peer = openSession(createDocument(map), 'new-');
        const before = writeMap(peer.session.projection.document);
        for (const command of commands) runRandom(peer, command);
        expectFresh(peer);
        while (peer.session.undo() !== undefined);
        expect(writeMap(peer.session.projection.document)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });
});
