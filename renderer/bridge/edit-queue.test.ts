import { describe, expect, it, vi } from 'vitest';
import type { SavedState } from '../app/open-map.ts';
import { EditQueue } from './edit-queue.ts';

type Answer = Awaited<ReturnType<ConstructorParameters<typeof EditQueue>[0]>>;
const update = new Uint8Array([0, 0]);

/** A host that answers when told to. */
function setUp() {
  const calls: { numbers: number[]; answer: (answer: Answer) => void; lose: () => void }[] = [];
  const states: SavedState['kind'][] = [];
  const queue = new EditQueue(
    async (edits) =>
      new Promise((resolve, reject) => {
        calls.push({
          numbers: edits.map(({ number }) => number),
          answer: resolve,
          lose: () => reject(new Error('closed')),
        });
      }),
    ({ kind }) => states.push(kind),
  );
  const settle = async (): Promise<void> => {
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(0));
  };
  return { queue, calls, states, settle };
}

const written: Answer = { ok: true, sequence: 1 };

describe('EditQueue', () => {
  it('sends what waited together, in order, once the one before is on disk', async () => {
    const { queue, calls, states } = setUp();
    for (const action of ['one', 'two', 'three']) queue.add(update, action);
    expect(calls.map(({ numbers }) => numbers)).toEqual([[1]]);
    calls[0]?.answer(written);
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]?.numbers).toEqual([2, 3]);
    expect(queue.isEmpty).toBe(false);
    calls[1]?.answer(written);
    await vi.waitFor(() => expect(queue.isEmpty).toBe(true));
    expect(states).toEqual(['saving', 'saved']);
  });

  it('keeps an edit that may have been lost and sends it again with its number', async () => {
    vi.useFakeTimers();
    try {
      const { queue, calls, states } = setUp();
      queue.add(update, 'one');
      calls[0]?.lose();
      await vi.advanceTimersByTimeAsync(2000);
      expect(states).toEqual(['saving', 'offline']);
      expect(calls[1]?.numbers).toEqual([1]);
      calls[1]?.answer(written);
      await vi.advanceTimersByTimeAsync(1);
      expect(queue.state.kind).toBe('saved');
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not call saved what could not be written, and keeps it', async () => {
    const { queue, calls } = setUp();
    queue.add(update, 'one');
    calls[0]?.answer({ ok: false, code: 'disk-full' });
    await vi.waitFor(() => expect(queue.state).toEqual({ kind: 'failed', code: 'disk-full' }));
    expect(queue.isEmpty).toBe(false);
    queue.add(update, 'two');
    expect(calls[1]?.numbers).toEqual([1, 2]);
  });

  it('sends no more once it is closed', () => {
    const { queue, calls } = setUp();
    queue.close();
    queue.add(update, 'one');
    expect(calls).toEqual([]);
  });
});
