import type { Drawing } from './draw-map.ts';

type Element<K extends 'cohorts' | 'vendors' | 'nodes' | 'hops'> = NonNullable<Drawing[K]>[number];

export type Agreement = Exclude<NonNullable<Element<'vendors'>['agreements']>, string>[number];

/** What a case changes of a handover, and what it adds. */
export type Handover = Pick<Drawing, 'organisation' | 'governance' | 'policies'> & {
  readonly cohort?: Partial<Element<'cohorts'>>;
  readonly vendor?: Partial<Element<'vendors'>>;
  readonly node?: Partial<Element<'nodes'>>;
  readonly hop?: Partial<Element<'hops'>>;
  readonly cohorts?: readonly Element<'cohorts'>[];
  readonly vendors?: readonly Element<'vendors'>[];
  readonly nodes?: readonly Element<'nodes'>[];
  readonly hops?: readonly Element<'hops'>[];
};

export const french = { care: 'FR', controller: 'FR', hipaa: false } as const;

/** A second cohort, treated in France, that enters at the portal too. */
export const frenchToo: Element<'cohorts'> = {
  ...french,
  id: 'french',
  name: 'French patients',
  dataClasses: ['clinical-note'],
  entry: ['portal'],
};

/** An agreement that is signed and in force without end. */
export const signed = (type: Agreement['type'], more: Partial<Agreement> = {}): Agreement => ({
  ...(type === undefined ? {} : { type }),
  status: 'signed',
  effective: '2025-01-01',
  expires: 'none',
  services: ['*'],
  ...more,
});

/**
 * Notes of American patients go from the organisation's portal over the hop `send` to the node
 * `system` of the vendor `acme`, a processor without any agreement.
 */
export function drawHandover({
  cohort,
  vendor,
  node,
  hop,
  cohorts = [],
  vendors = [],
  nodes = [],
  hops = [],
  ...more
}: Handover = {}): Drawing {
  return {
    organisation: { country: 'US', hipaaRole: 'covered-entity' },
    ...more,
    cohorts: [
      {
        id: 'patients',
        name: 'Patients',
        care: 'US-GA',
        dataClasses: ['clinical-note'],
        entry: ['portal'],
        ...cohort,
      },
      ...cohorts,
    ],
    vendors: [
      { id: 'acme', name: 'Acme', role: 'processor', agreements: [], support: [], ...vendor },
      ...vendors,
    ],
    nodes: [
      { id: 'portal', name: 'Portal', kind: 'web-app', vendor: 'self', place: 'iso:US-GA' },
      {
        id: 'system',
        name: 'System',
        kind: 'api',
        vendor: 'acme',
        place: 'aws:us-east-1',
        ...node,
      },
      ...nodes,
    ],
    hops: [
      {
        id: 'send',
        from: 'portal',
        to: 'system',
        carrier: 'https',
        encryption: 'tls-1.3',
        ...hop,
      },
      ...hops,
    ],
  };
}
