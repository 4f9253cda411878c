import { type ReactNode, useEffect, useRef, useState } from 'react';

type Props = {
  /** What scrolls, for screen readers. */
  readonly label: string;
  readonly className: string;
  readonly scrollClassName: string;
  readonly children: ReactNode;
};

/** A part that scrolls sideways where it has no room, and shows at which of its edges more stands. */
export function ScrollEdge({ label, className, scrollClassName, children }: Props) {
  const part = useRef<HTMLElement>(null);
  const [hidden, setHidden] = useState({ before: false, after: false });
  useEffect(() => {
    const { current } = part;
    if (current === null) return undefined;
    const look = (): void => {
      const before = current.scrollLeft > 0;
      // Widths are rounded: what is left of a pixel is no more of the table.
      const after = current.scrollWidth - current.clientWidth - current.scrollLeft > 1;
      setHidden((was) => (was.before === before && was.after === after ? was : { before, after }));
    };
    const observer = new ResizeObserver(look);
    for (const watched of [current, ...current.children]) observer.observe(watched);
    current.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, []);
  return (
    <div
      className={`scroll-edge ${className}`}
      data-before={hidden.before}
      data-after={hidden.after}
    >
      <section ref={part} className={scrollClassName} aria-label={label}>
        {children}
      </section>
    </div>
  );
}
