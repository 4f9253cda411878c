import type { getDocument as GetDocument, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

/** A PDF that is shown; `close` lets go of its memory. */
export type ShownPdf = {
  readonly pages: PDFDocumentProxy;
  readonly close: () => void;
};

type Library = {
  readonly getDocument: typeof GetDocument;
  /** One thread for all documents; it outlives each of them. */
  readonly worker: PDFWorker;
};

let library: Promise<Library> | undefined;

/** Loaded when the first worksheet is shown: most windows never show one. */
async function loadLibrary(): Promise<Library> {
  const { getDocument, PDFWorker: Thread } = await import('pdfjs-dist');
  const port = new Worker(new URL('pdfjs-dist/build/pdf.worker.mjs', import.meta.url), {
    type: 'module',
  });
  return { getDocument, worker: Thread.create({ port }) };
}

/**
 * Opens a PDF to show it. Nothing in it is run, and nothing that it names is fetched.
 * @param pdf stays with the caller: the thread gets a copy
 * @throws where the bytes are no PDF that can be read
 */
export async function openPdf(pdf: Uint8Array): Promise<ShownPdf> {
  library ??= loadLibrary();
  const { getDocument, worker } = await library;
  const task = getDocument({
    worker,
    data: pdf.slice(),
    // The content policy lets neither WebAssembly nor evaluated code run.
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
  });
  const pages = await task.promise;
  return { pages, close: () => void task.destroy() };
}
