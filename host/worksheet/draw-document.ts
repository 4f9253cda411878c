import pdfmake from 'pdfmake';
import { assetFile } from './asset-file.ts';
import type { Content } from './content.ts';
import { INK, LINE_HEIGHT, MARGIN, SIZE } from './look.ts';

/** What belongs to a document besides its content. */
export type DocumentOptions = {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: string;
  readonly createdAt: Date;
  readonly paper: 'a4' | 'letter';
  readonly files: readonly AttachedFile[];
  readonly footer: (page: number, count: number, width: number) => Content;
};

export type AttachedFile = {
  readonly name: string;
  readonly text: string;
  readonly description: string;
  readonly relationship: 'Source' | 'Data';
};

/**
 * Lays out a document and counts its pages. It opens the two fonts and nothing else, neither files
 * nor addresses, whatever the map says.
 */
export async function drawDocument(
  content: readonly Content[],
  options: DocumentOptions,
): Promise<{ readonly pdf: Buffer; readonly pages: number }> {
  const { createdAt, paper, files, title, subject, author, keywords } = options;
  const fonts = {
    normal: assetFile('fonts/NotoSans-Regular.ttf'),
    bold: assetFile('fonts/NotoSans-SemiBold.ttf'),
  };
  pdfmake.setFonts({ 'Noto Sans': fonts });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => file === fonts.normal || file === fonts.bold);
  let pages = 0;
  const pdf = await pdfmake
    .createPdf({
      version: '1.7',
      language: 'en',
      displayTitle: true,
      pageSize: paper === 'a4' ? 'A4' : 'LETTER',
      pageMargins: [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom],
      info: {
        title,
        subject,
        author,
        keywords,
        creator: 'Domicile',
        producer: 'Domicile',
        creationDate: createdAt,
        modDate: createdAt,
      },
      defaultStyle: { font: 'Noto Sans', fontSize: SIZE.body, lineHeight: LINE_HEIGHT, color: INK },
      content,
      footer: (page, count, { width }) => {
        pages = count;
        return options.footer(page, count, width);
      },
      files: Object.fromEntries(files.map((file) => [file.name, attached(file, createdAt)])),
    })
    .getBuffer();
  return { pdf, pages };
}

/** Without dates of its own, an attachment would get those of today. */
const attached = ({ name, text, description, relationship }: AttachedFile, createdAt: Date) => ({
  src: `data:application/json;base64,${Buffer.from(text).toString('base64')}`,
  name,
  description,
  relationship,
  creationDate: createdAt,
  modifiedDate: createdAt,
});
