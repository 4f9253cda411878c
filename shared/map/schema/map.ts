import { z } from 'zod';
import { cohort } from './cohort.ts';
import {
  amount,
  amountOr,
  choice,
  choices,
  date,
  drawn,
  group,
  groupOrNone,
  id,
  references,
  requiredChoice,
  requiredText,
  text,
  texts,
} from './field.ts';
import { country, jurisdictions, places, placeSet } from './geography-field.ts';
import { hop } from './hop.ts';
import { described, optional } from './meta.ts';
import { mapNode } from './node.ts';
import { vendor } from './vendor.ts';
import { dataClasses, dataGroupNames, nodeKinds, routingBases } from './vocabulary.ts';

export const MAP_FORMAT = 'domicile.map';
export const MAP_VERSION = 1;

const organisation = group(
  {
    name: text({ title: 'Name', description: 'Whose map it is.' }),
    country: country({ title: 'Country', description: 'Where the organisation is established.' }),
    hipaaRole: choice(['covered-entity', 'business-associate'], {
      title: 'Role under HIPAA',
      description: '"none": neither a covered entity nor a business associate.',
    }),
  },
  { title: 'Organisation', description: 'Who answers for the map.' },
);

const routing = group(
  {
    basis: choices(routingBases, {
      title: 'Patients are routed by',
      description: 'What decides which region serves a patient. Empty: nothing does.',
    }),
  },
  { title: 'Routing', description: 'How a patient gets to a region.' },
);

const governance = group(
  {
    riskAnalysis: groupOrNone(
      {
        date: date({ title: 'Date', description: 'The day it was last done.' }),
        places: places({ title: 'Places covered', description: 'The places it looked at.' }),
      },
      { title: 'Risk analysis', description: '45 CFR 164.308(a)(1)(ii)(A).' },
    ),
    mapReviewed: date({ title: 'Map reviewed', description: 'The day this map was gone through.' }),
    accessReviewed: date({
      title: 'Access reviewed',
      description: 'The day all access rights were gone through.',
    }),
    penetrationTest: date({ title: 'Penetration test', description: 'The day of the last one.' }),
    tabletop: date({
      title: 'Incident exercise',
      description: 'The day an incident was last played through.',
    }),
    responsibilityMatrix: date({
      title: 'Responsibility matrix',
      description: 'The day who does what was last written down.',
    }),
    documentRetentionYears: amountOr(['none'], {
      title: 'Documentation kept for',
      unit: 'years',
      description: '45 CFR 164.316(b)(2)(i) asks for six.',
    }),
    breachRunbooks: jurisdictions({
      title: 'Breach runbooks',
      description: 'The jurisdictions for which one is written.',
    }),
  },
  { title: 'Governance', description: 'Evidence that the organisation keeps.' },
);

/** A row of the residency matrix: where one class, or one group of classes, may be. */
export const matrixRow = z.strictObject({
  id: id(),
  dataClass: choice(dataClasses, { title: 'Data class', description: 'Either this or a group.' }),
  group: choice(dataGroupNames, { title: 'Data group', description: 'Either this or a class.' }),
  cohorts: references('cohort', { title: 'Cohorts', description: 'Not given: all.' }),
  allowed: placeSet({ title: 'Allowed', description: 'It may be here and nowhere else.' }),
  prohibited: placeSet({ title: 'Prohibited', description: 'It may not be here.' }),
  maxRetentionDays: amount({
    title: 'Kept for at most',
    unit: 'days',
    description: 'The longest that it may be kept.',
  }),
  processors: references('vendor', {
    title: 'Processors',
    description: 'Only these vendors may have it; "self" is the own organisation.',
  }),
  basis: choice(['law', 'contract', 'policy'], { title: 'Basis', description: 'Why it is so.' }),
  source: text({ title: 'Source', description: 'The clause or document that says so.' }),
});

/** What was promised about places, such as "US only". */
export const posture = z.strictObject({
  id: id(),
  name: requiredText({ title: 'Name', description: 'Such as "US only".' }),
  cohorts: references('cohort', { title: 'Cohorts', description: 'Not given: all.' }),
  allowed: placeSet({ title: 'Allowed', description: 'PHI may be here and nowhere else.' }),
  scope: choice(['storage', 'access', 'both'], {
    title: 'Scope',
    description: 'Whether it binds storage, access or both.',
  }),
  source: text({ title: 'Source', description: 'The clause or document that says so.' }),
});

export const subjectTypes = ['node', 'hop', 'vendor', 'cohort', 'policy', 'map'] as const;

/** A finding that somebody decided to live with. */
export const acceptance = z.strictObject({
  rule: described(
    z.string({ error: 'expected a rule such as "TRF-03"' }).regex(/^[A-Z]{3}-\d{2}$/, {
      error: 'expected a rule such as "TRF-03"',
    }),
    { title: 'Rule', description: 'The leading rule of the finding.' },
    { type: 'text' },
  ),
  subject: described(
    z.strictObject(
      {
        type: requiredChoice(subjectTypes, { title: 'Type', description: 'What it is about.' }),
        id: requiredText({ title: 'Id', description: 'The id of the element it is about.' }),
      },
      { error: 'expected an object such as { "type": "node", "id": "api" }' },
    ),
    { title: 'Subject', description: 'What the finding is about.' },
    { type: 'group' },
  ),
  cohorts: references('cohort', { title: 'Cohorts', description: 'Not given: all.' }),
  reason: text({ title: 'Reason', description: 'Why it is borne.' }),
  by: text({ title: 'By', description: 'Who decided it.' }),
  on: date({ title: 'On', description: 'The day it was decided.' }),
  until: date({ title: 'Until', description: 'The last day on which it holds.' }),
});

/** A question of design that was settled. */
export const decision = z.strictObject({
  id: id(),
  question: text({ title: 'Question', description: 'What was to be decided.' }),
  options: texts({ title: 'Options', description: 'What there was to choose from.' }),
  chosen: text({ title: 'Chosen', description: 'What was decided.' }),
  reason: text({ title: 'Reason', description: 'Why it was decided so.' }),
  by: text({ title: 'By', description: 'Who decided it.' }),
  on: date({ title: 'On', description: 'The day it was decided.' }),
});

const policies = described(
  optional(
    z.strictObject(
      {
        matrix: drawn(matrixRow, {
          title: 'Residency matrix',
          description: 'Where each class of data may be.',
        }),
        postures: drawn(posture, {
          title: 'Postures',
          description: 'What was promised about places.',
        }),
      },
      { error: 'expected an object with "matrix" and "postures"' },
    ),
  ),
  { title: 'Policies', description: "The team's own rules." },
  { type: 'group' },
);

/**
 * Map format 1, whole. Places, dates and codes are checked here; that references are not dangling
 * and ids unique is checked by `read/check-references.ts`, which sees the whole map.
 */
export const domicileMap = z.strictObject(
  {
    format: described(
      z.literal(MAP_FORMAT, { error: `expected "${MAP_FORMAT}"` }),
      { title: 'Format', description: 'Says what the file is.' },
      { type: 'text' },
    ),
    version: described(
      z.literal(MAP_VERSION, { error: `expected the number ${MAP_VERSION}` }),
      { title: 'Version', description: 'Of the format.' },
      { type: 'count' },
    ),
    id: id(),
    title: requiredText({ title: 'Title', description: 'Of the map, on every page.' }),
    organisation,
    routing,
    governance,
    cohorts: drawn(cohort, { title: 'Cohorts', description: 'Patients under the same facts.' }),
    vendors: drawn(vendor, { title: 'Vendors', description: 'Everybody else who touches PHI.' }),
    nodes: drawn(mapNode, {
      title: 'Nodes',
      description: 'Systems and people that PHI can reach.',
    }),
    hops: drawn(hop, { title: 'Hops', description: 'PHI moving from one node to another.' }),
    policies,
    notUsed: described(
      optional(
        z.array(z.enum(nodeKinds, { error: 'expected a kind of node, such as "error-tracker"' }), {
          error: 'expected a list (leave it out if it is empty)',
        }),
      ),
      { title: 'Not used', description: 'Kinds that the team states it does not have.' },
      { type: 'choices', choices: nodeKinds },
    ),
    acceptances: drawn(acceptance, {
      title: 'Accepted findings',
      description: 'Findings that somebody decided to live with.',
    }),
    decisions: drawn(decision, {
      title: 'Decisions',
      description: 'Questions of design that were settled.',
    }),
  },
  { error: 'expected an object: a Domicile map' },
);

/** A map as it stands in a file: "unknown" written out, lists that were left out still left out. */
export type MapDocument = z.infer<typeof domicileMap>;
