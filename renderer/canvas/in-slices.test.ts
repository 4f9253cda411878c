import { expect, it, vi } from 'vitest';
import { inSlices } from './in-slices.ts';

function* count(until: number): Generator<undefined, number> {
  let sum = 0;
  for (let step = 1; step <= until; step += 1) {
    const end = performance.now() + 0.5;
    while (performance.now() < end) sum += 0;
    sum += step;
    yield;
  }
  return sum;
}

it('comes to the same as in one go, and lets others run meanwhile', async () => {
  const done = vi.fn<(sum: number) => void>();
  let others = 0;
  inSlices(count(60), done);
  expect(done).not.toHaveBeenCalled();
  while (done.mock.calls.length === 0) {
    others += 1;
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(done).toHaveBeenCalledExactlyOnceWith(1830);
  expect(others).toBeGreaterThan(2);
});

it('says nothing after it was given up', async () => {
  const done = vi.fn<(sum: number) => void>();
  const stop = inSlices(count(30), done);
  await new Promise((resolve) => setTimeout(resolve));
  stop();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(done).not.toHaveBeenCalled();
});
