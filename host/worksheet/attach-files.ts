import { jsonReport } from '#host/cli/formats/report.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import { mapHash, writeMap } from '#shared/map/canonical.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { AttachedMap } from '#shared/worksheet/document-parts.ts';
import type { SectionId } from '#shared/worksheet/sections.ts';
import type { AttachedFile } from './draw-document.ts';

/** The hash of the map as attached; undefined where none is. */
export const attachedHash = (attached: AttachedMap): string | undefined =>
  attached.kind === 'none' ? undefined : mapHash(attached.document);

/** `map.json` and `evaluation.json`, without what was left out. */
export function attachedFiles(
  attached: AttachedMap,
  report: {
    readonly map: DomicileMap;
    readonly sha256: string;
    readonly rulePack: RulePack;
    readonly evaluation: Evaluation;
  },
  leftOut: readonly SectionId[],
): AttachedFile[] {
  const { evaluation } = report;
  const told: Evaluation = {
    ...evaluation,
    findings: leftOut.includes('findings') ? [] : evaluation.findings,
    openQuestions: leftOut.includes('questions') ? [] : evaluation.openQuestions,
    warnings: leftOut.includes('assumptions') ? [] : evaluation.warnings,
  };
  const files: AttachedFile[] = [
    {
      name: 'evaluation.json',
      text: jsonReport({ ...report, evaluation: told, file: 'map.json' }),
      description: 'What the rules said, as JSON',
      relationship: 'Data',
    },
  ];
  if (attached.kind === 'none') return files;
  const map: AttachedFile = {
    name: 'map.json',
    text: writeMap(attached.document),
    description: 'The map, in Domicile map format 1',
    relationship: 'Source',
  };
  return [map, ...files];
}
