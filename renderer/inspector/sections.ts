import { type FieldRow, fieldsOf } from '#shared/map/field-table.ts';
import type { NodeKind } from '#shared/map/schema/vocabulary.ts';

/** What the inspector edits. */
export type Inspected = 'node' | 'hop' | 'cohort' | 'vendor' | 'matrixRow' | 'posture';

/** A titled part of the inspector and its fields: those always shown, and those behind "more". */
export type Section = {
  readonly title: string;
  readonly rows: readonly FieldRow[];
  readonly further: readonly FieldRow[];
};

type Layout = readonly (readonly [title: string, always: string, further?: string])[];

/** Top fields, or single fields of a group, in the order in which they are shown. */
const LAYOUTS: Readonly<Record<Inspected, Layout>> = {
  node: [
    ['Where', 'place vendor service', 'pinned plane environment network trustZone'],
    [
      'What it holds',
      'persistence necessity realData transform recording',
      'contentLogging browserStorage tenancy tenantScoped',
    ],
    [
      'Protection',
      'atRest.encryption atRest.keys.custody atRest.keys.rotationDays client',
      'atRest signedUrlMinutes hsts',
    ],
    ['Retention', 'retention.days retention.deletion', 'retention'],
    ['Access', 'access.mfa support', 'access audit'],
    ['Copies', 'replicas failover backup', ''],
    ['Contract', '', 'responsibilities mirrorsPolicy'],
  ],
  hop: [
    ['Where', 'from to name twoWay cohorts'],
    [
      'What it carries',
      'carries purpose necessity',
      'identifiability frequency secondaryUse payload',
    ],
    ['Protection', 'carrier encryption', 'downgrade mutualAuth cache'],
    ['Retention', 'retention.days', 'retention'],
    ['Contract', 'transfer.mechanism transfer.fallback transfer.tia', 'transfer'],
  ],
  cohort: [
    ['Where', 'care residence entry', 'nationality providerLicences controller'],
    ['Who', 'people dataClasses', 'usPersons'],
    [
      'Law',
      'hipaa art9Basis dpia',
      'certifiedEhr statutoryCare publicBody part2 offshoreBan payerPrograms exceptions',
    ],
  ],
  vendor: [
    ['Where', 'country parentCountry role', 'establishments concernOwnership statesLocations'],
    ['Contract', 'agreements'],
    ['Transfers', 'dpf', ''],
    ['Certificates', 'certifications'],
    ['Subprocessors', 'subprocessorsListed subprocessors'],
    ['Access', 'support'],
    ['What it holds', 'contentRetentionDays training', 'incidentNoticeHours'],
    ['Evidence', 'assessments', 'cmsAttestation hdsMap cisaControls'],
  ],
  matrixRow: [
    ['Rule', 'dataClass group cohorts allowed prohibited maxRetentionDays processors basis source'],
  ],
  posture: [['Promise', 'name allowed scope cohorts source']],
};

const layoutPaths = (words: string): readonly string[] => words.split(' ').filter(Boolean);

/** The field at a path and the fields inside it. */
const within = (rows: readonly FieldRow[], path: string): FieldRow[] =>
  rows.filter((row) => row.path === path || row.path.startsWith(`${path}.`));

/** Whether a field matters for a kind: one that names other kinds stands behind "more". */
function matters(row: FieldRow, all: readonly FieldRow[], kinds: readonly NodeKind[]): boolean {
  const above = all.find(({ path }) => row.path.startsWith(`${path}.`) && !path.includes('.'));
  const meant = row.kinds ?? above?.kinds;
  return meant === undefined || kinds.some((kind) => meant.includes(kind));
}

/**
 * The sections of the inspector, drawn from the field table. A field that names the kind stands with
 * those always shown, first of its section; a field that names only other kinds stands behind "more".
 * @param kinds the kinds of the nodes that are selected; empty for anything else
 */
export function sectionsOf(element: Inspected, kinds: readonly NodeKind[]): readonly Section[] {
  const all = fieldsOf(element);
  return LAYOUTS[element].map(([title, always, further = '']) => {
    const first = layoutPaths(always).flatMap((path) => within(all, path));
    const rest = layoutPaths(further)
      .flatMap((path) => within(all, path))
      .filter((row) => !first.includes(row));
    const named = rest.filter((row) => kinds.length > 0 && isNamed(row, all, kinds));
    const shown = first.filter((row) => matters(row, all, kinds));
    return {
      title,
      rows: [...shown, ...named],
      further: [
        ...first.filter((row) => !shown.includes(row)),
        ...rest.filter((row) => !named.includes(row)),
      ],
    };
  });
}

function isNamed(row: FieldRow, all: readonly FieldRow[], kinds: readonly NodeKind[]): boolean {
  const above = all.find(({ path }) => row.path.startsWith(`${path}.`) && !path.includes('.'));
  const meant = row.kinds ?? above?.kinds;
  return meant !== undefined && kinds.some((kind) => meant.includes(kind));
}
