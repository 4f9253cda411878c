import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { openPdf, type ShownPdf } from './pdf-document.ts';
import { PdfPage } from './PdfPage.tsx';

type Shown = { readonly of: Uint8Array; readonly pdf: ShownPdf | undefined };

/** All pages of a PDF, one below the other; the pages before stay until the next are there. */
export function PdfPages({ pdf, label }: { readonly pdf: Uint8Array; readonly label: string }) {
  const [shown, setShown] = useState<Shown | undefined>();
  useEffect(() => {
    let isCurrent = true;
    let close = (): void => undefined;
    const open = async (): Promise<void> => {
      // A file from elsewhere may be damaged beyond showing; its verdict says so.
      const opened = await openPdf(pdf).catch((error: unknown) => {
        globalThis.console.warn('The pages cannot be shown.', error);
        return undefined;
      });
      close = () => opened?.close();
      if (isCurrent) setShown({ of: pdf, pdf: opened });
      else close();
    };
    void open();
    return () => {
      isCurrent = false;
      close();
    };
  }, [pdf]);
  if (shown === undefined || shown.of !== pdf)
    return (
      <div className="sheet-wait" aria-busy="true">
        <Loader size="sm" aria-label="Showing the pages" />
      </div>
    );
  if (shown.pdf === undefined)
    return <p className="sheet-empty">The pages of this file cannot be shown.</p>;
  const { pages } = shown.pdf;
  return (
    <ol className="sheet-pages" aria-label={label}>
      {Array.from({ length: pages.numPages }, (_, index) => (
        <PdfPage key={index} pages={pages} number={index + 1} count={pages.numPages} />
      ))}
    </ol>
  );
}
