import { readFile } from 'node:fs/promises';
import { SIGNATURE_ROLES } from '#host/signing/signature-roles.ts';
import { addSignatureFields } from '#host/signing/signature-fields.ts';
import type { Assumption } from '#shared/evaluate/assumption.ts';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { writeMap } from '#shared/map/canonical.ts';
import { toModel } from '#shared/map/model.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';
import { rules } from '#shared/rules/registry.ts';
import type { SectionId } from '#shared/worksheet/sections.ts';
import { assetFile } from './asset-file.ts';
import { drawDocument } from './draw-document.ts';

/** Everything that a worksheet is made from; the same request gives the same bytes. */
export type WorksheetRequest = {
  /** The map as written, checked by readMap. */
  readonly document: MapDocument;
  /** The day on which law and agreements are read, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** What is assumed not to stand. */
  readonly assumptions: readonly Assumption[];
  readonly paper: 'a4' | 'letter';
  /** Sections that are not printed, and whose content is not attached either. */
  readonly leftOut: readonly SectionId[];
  /** Goes into the document's properties. */
  readonly createdAt: Date;
};

/**
 * Makes the worksheet of a map: evaluates it, lays out the pages, attaches `map.json` and
 * `evaluation.json`, and adds the three empty signature fields.
 * @returns an unsigned PDF, ready for signPdf
 */
export async function buildWorksheet(request: WorksheetRequest): Promise<Buffer> {
  const { document, asOf, assumptions } = request;
  const evaluation = evaluate(toModel(document), rules, asOf, assumptions);
  const drawn = await drawDocument(
    [{ text: document.title }, String(evaluation.summary.violation)],
    {
      createdAt: request.createdAt,
      paper: request.paper,
      title: document.title,
      subject: 'PHI location worksheet',
      author: document.title,
      keywords: 'PHI',
      footer: (page, count) => `${page} of ${count}`,
      files: [
        {
          name: 'map.json',
          text: writeMap(document),
          description: 'The map',
          relationship: 'Source',
        },
      ],
    },
  );
  const fontFile = await readFile(assetFile('fonts/NotoSans-Regular.ttf'));
  const places = SIGNATURE_ROLES.map((role, at) => ({
    role,
    page: drawn.pages - 1,
    x: 48 + at * 172,
    y: 80,
    width: 160,
    height: 90,
  }));
  const added = addSignatureFields(drawn.pdf, places, { fontFile, emptyText: 'Not yet signed' });
  if (!added.ok) throw new Error(`signature fields: ${added.code}`);
  return added.pdf;
}
