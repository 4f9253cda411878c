import { domicileMap, type MapDocument } from '../schema/map.ts';
import { type Structure, structureOf } from '../structure.ts';
import { type JsonPath, quoted } from './path.ts';
import { type Finding, findingAt } from './problem.ts';

/**
 * What a map may say but hardly means: an entry twice in one list, a period that ends before it
 * begins. What concerns the law or the drawing is the evaluator's.
 */
export function findWarnings(document: MapDocument): Finding[] {
  const findings: Finding[] = [];
  repeated(document, structureOf(domicileMap), [], findings);
  for (const [v, vendor] of (document.vendors ?? []).entries()) {
    const agreements = Array.isArray(vendor.agreements) ? vendor.agreements : [];
    for (const [a, { effective, expires }] of agreements.entries())
      period(['vendors', v, 'agreements', a, 'expires'], effective, expires, findings);
  }
  for (const [index, { on, until }] of (document.acceptances ?? []).entries())
    period(['acceptances', index, 'until'], on, until, findings);
  return findings;
}

function repeated(value: unknown, structure: Structure, at: JsonPath, findings: Finding[]): void {
  if (structure.kind === 'list' && Array.isArray(value)) {
    const { item } = structure;
    if (item.kind !== 'value') {
      for (const [index, entry] of value.entries()) repeated(entry, item, [...at, index], findings);
      return;
    }
    const first = new Map<unknown, number>();
    for (const [index, entry] of value.entries()) {
      const before = first.get(entry);
      if (before === undefined) first.set(entry, index);
      else if (entry !== 'unknown')
        findings.push(
          findingAt(
            'repeated-entry',
            [...at, index],
            `${quoted(String(entry))} stands in this list already, as entry ${before + 1}`,
          ),
        );
    }
  } else if (structure.kind === 'object' && typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      const field = structure.fields.get(key);
      if (field !== undefined) repeated(entry, field.structure, [...at, key], findings);
    }
  }
}

const isDay = (date: string | undefined): date is string => date !== undefined && /^\d/.test(date);

function period(
  at: JsonPath,
  from: string | undefined,
  until: string | undefined,
  findings: Finding[],
) {
  if (isDay(from) && isDay(until) && until < from)
    findings.push(findingAt('reversed-dates', at, `${until} lies before the first day, ${from}`));
}
