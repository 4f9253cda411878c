import { describe, expect, it } from 'vitest';
import { addNode } from '#shared/map/commands/add-node.ts';
import { moveNodes } from '#shared/map/commands/move-nodes.ts';
import { appSession } from '#test/support/app-session.ts';
import { editing } from '#test/support/map-session.ts';
import type { SessionState } from './session.ts';

const AT = { x: 40, y: 80 } as const;

/** A session over a real document with one node, and what those who follow it are told. */
function openSession() {
  const drawn = editing({ nodes: [{ id: 'api', kind: 'api', name: 'API' }] });
  const editor = drawn.session;
  const session = appSession(drawn);
  const told: SessionState[] = [];
  session.subscribe((now) => told.push(now));
  const { run, untold } = session.getState();
  const move = (): void => void run(moveNodes, { moves: [{ id: 'api', position: AT }] });
  const positions = () => session.getState().map.nodes.map(({ position }) => position);
  return { session, editor, told, run, untold, move, positions };
}

describe('a change that is not told yet', () => {
  it('is made at once and told when its caller says so', () => {
    const { session, told, untold, move, positions } = openSession();
    const tell = untold(move);
    expect(told).toEqual([]);
    expect(positions()).toEqual([undefined]);
    expect(session.getState().mapView.map.nodes[0]?.position).toEqual(AT);
    tell?.();
    expect(positions()).toEqual([AT]);
    expect(session.getState().canUndo).toBe(true);
  });

  it('is told with the next change, an undo as well', () => {
    const next = openSession();
    next.untold(next.move);
    next.run(addNode, { kind: 'database' });
    expect(next.positions()).toEqual([AT, undefined]);

    const undone = openSession();
    const tell = undone.untold(undone.move);
    undone.session.getState().undo();
    expect(undone.positions()).toEqual([undefined]);
    expect(undone.session.getState()).toMatchObject({ canUndo: false, canRedo: true });
    tell?.();
    expect(undone.positions()).toEqual([undefined]);
  });

  it('leaves nothing to tell where the map is as it was', () => {
    const { untold, move, session } = openSession();
    move();
    const { map } = session.getState();
    expect(untold(move)).toBeUndefined();
    expect(untold(() => undefined)).toBeUndefined();
    expect(session.getState().map).toBe(map);
  });

  it('does not keep the next one from being told where it fails', () => {
    const { untold, move, positions } = openSession();
    const fail = (): void => {
      throw new Error('broken off');
    };
    expect(() => untold(fail)).toThrow('broken off');
    move();
    expect(positions()).toEqual([AT]);
  });
});
