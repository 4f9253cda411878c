import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { blankMap, editing, openSession, replica } from '../../../test/support/map-session.ts';
import { commands } from '../commands/registry.ts';
import { writeMap } from '../canonical.ts';
import { readMap } from '../read/read-map.ts';
import type { DomicileMap } from '../model.ts';
import type { MapDocument } from '../schema/map.ts';
import { exportDocument } from './map-document.ts';
import { MapProjection } from './projection.ts';
import { explainReport } from './report.ts';

const drawing = {
  organisation: { name: 'Clinic', country: 'US' },
  governance: { mapReviewed: '2026-01-01' },
  cohorts: [{ id: 'french', name: 'French', care: 'FR', entry: ['app'] }],
  vendors: [{ id: 'host', name: 'Host' }],
  nodes: [
    { id: 'app', name: 'App', kind: 'web-app', vendor: 'host', place: 'aws:eu-west-3' },
    {
      id: 'db',
      name: 'Records',
      kind: 'database',
      vendor: 'host',
      atRest: { encryption: 'aes-256' },
    },
    { id: 'log', name: 'Logs', kind: 'log-store' },
  ],
  hops: [
    { id: 'save', from: 'app', to: 'db', cohorts: ['french'] },
    { id: 'trace', from: 'app', to: 'log' },
  ],
  policies: { matrix: [{ id: 'm', dataClass: 'imaging', processors: ['host'] }] },
} satisfies Partial<MapDocument>;

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`there is no item ${index}`);
  return item;
};

/** The parts of a map that are not the very same object in another. */
function changedParts(before: DomicileMap, after: DomicileMap): string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([key, value]) => old.get(key) !== value)
    .map(([key]) => key);
}

describe('an edit', () => {
  it('of a node gives that node and the list of nodes anew, and nothing else', () => {
    const { session } = editing(drawing);
    const before = session.projection.map;
    session.run(commands['set-field'], {
      refs: [{ type: 'node', id: 'app' }],
      path: 'place',
      value: 'iso:FR',
    });
    const after = session.projection.map;
    expect(changedParts(before, after)).toEqual(['nodes']);
    expect(at(after.nodes, 0)).toEqual({ ...at(before.nodes, 0), place: 'iso:FR' });
    expect(at(after.nodes, 1)).toBe(at(before.nodes, 1));
    expect(at(after.nodes, 2)).toBe(at(before.nodes, 2));
  });

  it('of one field keeps the groups of the element that it does not touch', () => {
    const { session } = editing(drawing);
    const before = at(session.projection.map.nodes, 1);
    session.run(commands['set-field'], {
      refs: [{ type: 'node', id: 'db' }],
      path: 'retention.days',
      value: 30,
    });
    const after = at(session.projection.map.nodes, 1);
    expect(after).not.toBe(before);
    expect(after.atRest).toBe(before.atRest);
  });

  it('of the organisation leaves governance and every list as they are', () => {
    const { session } = editing(drawing);
    const before = session.projection.map;
    session.run(commands['set-organisation'], { set: { 'organisation.hipaaRole': 'none' } });
    expect(changedParts(before, session.projection.map)).toEqual(['organisation']);
  });

  it('of a policy row keeps the postures', () => {
    const { session } = editing({ ...drawing, policies: { ...drawing.policies, postures: [] } });
    const before = session.projection.map;
    session.run(commands['add-matrix-row'], {});
    const after = session.projection.map;
    expect(changedParts(before, after)).toEqual(['policies']);
    expect(after.policies.postures).toBe(before.policies.postures);
  });

  it('that says what the map says already gives no new map and tells nobody', () => {
    const { session, doc } = editing(drawing);
    const before = session.projection.map;
    const listener = vi.fn<(map: DomicileMap) => void>();
    session.projection.subscribe(listener);
    let updates = 0;
    doc.on('update', () => {
      updates += 1;
    });
    const result = session.run(commands['set-field'], {
      refs: [{ type: 'node', id: 'app' }],
      path: 'place',
      value: 'aws:eu-west-3',
    });
    expect(result).toMatchObject({ ok: true, isChanged: false });
    expect(session.projection.map).toBe(before);
    expect(listener).not.toHaveBeenCalled();
    expect(updates).toBe(0);
    expect(session.history.canUndo).toBe(false);
  });

  it('from elsewhere that writes the same value keeps every object', () => {
    const { session, doc } = editing(drawing);
    const before = session.projection.map;
    const app = doc.getMap('nodes').get('app');
    if (app instanceof Y.Map) app.set('place', 'aws:eu-west-3');
    expect(session.projection.map).toBe(before);
  });

  it('tells listeners once a transaction, until they stop listening', () => {
    const { session } = editing(drawing);
    const listener = vi.fn<(map: DomicileMap) => void>();
    const stop = session.projection.subscribe(listener);
    session.run(commands['send-to'], { from: 'app', node: { kind: 'email' } });
    expect(listener).toHaveBeenCalledExactlyOnceWith(session.projection.map);
    stop();
    session.undo();
    expect(listener).toHaveBeenCalledOnce();
  });

  it('reads the entities that it touches and no others', () => {
    const nodes = Array.from({ length: 500 }, (_, index) => ({
      id: `n${index}`,
      name: `Node ${index}`,
      kind: 'api' as const,
    }));
    const { session, doc } = editing({ nodes });
    const reads = vi.spyOn(Y.Map.prototype, 'forEach');
    session.run(commands['set-field'], {
      refs: [{ type: 'node', id: 'n7' }],
      path: 'place',
      value: 'iso:FR',
    });
    const read = reads.mock.contexts;
    reads.mockRestore();
    expect(read).toEqual([doc.getMap('nodes').get('n7')]);
  });
});

describe('what dangles because another removed it at the same time', () => {
  const peers = () => {
    const ours = editing(drawing);
    const theirs = openSession(replica(ours.doc), 't');
    const sync = () => {
      Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(ours.doc));
      Y.applyUpdate(ours.doc, Y.encodeStateAsUpdate(theirs.doc));
    };
    return { ours: ours.session, theirs: theirs.session, sync };
  };

  it('is left out where it is a hop, told, and back when the node is', () => {
    const { ours, theirs, sync } = peers();
    ours.run(commands['remove-elements'], { elements: [{ type: 'node', id: 'log' }] });
    theirs.run(commands['connect-nodes'], { from: 'db', to: 'log' });
    sync();
    for (const { projection } of [ours, theirs]) {
      expect(projection.map.hops.map(({ id }) => id)).toEqual(['save']);
      expect(projection.reports).toEqual([
        {
          code: 'dangling-hop',
          entity: { type: 'hop', id: 't1' },
          key: 'to',
          target: 'node',
          id: 'log',
        },
      ]);
      expect(projection.reports.map(explainReport)).toEqual([
        'hop "t1" is not shown: its node "log" was removed',
      ]);
    }
    ours.undo();
    expect(ours.projection.map.hops.map(({ id }) => id)).toEqual(['save', 't1', 'trace']);
    expect(ours.projection.reports).toEqual([]);
  });

  it('is not known where it is a vendor, and out of the list where it is in one', () => {
    const { ours, theirs, sync } = peers();
    ours.run(commands['remove-elements'], { elements: [{ type: 'vendor', id: 'host' }] });
    theirs.run(commands['set-field'], {
      refs: [{ type: 'node', id: 'log' }],
      path: 'vendor',
      value: 'host',
    });
    theirs.run(commands['set-field'], {
      refs: [{ type: 'matrixRow', id: 'm' }],
      path: 'processors',
      value: ['self', 'host'],
    });
    sync();
    const { map, reports } = theirs.projection;
    expect(map.nodes.map(({ vendor }) => vendor)).toEqual([undefined, undefined, undefined]);
    expect([[], ['self']]).toContainEqual(map.policies.matrix[0]?.processors);
    for (const report of reports) expect(report.code).toBe('dangling-reference');
    expect(reports.length).toBeGreaterThan(0);
    expect(readMap(writeMap(theirs.projection.document)).ok).toBe(true);
  });

  it('leaves "only these cohorts" an empty list, never all of them', () => {
    const { ours, theirs, sync } = peers();
    ours.run(commands['remove-elements'], { elements: [{ type: 'cohort', id: 'french' }] });
    theirs.run(commands['set-field'], {
      refs: [{ type: 'hop', id: 'trace' }],
      path: 'cohorts',
      value: ['french'],
    });
    sync();
    expect(ours.projection.map.hops.map(({ cohorts }) => cohorts)).toEqual([[], []]);
  });

  it('takes the data class where another set a group at the same time', () => {
    const { ours, theirs, sync } = peers();
    const set = (path: string, value: string | undefined) => ({
      refs: [{ type: 'matrixRow', id: 'm' } as const],
      path,
      value,
    });
    ours.run(commands['set-field'], set('dataClass', 'recording'));
    theirs.run(commands['set-field'], set('dataClass', undefined));
    theirs.run(commands['set-field'], set('group', 'clinical'));
    sync();
    const [ourRow, theirRow] = [ours, theirs].map(
      ({ projection }) => projection.map.policies.matrix[0],
    );
    expect(ourRow).toEqual(theirRow);
    expect(
      Object.keys(ourRow ?? {}).filter((key) => key === 'dataClass' || key === 'group'),
    ).toHaveLength(1);
    expect(readMap(writeMap(ours.projection.document)).ok).toBe(true);
  });

  it('takes a part that was given over a "none" that was said at the same time', () => {
    const { ours, theirs, sync } = peers();
    const ref = [{ type: 'node', id: 'db' } as const];
    ours.run(commands['set-field'], { refs: ref, path: 'backup', value: 'none' });
    theirs.run(commands['set-field'], { refs: ref, path: 'backup.places', value: ['iso:IN'] });
    sync();
    for (const { projection } of [ours, theirs])
      expect(projection.element('node', 'db')?.backup).toEqual({ places: ['iso:IN'] });
  });
});

describe('a document that another program wrote', () => {
  const foreign = (write: (doc: Y.Doc) => void) => {
    const { doc, session } = editing(drawing);
    const before = session.projection.map;
    write(doc);
    const fresh = new MapProjection(doc);
    expect(session.projection.map).toStrictEqual(fresh.map);
    expect(session.projection.reports).toEqual(fresh.reports);
    expect(readMap(writeMap(exportDocument(doc)))).toMatchObject({ ok: true });
    return { before, map: fresh.map, reports: fresh.reports };
  };
  const node = (doc: Y.Doc, id: string): Y.Map<unknown> => {
    const map = doc.getMap('nodes').get(id);
    if (!(map instanceof Y.Map)) throw new Error(`there is no node ${id}`);
    return map;
  };

  it.each<[string, string, unknown]>([
    ['a place that is none', 'place', 'mars'],
    ['a part of what has no parts', 'kind.x', 4],
    ['a number for text', 'service', 4],
    ['a key of no field', 'rigion', 'FR'],
    ['a group written whole', 'atRest', { encryption: 'aes-256' }],
    ['a list of something else', 'failover', [1, { a: 2 }]],
    ['bytes', 'service', new Uint8Array([1, 2])],
    ['a number that is none', 'signedUrlMinutes', Number.NaN],
    ['a number without end', 'signedUrlMinutes', Number.POSITIVE_INFINITY],
    ['half a character', 'service', '\ud800'],
    ['a polluting area', 'responsibilities.__proto__', 'customer'],
    ['undefined inside a list', 'support', [{ country: undefined }]],
    ['another shared type', 'tenantScoped', new Y.Array()],
    ['a shared type for a group', 'recording', new Y.Map()],
  ])('loses %s and nothing else, and tells it', (_what, key, value) => {
    const { before, map, reports } = foreign((doc) => node(doc, 'log').set(key, value));
    expect(map).toStrictEqual(before);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ entity: { type: 'node', id: 'log' }, key });
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    [
      'an element that is plain JSON',
      (doc) => doc.getMap('nodes').set('x', { name: 'X', kind: 'api' }),
    ],
    ['an element that is text', (doc) => doc.getMap('hops').set('x', 'hop')],
    ['an element without a name', (doc) => doc.getMap('vendors').set('x', new Y.Map())],
    [
      'an id that is none',
      (doc) => doc.getMap('vendors').set('Not An Id', new Y.Map([['name', 'X']])),
    ],
    [
      'a vendor called self',
      (doc) => doc.getMap('vendors').set('self', new Y.Map([['name', 'X']])),
    ],
  ])('loses %s, and tells it', (_what, write) => {
    const { before, map, reports } = foreign(write);
    expect(map).toStrictEqual(before);
    expect(reports.length).toBeGreaterThan(0);
    for (const report of reports) expect(explainReport(report)).toMatch(/is not shown|"name"/);
  });

  it('loses a node without its kind together with its hops', () => {
    const { map, reports } = foreign((doc) => node(doc, 'log').delete('kind'));
    expect(map.nodes.map(({ id }) => id)).toEqual(['app', 'db']);
    expect(map.hops.map(({ id }) => id)).toEqual(['save']);
    expect(reports.map(({ code }) => code).toSorted()).toEqual(['dangling-hop', 'missing']);
  });

  it('still has a title and an id where these are gone', () => {
    const { map, reports } = foreign((doc) => doc.getMap('map').clear());
    expect(map).toMatchObject({ id: 'map', title: 'Untitled map' });
    expect(reports.map(explainReport)).toEqual([
      'the map has no "id"; give it one',
      'the map has no "title"; give it one',
    ]);
  });

  it('is an empty map while nothing has arrived yet, and the map once it has', () => {
    const doc = new Y.Doc();
    const projection = new MapProjection(doc);
    expect(projection.map.nodes).toEqual([]);
    const { doc: full, session } = editing(drawing);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(full));
    expect(projection.map).toStrictEqual(session.projection.map);
    expect(projection.reports).toEqual([]);
  });

  it('is followed no more once the projection is destroyed', () => {
    const { doc } = editing(blankMap);
    const projection = new MapProjection(doc);
    projection.destroy();
    doc.getMap('map').set('title', 'Other');
    expect(projection.map.title).toBe('Test map');
  });
});
