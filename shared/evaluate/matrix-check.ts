import type { Place } from '#shared/geography/place.ts';
import type { MatrixRow } from '../map/model.ts';
import { withUnit } from '../map/unit-words.ts';
import { overlaps, unspecifiedOnly } from './class-set.ts';
import type { Missing } from './agreement.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Fact, Remedy, Subject } from './finding.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { placeFact, runByFact } from './node-facts.ts';
import type { NodeFacts, PlaceUse } from './node-facts.ts';
import { obeys, rowClasses, speaksOf } from './place-rules.ts';
import { moveInside } from './relocation.ts';
import { found, lacks, setField } from './rule.ts';
import type { Outcome } from './rule.ts';
import { placeInWords } from './statute-check.ts';

/** Something at a node that a row of the residency matrix forbids, or a fact missing for that. */
type Fault = {
  readonly words: string;
  readonly because: readonly Fact[];
  readonly remedies: readonly Remedy[];
  readonly missing?: Omit<Missing, 'subject'> & { readonly subject?: Subject };
};

const policyOf = (row: MatrixRow): Subject => ({ type: 'policy', id: row.id });

/** Holds every node against every row of the matrix whose class and cohort reach it. */
export function* checkMatrix(facts: MapFacts): Generator<Outcome> {
  for (const row of facts.map.policies.matrix) {
    const classes = rowClasses(row);
    for (const cohort of facts.evaluated) {
      if (!speaksOf(row, cohort)) continue;
      for (const holding of facts.holdings(cohort, cohort.generalScope)) {
        const isCaught = overlaps(holding.classes, classes);
        const mayBeCaught = overlaps(holding.classes, unspecifiedOnly);
        if (holding.node.isExempt || !(isCaught || mayBeCaught)) continue;
        const faults = [
          ...placeFaults(facts, row, cohort, holding.node),
          ...processorFaults(row, holding.node),
          ...retentionFaults(row, holding.node),
        ];
        yield* outcomes(row, cohort, holding, faults, isCaught);
      }
    }
  }
}

function* outcomes(
  row: MatrixRow,
  { cohort, subject, generalScope }: CohortFacts,
  { node }: Holding,
  faults: readonly Fault[],
  isCaught: boolean,
): Generator<Outcome> {
  for (const { words, because, remedies, missing } of faults) {
    if (!isCaught) {
      const question = `Which PHI of ${cohort.name} is there?`;
      yield lacks({ subject, field: 'dataClasses', question, ifNo: 'violation' });
    } else if (missing) {
      yield lacks({ subject: node.subject, ...missing, ifNo: 'violation' });
    } else {
      const what = row.dataClass ? 'dataClass' : 'group';
      yield found({
        severity: 'violation',
        subject: node.subject,
        cohort: cohort.id,
        scope: generalScope,
        message: words,
        because: [
          { subject: policyOf(row), field: what, value: row[what] ?? null },
          ...because,
          ...(row.source === undefined
            ? []
            : [{ subject: policyOf(row), field: 'source', value: row.source }]),
        ],
        remedies,
      });
    }
  }
}

function placeFaults(
  { asOf }: MapFacts,
  row: MatrixRow,
  { careCountry }: CohortFacts,
  node: NodeFacts,
): Fault[] {
  const { allowed, prohibited } = row;
  if (!allowed && !prohibited) return [];
  const lists: Pick<MatrixRow, 'allowed' | 'prohibited'> = {
    ...(allowed ? { allowed } : {}),
    ...(prohibited ? { prohibited } : {}),
  };
  const isInside = (place: Place): boolean => obeys(place, lists, asOf) === true;
  return node.places.flatMap(({ field, raw, place }): Fault[] => {
    // Where a place is not known, or may be anywhere while nothing is kept, LOC-25 asks.
    if (!place || (place.countries === 'anywhere' && !node.stores)) return [];
    const answer = obeys(place, lists, asOf);
    if (answer === true) return [];
    const use: PlaceUse & { place: Place } = { field, raw, place };
    const name = 'what the residency matrix allows';
    const open = (['allowed', 'prohibited'] as const).find((list) =>
      lists[list]?.includes('unknown'),
    );
    const missing = open
      ? {
          subject: policyOf(row),
          field: open,
          question: `Which places are the unknown ones in the list "${open}" of the residency matrix?`,
        }
      : { field, question: `Where exactly is ${node.node.name}?` };
    return [
      {
        words: `PHI at ${node.node.name} ${placeInWords(node, use)}, outside ${name}`,
        because: [
          placeFact(node, use),
          { subject: policyOf(row), field: 'allowed', value: allowed ?? null },
          { subject: policyOf(row), field: 'prohibited', value: prohibited ?? null },
        ],
        remedies: moveInside(node, use, careCountry, name, isInside),
        ...(answer === 'unknown' ? { missing } : {}),
      },
    ];
  });
}

function processorFaults(row: MatrixRow, node: NodeFacts): Fault[] {
  const { processors } = row;
  const { runBy } = node;
  if (!processors || runBy === 'self') return [];
  if (runBy && processors.includes(runBy.id)) return [];
  const question = `Who runs ${node.node.name}?`;
  return [
    {
      words: `${runBy?.name ?? 'Whoever runs it'} has PHI at ${node.node.name} and is not among the processors that the residency matrix approves`,
      because: [
        runByFact(node),
        { subject: policyOf(row), field: 'processors', value: processors },
      ],
      remedies: [],
      ...(runBy ? {} : { missing: { field: 'vendor', question } }),
    },
  ];
}

function retentionFaults(row: MatrixRow, { node, subject, stores }: NodeFacts): Fault[] {
  const { maxRetentionDays: limit } = row;
  const days = node.retention?.days;
  if (limit === undefined) return [];
  if (days === undefined ? !stores : typeof days === 'number' && days <= limit) return [];
  const question = `How long does ${node.name} keep PHI?`;
  const most = withUnit(limit, 'days');
  const howLong =
    typeof days === 'number'
      ? `for ${withUnit(days, 'days')}`
      : days === 'none'
        ? 'with no limit set'
        : 'without end';
  return [
    {
      words: `PHI at ${node.name} is kept ${howLong}, and the residency matrix allows ${most}`,
      because: [
        { subject, field: 'retention.days', value: days ?? null },
        { subject: policyOf(row), field: 'maxRetentionDays', value: limit },
      ],
      remedies: [
        setField(`Keep PHI at ${node.name} for ${most}`, subject, 'retention.days', limit),
      ],
      ...(days === undefined ? { missing: { field: 'retention.days', question } } : {}),
    },
  ];
}
