import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';

type Props = {
  readonly pages: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly count: number;
};

/** Beyond this the picture costs memory and shows nothing more. */
const MOST_PIXELS_PER_POINT = 3;
/** A page is drawn before it comes into view. */
const AHEAD = '600px';

/** One page as a picture of the width that there is, drawn when it comes near. */
export function PdfPage({ pages, number, count }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setNear] = useState(number === 1);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const target = canvas.current;
    if (target === null || isNear) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [isNear]);
  useEffect(() => {
    const target = canvas.current;
    if (target === null || !isNear) return undefined;
    const drawing = drawPage(pages, number, target, () => setDrawn(true));
    return () => drawing.cancel();
  }, [pages, number, isNear]);
  return (
    <li className="sheet-page" data-drawn={isDrawn}>
      <canvas ref={canvas} role="img" aria-label={`Page ${number} of ${count}`} />
    </li>
  );
}

/** Draws a page; what is under way when it is cancelled is dropped. */
function drawPage(
  pages: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  onDrawn: () => void,
): { readonly cancel: () => void } {
  let task: RenderTask | undefined;
  let isCancelled = false;
  const draw = async (): Promise<void> => {
    const page = await pages.getPage(number);
    if (isCancelled) return;
    const { width } = page.getViewport({ scale: 1 });
    const scale = (canvas.clientWidth * window.devicePixelRatio) / width;
    const viewport = page.getViewport({ scale: Math.min(scale, MOST_PIXELS_PER_POINT) });
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    task = page.render({ canvas, viewport });
    await task.promise;
    onDrawn();
  };
  draw().catch((error: unknown) => {
    // The library rejects what was cancelled, and what belongs to a document that is closed.
    if (!isCancelled) throw error;
  });
  return {
    cancel: () => {
      isCancelled = true;
      task?.cancel();
    },
  };
}
