import { printDiagram } from '#shared/diagram/print-diagram.ts';
import type { Severity } from '#shared/evaluate/finding.ts';
import { severityRank } from '#shared/evaluate/finding.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { MapFacts } from '#shared/evaluate/map-facts.ts';
import type { Content } from './content.ts';
import { MARGIN, PAPER, contentWidth } from './look.ts';
import type { Paper } from './look.ts';
import { quiet, sectionHeading } from './parts.ts';

const HEADING = 36;

/** The diagram on pages of their own. */
export function diagramPages(facts: MapFacts, evaluation: Evaluation, paper: Paper): Content[] {
  const room = {
    width: contentWidth(paper),
    height: PAPER[paper].height - MARGIN.top - MARGIN.bottom - HEADING,
  };
  const pages = printDiagram(facts, room, worstByNode(evaluation));
  return pages.map(({ svg, title, width }, index): Content => ({
    pageBreak: 'before',
    stack: [
      index === 0
        ? { ...sectionHeading(title, 'diagram'), outlineText: 'Diagram' }
        : { ...sectionHeading(title, `diagram-${index + 1}`), outline: false },
      quiet(
        'Numbers are those of the hop register. Each band is a country; what crosses a frontier crosses a border. “p. 2” is page 2 of the diagram.',
      ),
      { svg, width: Math.min(width, room.width), margin: [0, 6, 0, 0] },
    ],
  }));
}

/** The worst open finding at each node, for the sign at its corner. */
function worstByNode({ findings }: Evaluation): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { severity, subject, elements, accepted } of findings) {
    if (accepted) continue;
    for (const { type, id } of [subject, ...elements]) {
      const before = worst.get(id);
      if (
        type === 'node' &&
        (before === undefined || severityRank(severity) < severityRank(before))
      )
        worst.set(id, severity);
    }
  }
  return worst;
}
