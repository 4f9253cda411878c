import { readFile } from 'node:fs/promises';
import { addSignatureFields } from '#host/signing/signature-fields.ts';
import type { Assumption } from '#shared/evaluate/assumption.ts';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import { mapHash } from '#shared/map/canonical.ts';
import { toModel } from '#shared/map/model.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';
import { rules } from '#shared/rules/registry.ts';
import { rulePack } from '#shared/rules/rule-pack.ts';
import { attachedMap } from '#shared/worksheet/document-parts.ts';
import { sectionIds } from '#shared/worksheet/sections.ts';
import type { SectionId } from '#shared/worksheet/sections.ts';
import { DISCLAIMER, worksheetOf } from '#shared/worksheet/worksheet.ts';
import type { Worksheet } from '#shared/worksheet/worksheet.ts';
import { dateInWords } from '#shared/worksheet/words.ts';
import { assetFile } from './asset-file.ts';
import { attachedFiles, attachedHash } from './attach-files.ts';
import type { Content } from './content.ts';
import { diagramPages } from './diagram-pages.ts';
import { drawDocument } from './draw-document.ts';
import { findingBlocks } from './finding-blocks.ts';
import { hopTables } from './hop-table.ts';
import { contentWidth } from './look.ts';
import type { Paper } from './look.ts';
import { pageFooter } from './page-footer.ts';
import { pageOne } from './page-one.ts';
import { Printable } from './printable.ts';
import {
  assumptionBlock,
  breachTable,
  decisionTable,
  limitsBlock,
  policyTable,
  questionTables,
  vendorBlocks,
} from './registers.ts';
import { fieldPlaces, signOff } from './sign-off.ts';
import { transferTable } from './transfer-table.ts';

/** Everything that a worksheet is made from; the same request gives the same bytes. */
export type WorksheetRequest = {
  /** The map as written, checked by readMap. */
  readonly document: MapDocument;
  /** The day on which law and agreements are read, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** What is assumed not to stand. */
  readonly assumptions: readonly Assumption[];
  readonly paper: Paper;
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
  const { document, asOf, assumptions, paper, leftOut, createdAt } = request;
  const map = toModel(document);
  const evaluation = evaluate(map, rules, asOf, assumptions);
  const [mapSha256, pack] = [mapHash(document), rulePack()];
  const { worksheet, facts } = worksheetOf({
    map,
    evaluation,
    mapSha256,
    rulePack: pack,
    leftOut: sectionIds.filter((id) => leftOut.includes(id)),
  });
  const attached = { map: attachedMap(document, leftOut) };
  const printable = new Printable();
  const content = printable.content([
    ...pages(worksheet, facts, evaluation, paper),
    ...signOff(worksheet, { ...attached, sha256: attachedHash(attached.map) }, paper),
  ]);
  const drawn = await drawDocument(content, {
    title: worksheet.title,
    subject: `PHI location and data residency worksheet, law as of ${dateInWords(asOf)}. ${DISCLAIMER}`,
    author: worksheet.organisation,
    keywords: `map sha256 ${mapSha256}, rule pack ${pack.version}`,
    createdAt,
    paper,
    files: attachedFiles(
      attached.map,
      { map, sha256: mapSha256, rulePack: pack, evaluation },
      leftOut,
    ),
    footer: pageFooter(worksheet, printable.missing),
  });
  const fontFile = await readFile(assetFile('fonts/NotoSans-Regular.ttf'));
  const added = addSignatureFields(drawn.pdf, fieldPlaces(paper, drawn.pages - 1), {
    fontFile,
    emptyText: 'Not yet signed.',
  });
  if (!added.ok) throw new Error(`signature fields: ${added.code}`);
  return added.pdf;
}

/** Page 1 and every section that is not left out, in order. */
function pages(
  worksheet: Worksheet,
  facts: MapFacts,
  evaluation: Evaluation,
  paper: Paper,
): Content[] {
  const width = contentWidth(paper);
  const made: Readonly<Record<SectionId, () => Content[]>> = {
    diagram: () => diagramPages(facts, evaluation, paper),
    hops: () => hopTables(worksheet, width),
    transfers: () => [transferTable(worksheet, width)],
    findings: () => findingBlocks(worksheet, width),
    questions: () => questionTables(worksheet, width),
    vendors: () => vendorBlocks(worksheet, width),
    policies: () => [policyTable(worksheet, width)],
    decisions: () => [decisionTable(worksheet, width)],
    assumptions: () => assumptionBlock(worksheet, width),
    'breach-clocks': () => breachTable(worksheet, width),
    limits: () => [limitsBlock(worksheet)],
  };
  const kept = sectionIds.filter((id) => !worksheet.leftOut.includes(id));
  const upright = kept.filter((id) => id !== 'diagram').flatMap((id) => made[id]());
  return [
    ...pageOne(worksheet, width),
    ...(kept.includes('diagram') ? made.diagram() : []),
    ...(upright.length === 0 ? [] : [{ text: '', pageBreak: 'before' } as const]),
    ...upright,
  ];
}
