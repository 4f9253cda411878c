/** So long, in ms, a slice may take: a frame keeps time to be drawn. */
const SLICE = 4;

/**
 * Does long work in slices between frames. Gives back how to give it up.
 * @param work is asked for one small step after another
 * @param onDone is given what it comes to, never before this function has returned
 */
export function inSlices<T>(work: Iterator<unknown, T>, onDone: (result: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (): void => {
    const end = performance.now() + SLICE;
    for (;;) {
      const step = work.next();
      if (step.done === true) return onDone(step.value);
      if (performance.now() < end) continue;
      timer = setTimeout(run);
      return undefined;
    }
  };
  timer = setTimeout(run);
  return () => clearTimeout(timer);
}
