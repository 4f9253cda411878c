import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bandOfPlace } from '#shared/diagram/band.ts';
import { CARD_WIDTH } from '#shared/diagram/card-size.ts';
import { createDocument } from '#shared/map/document/map-document.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';
import { appSession } from '#test/support/app-session.ts';
import { exampleNames } from '#test/support/examples.ts';
import { openSession } from '#test/support/map-session.ts';
import { mapEdits } from '../app/map-edits.ts';
import { canvasEdits } from './canvas-edits.ts';
import { drawingAfter } from './drawing-after.ts';

function example(name: string): MapDocument {
  const file = new URL(`../../assets/examples/${name}.json`, import.meta.url);
  const read = readMap(readFileSync(file));
  if (!read.ok) throw new Error(`${name} does not read`);
  return read.document;
}

/** A canvas with a map on it, and where it draws the nodes now. */
function open(document: MapDocument) {
  const session = appSession(openSession(createDocument(document)));
  const edits = canvasEdits(session);
  const { mapView } = session.getState();
  const drawing = () => drawingAfter(undefined, mapView.map);
  // What is derived has no position of its own and gives way.
  const positions = () => {
    const { positions: drawn } = drawing();
    return Object.fromEntries(mapView.map.nodes.map(({ id }) => [id, drawn.get(id)]));
  };
  return { session, edits, drawing, positions };
}

describe('an edit of where a node stands', () => {
  it.each(exampleNames)('moves no other node of %s, and is one step of undo', (name) => {
    const document = example(name);
    for (const { id } of document.nodes ?? []) {
      const { session, edits, drawing, positions } = open(document);
      const { lanes, positions: drawn } = drawing();
      const before = positions();
      const at = drawn.get(id) ?? { x: 0, y: 0 };
      const position = { x: at.x + 24, y: at.y + 16 };
      edits.drop([{ id, position }], lanes, drawn)?.();
      expect(positions(), id).toEqual({ ...before, [id]: position });
      session.getState().undo();
      expect(positions()).toEqual(before);
      expect(session.getState().canUndo).toBe(false);
    }
  });

  it.each(exampleNames)(
    'moves no node of %s where one is added, sent to, copied or pasted',
    (name) => {
      const document = example(name);
      const acts = ({ edits, drawing, session }: ReturnType<typeof open>) => {
        const [first] = session.getState().mapView.map.nodes;
        const id = first?.id ?? '';
        const at = drawing().positions.get(id) ?? { x: 0, y: 0 };
        const beside = { x: at.x + 40, y: at.y + 24 };
        return [
          () => edits.add('database', beside, drawing()),
          () => edits.send(id, 'database', beside, drawing()),
          () => {
            session.getState().select([{ type: 'node', id }]);
            edits.duplicate(drawing().positions);
          },
          () => {
            session.getState().select([{ type: 'node', id }]);
            edits.paste(edits.copied(), drawing().positions);
          },
          () => mapEdits(session).addNode('database'),
        ];
      };
      for (const index of acts(open(document)).keys()) {
        const canvas = open(document);
        const before = canvas.positions();
        acts(canvas)[index]?.();
        expect(canvas.positions()).toMatchObject(before);
        expect(Object.keys(canvas.positions())).toHaveLength(Object.keys(before).length + 1);
        canvas.session.getState().undo();
        expect(canvas.positions()).toEqual(before);
      }
    },
  );

  it.each(exampleNames)('moves no node of %s where another is removed', (name) => {
    const document = example(name);
    for (const { id } of document.nodes ?? []) {
      const { session, edits, positions } = open(document);
      const { [id]: gone, ...others } = positions();
      session.getState().select([{ type: 'node', id }]);
      edits.remove();
      expect(positions(), id).toEqual(others);
      session.getState().undo();
      expect(positions()).toEqual({ ...others, [id]: gone });
    }
  });

  // Where a part of a band is full it grows, and what stands beside it moves on.
  it.each(exampleNames)('moves no node of %s out of the bands of one that is placed', (name) => {
    const document = example(name);
    const places = new Set((document.nodes ?? []).map(({ place }) => place ?? ''));
    for (const place of [...places].slice(0, 3))
      for (const { id, place: was } of document.nodes ?? []) {
        if (was === place) continue;
        const { session, positions } = open(document);
        const before = positions();
        const refs = [{ type: 'node', id }] as const;
        mapEdits(session).setField(refs, 'place', place === '' ? undefined : place);
        const { nodes } = session.getState().mapView.map;
        const band = bandOfPlace(place === '' ? undefined : place).key;
        const others = nodes.filter((node) => bandOfPlace(node.place).key !== band);
        const after = positions();
        for (const other of others) expect(after[other.id], other.id).toEqual(before[other.id]);
        session.getState().undo();
        expect(positions()).toEqual(before);
        expect(session.getState().canUndo).toBe(false);
      }
  });

  it('moves no other node where one is placed in a band with room', () => {
    const { session, positions } = open(example('small-clinic'));
    const before = positions();
    const { nodes } = session.getState().mapView.map;
    const [first, ...others] = nodes;
    const place = others.find((node) => node.place !== first?.place)?.place;
    mapEdits(session).setField([{ type: 'node', id: first?.id ?? '' }], 'place', place);
    const moved = nodes.filter(({ id }) => !isDeepStrictEqual(positions()[id], before[id]));
    expect(moved.map(({ id }) => id)).toEqual([first?.id]);
  });

  it('leaves the positions alone where a remedy changes no place', () => {
    const { session } = open(example('telemedicine-faulty'));
    const before = session.getState().mapView.map.nodes.map(({ position }) => position);
    const [node] = session.getState().mapView.map.nodes;
    const refs = [{ type: 'node', id: node?.id ?? '' }] as const;
    mapEdits(session).setField(refs, 'name', 'Another');
    mapEdits(session).applyRemedy({
      label: 'Encrypt it',
      patch: [{ set: refs[0], field: 'atRest.encryption', value: 'aes-256' }],
    });
    expect(session.getState().mapView.map.nodes[0]).toMatchObject({
      name: 'Another',
      atRest: { encryption: 'aes-256' },
    });
    expect(session.getState().mapView.map.nodes.map(({ position }) => position)).toEqual(before);
  });

  it('changes one position where all nodes are drawn where the map has them', () => {
    const first = open(example('telemedicine-faulty'));
    const drawn = first.drawing().positions;
    const settled = example('telemedicine-faulty');
    for (const node of settled.nodes ?? []) node.position = drawn.get(node.id) ?? { x: 0, y: 0 };
    const { session, edits, drawing } = open(settled);
    const { map } = session.getState().mapView;
    const [node] = map.nodes;
    const at = drawn.get(node?.id ?? '') ?? { x: 0, y: 0 };
    const position = { x: at.x + 8, y: at.y };
    edits.drop([{ id: node?.id ?? '', position }], drawing().lanes, drawing().positions)?.();
    const after = session.getState().mapView.map.nodes;
    expect(after[0]?.position).toEqual(position);
    expect(after.filter((item, place) => item !== map.nodes[place])).toEqual([after[0]]);
  });

  it('moves no node where others are added one after the other from the palette', () => {
    const { session, positions } = open({
      ...example('telemedicine-faulty'),
      nodes: [],
      hops: [],
      cohorts: [],
    });
    let before = positions();
    for (let count = 1; count <= 20; count += 1) {
      mapEdits(session).addNode('database');
      expect(positions()).toMatchObject(before);
      before = positions();
      expect(Object.keys(before)).toHaveLength(count);
    }
    // In rows, as what has no place is drawn otherwise, rather than in one line.
    const columns = new Set(Object.values(before).map((at) => at?.x));
    expect(columns.size).toBe(5);
  });

  it('puts one that is placed below or above where it was, with a band of its own too', () => {
    const { session, positions } = open(example('telemedicine-faulty'));
    const [node] = session.getState().mapView.map.nodes.slice(6);
    const refs = [{ type: 'node', id: node?.id ?? '' }] as const;
    const before = positions()[node?.id ?? ''];
    mapEdits(session).setField(refs, 'place', 'iso:CH');
    const after = positions()[node?.id ?? ''];
    expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(CARD_WIDTH);
    expect(after?.y).not.toBe(before?.y);
  });

  it('calls a step after the edit, not after what is kept with it', () => {
    const opened = openSession(createDocument(example('telemedicine-faulty')));
    const [node] = opened.session.projection.map.nodes;
    mapEdits(appSession(opened)).setField(
      [{ type: 'node', id: node?.id ?? '' }],
      'place',
      'iso:CH',
    );
    expect(opened.session.history.undoLine).toMatchObject({ subject: node?.name, what: 'place' });
  });

  it('keeps nothing where what is pasted is refused', () => {
    const { session, edits, drawing } = open(example('telemedicine-faulty'));
    const { map } = session.getState().mapView;
    edits.paste('no map', drawing().positions);
    expect(session.getState().mapView.map).toBe(map);
    expect(session.getState().canUndo).toBe(false);
  });

  it('keeps nothing where too few are chosen to be aligned or distributed', () => {
    const { session, edits, drawing } = open(example('telemedicine-faulty'));
    const { map } = session.getState().mapView;
    session.getState().select([{ type: 'node', id: map.nodes[0]?.id ?? '' }]);
    edits.align('left', drawing().positions);
    edits.distribute('horizontal', drawing().positions);
    expect(session.getState().mapView.map).toBe(map);
  });
});
