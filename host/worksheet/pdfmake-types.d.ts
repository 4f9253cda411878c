/**
 * What the worksheet uses of pdfmake. The published types bring in those of the browser, which
 * contradict Node's own ones of Web Crypto elsewhere in this folder.
 */
type Pdfmake = {
  setFonts: (fonts: Readonly<Record<string, { normal: string; bold: string }>>) => void;
  setUrlAccessPolicy: (mayFetch: (url: string) => boolean) => void;
  setLocalAccessPolicy: (mayOpen: (file: string) => boolean) => void;
  createPdf: (definition: {
    version: '1.7';
    language: string;
    displayTitle: boolean;
    pageSize: 'A4' | 'LETTER';
    pageMargins: readonly [number, number, number, number];
    info: {
      title: string;
      subject: string;
      author: string;
      keywords: string;
      creator: string;
      producer: string;
      creationDate: Date;
      modDate: Date;
    };
    defaultStyle: { font: string; fontSize: number; lineHeight: number; color: string };
    content: readonly Content[];
    footer: (page: number, count: number, size: { width: number }) => Content;
    files: Readonly<Record<string, PdfFile>>;
    pageBreakBefore?: (
      node: { readonly id?: string; readonly startPosition: { readonly verticalRatio: number } },
      queries: { readonly getFollowingNodesOnPage: () => readonly unknown[] },
    ) => boolean;
  }) => { getBuffer: () => Promise<Buffer> };
};

/** Content is checked where it is made; here it only passes through. */
type Content = object | string;

type PdfFile = {
  src: string;
  name: string;
  description: string;
  relationship: 'Source' | 'Data';
  creationDate: Date;
  modifiedDate: Date;
};

declare const pdfmake: Pdfmake;
export default pdfmake;
