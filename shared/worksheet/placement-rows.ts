import { classSet, overlaps } from '#shared/evaluate/class-set.ts';
import type { CohortFacts } from '#shared/evaluate/cohort-facts.ts';
import type { Holding, MapFacts } from '#shared/evaluate/map-facts.ts';
import type { PlaceField, PlaceUse } from '#shared/evaluate/node-facts.ts';
import { placeRulesFor } from '#shared/evaluate/place-rules.ts';
import type { PlaceRule } from '#shared/evaluate/place-rules.ts';
import { homeName, judgePlacement } from '#shared/evaluate/placement.ts';
import type { Statute } from '#shared/evaluate/statute.ts';
import { listWords, shortPlaces } from './place-summary.ts';
import { worstOf } from './standing.ts';
import type { Standing, Standings } from './standing.ts';

/** Where one sort of PHI must be, where it is drawn, and how that stands. */
export type PlacementRow = {
  readonly what: string;
  readonly required: string;
  readonly drawn: string;
  readonly standing: Standing;
  /** The systems that the row speaks of, by name. */
  readonly systems: readonly string[];
};

const MEDIA: ReadonlySet<string> = new Set(['sfu', 'turn', 'video']);
const COPIES: ReadonlySet<string> = new Set(['backup', 'archive', 'replica']);
const LOGS: ReadonlySet<string> = new Set([
  'log-store',
  'audit-log',
  'error-tracker',
  'monitoring',
  'analytics',
]);
const RECORDED = classSet(['recording']);

const isLog = ({ node: { node } }: Holding): boolean => LOGS.has(node.kind);
const isCopy = ({ node: { node } }: Holding): boolean => COPIES.has(node.kind);
const hasRecordings = ({ node: { node }, classes }: Holding): boolean =>
  node.kind === 'recording-store' ||
  node.recording?.enabled === true ||
  overlaps(classes, RECORDED);

type Sort = {
  readonly what: string;
  readonly matter: 'storage' | 'processing';
  readonly has: (holding: Holding) => boolean;
  readonly fields: (holding: Holding) => readonly PlaceField[];
};

const LIVE = ['place', 'failover'] as const;

const SORTS: readonly Sort[] = [
  {
    what: 'Live media',
    matter: 'processing',
    has: ({ node: { node } }) => MEDIA.has(node.kind),
    fields: () => LIVE,
  },
  {
    what: 'Recordings',
    matter: 'storage',
    has: (holding) => holding.node.stores && hasRecordings(holding) && !isCopy(holding),
    fields: () => LIVE,
  },
  {
    what: 'Records',
    matter: 'storage',
    has: (holding) =>
      holding.node.stores &&
      holding.node.node.kind !== 'recording-store' &&
      !isCopy(holding) &&
      !isLog(holding),
    fields: () => LIVE,
  },
  {
    what: 'Backups',
    matter: 'storage',
    has: (holding) =>
      holding.node.stores && (isCopy(holding) || copiesOf(holding, ['backup.places', 'replicas'])),
    fields: (holding) =>
      isCopy(holding)
        ? ['place', 'failover', 'replicas', 'backup.places']
        : ['replicas', 'backup.places'],
  },
  {
    what: 'Logs, analytics',
    matter: 'storage',
    has: (holding) => holding.node.stores && isLog(holding),
    fields: () => LIVE,
  },
];

const copiesOf = ({ node }: Holding, fields: readonly PlaceField[]): boolean =>
  node.places.some(({ field }) => fields.includes(field)) || node.node.backup === undefined;

/** Findings that say where PHI is, or how it gets there. */
const isAboutPlace = (rule: string): boolean =>
  /^(?:LOC-(?!0[26]|13)|TRF|RST|MED-03|BKP-02|VND-06)/u.test(rule);

/** The rows of the placement table of a cohort. */
export function placementRows(
  facts: MapFacts,
  cohort: CohortFacts,
  standings: Standings,
): readonly PlacementRow[] {
  const holdings = facts.holdings(cohort, cohort.generalScope).filter(({ node }) => !node.isExempt);
  return SORTS.map((sort) =>
    placementRow(facts, cohort, standings, sort, holdings.filter(sort.has)),
  );
}

function placementRow(
  facts: MapFacts,
  cohort: CohortFacts,
  standings: Standings,
  sort: Sort,
  holdings: readonly Holding[],
): PlacementRow {
  const uses = holdings.flatMap((holding) =>
    usesOf(holding, sort.fields(holding)).map((use) => ({ holding, use })),
  );
  const { what } = sort;
  const required = requiredWords(facts, cohort, sort, holdings);
  if (uses.length === 0)
    return {
      what,
      required,
      drawn: cohort.isEvaluated ? 'none' : 'not known',
      standing: cohort.isEvaluated ? 'nothing' : 'unknown',
      systems: [],
    };
  const judged = uses.map(({ holding, use }): Standing => {
    if (!use.place) return 'unknown';
    return judgePlacement(facts, cohort, holding, use, sort.matter)?.severity ?? 'met';
  });
  const told = standings.of({
    rules: isAboutPlace,
    cohort,
    nodes: new Set(holdings.map(({ node }) => node.node.id)),
    fields: new Set(uses.map(({ use }) => use.field)),
  });
  return {
    what,
    required,
    drawn: shortPlaces(uses.map(({ use }) => use.place)),
    // A finding that was accepted speaks for the place that it accepts.
    standing: told === 'accepted' ? told : worstOf([told, ...judged]),
    systems: [...new Set(holdings.map(({ node }) => node.node.name))],
  };
}

function usesOf(
  { node }: Holding,
  fields: readonly PlaceField[],
): readonly Pick<PlaceUse, 'field' | 'raw' | 'place'>[] {
  const drawn = node.places.filter(({ field }) => fields.includes(field));
  // Whether there are backups is not known: that is a row of its own, not an empty one.
  const isOpen = fields.includes('backup.places') && node.node.backup === undefined;
  return isOpen ? [...drawn, { field: 'backup.places', raw: 'unknown' }] : drawn;
}

/** The lists that bind the PHI there; else what the law on transfers asks for; else nothing. */
function requiredWords(
  facts: MapFacts,
  cohort: CohortFacts,
  { matter }: Sort,
  holdings: readonly Holding[],
): string {
  const names = holdings.flatMap((holding) =>
    placeRulesFor(facts, cohort, holding, matter).map((rule) =>
      rule.statute ? SHORT_LISTS[rule.statute.rule] : ownPolicy(rule.because),
    ),
  );
  if (names.length > 0) {
    const inAnalysis = cohort.hipaa === true ? '; in risk analysis' : '';
    return `${listWords([...new Set(names)].toSorted())}${inAnalysis}`;
  }
  if (matter === 'processing') return `${homeName(cohort)} (policy)`;
  return transferRequirement(cohort);
}

/** The lists of the statutes in few letters; whole in the answer about localisation. */
const SHORT_LISTS: Readonly<Record<Statute['rule'], string>> = {
  'LOC-01': 'EEA',
  'LOC-05': 'EEA, CH, adequate',
  'LOC-09': 'US, Canada',
  'LOC-10': 'US, territories',
};

/** An own list is named by its kind: its words stand in the left column or in the matrix. */
const ownPolicy = (because: PlaceRule['because']): string =>
  because.some(({ field }) => field === 'prohibited') ? 'own matrix' : 'own promise';

/** What binds where no list does. */
export function transferRequirement(cohort: CohortFacts): string {
  if (cohort.gdpr === true) return 'EEA, or a channel';
  if (cohort.uk === true) return 'UK, or a channel';
  if (cohort.isQuebec) return 'Quebec, or assessed';
  if (cohort.isCanada) return 'comparable protection';
  if (cohort.gdpr === 'unknown' || cohort.hipaa === 'unknown') return 'not known';
  if (cohort.hipaa) return 'in the risk analysis';
  return 'no rule in this pack';
}
