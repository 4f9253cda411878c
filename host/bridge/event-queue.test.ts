import { expect, test, vi } from 'vitest';
import { EventQueue } from './event-queue.ts';

test('events come in order, whether the reader or the event was first', async () => {
  const queue = new EventQueue<number>(() => undefined);
  queue.push(1);
  const reads = [queue.next(), queue.next(), queue.next()];
  queue.push(2);
  queue.push(3);
  expect((await Promise.all(reads)).map(({ value }) => value)).toEqual([1, 2, 3]);
});

test('after the end what waits is still read, once told, and no more is taken', async () => {
  const onEnd = vi.fn<() => void>();
  const queue = new EventQueue<number>(onEnd);
  queue.push(1);
  queue.end();
  queue.end();
  queue.push(2);
  const read: number[] = [];
  for await (const event of queue) read.push(event);
  expect(read).toEqual([1]);
  expect(onEnd).toHaveBeenCalledOnce();
});

test('a reader that stops ends it, also while it waits', async () => {
  const onEnd = vi.fn<() => void>();
  const queue = new EventQueue<number>(onEnd);
  const waiting = queue.next();
  await queue.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(onEnd).toHaveBeenCalledOnce();
});

test('a reader that falls too far behind is cut off, not fed gaps', async () => {
  const onEnd = vi.fn<() => void>();
  const queue = new EventQueue<number>(onEnd);
  for (let event = 0; event < 5000; event += 1) queue.push(event);
  expect(onEnd).not.toHaveBeenCalled();
  queue.push(5000);
  expect(onEnd).toHaveBeenCalledOnce();
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});
