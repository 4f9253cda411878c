import type { Drawing } from './draw-map.ts';

export type Node = NonNullable<Drawing['nodes']>[number];
export type Cohort = NonNullable<Drawing['cohorts']>[number];
export type Vendor = NonNullable<Drawing['vendors']>[number];

/** A processor with no instrument for transfers. */
export const bareVendor: Vendor = {
  id: 'cloud',
  name: 'Cloud',
  role: 'processor',
  agreements: [],
  assessments: [],
  dpf: { status: 'none' },
  support: [],
};

/** The same with standard contractual clauses in force, assessed on a day. */
export const withClauses = (tia: string): Vendor => ({
  ...bareVendor,
  agreements: [
    {
      type: 'scc',
      status: 'signed',
      effective: '2024-01-01',
      expires: 'none',
      services: ['*'],
      tia,
    },
  ],
});

export const irish: Partial<Cohort> = { care: 'IE', controller: 'IE' };
export const american: Partial<Cohort> = { care: 'US-GA', controller: 'US', hipaa: true };

/** A posture that keeps PHI in the US. */
export const posture = (
  scope: 'storage' | 'access' | 'both' | undefined,
  cohorts?: string[],
): Drawing => ({
  policies: {
    postures: [
      {
        id: 'home-only',
        name: 'Georgia only',
        allowed: ['group:US-AND-TERRITORIES'],
        ...(scope ? { scope } : {}),
        ...(cohorts ? { cohorts } : {}),
      },
    ],
  },
});

type Around = Pick<Drawing, 'policies' | 'organisation' | 'governance'> & {
  readonly cohort?: Partial<Cohort>;
  readonly vendor?: Vendor;
  /** Where the API is that hands PHI on to the store. */
  readonly api?: string;
  readonly apiBy?: string;
};

/** One cohort's phone, an API and a store in Ireland, all complete; the store as the case needs it. */
export function drawStore(
  store: Partial<Node>,
  {
    cohort = irish,
    vendor = bareVendor,
    api = 'aws:eu-west-1',
    apiBy = 'cloud',
    ...more
  }: Around = {},
): Drawing {
  const patients: Cohort = {
    id: 'patients',
    name: 'Patients',
    care: 'IE',
    dataClasses: ['recording'],
    entry: ['phone'],
    ...cohort,
  };
  return {
    ...more,
    cohorts: [patients],
    vendors: [vendor],
    nodes: [
      { id: 'phone', name: 'Phone', kind: 'patient-device', place: 'iso:IE' },
      { id: 'api', name: 'API', kind: 'api', vendor: apiBy, place: api, failover: [], support: [] },
      {
        id: 'store',
        name: 'Recordings',
        kind: 'recording-store',
        vendor: 'cloud',
        place: 'aws:eu-west-1',
        failover: [],
        replicas: [],
        backup: 'none',
        ...store,
      },
    ],
    hops: [
      { id: 'in', from: 'phone', to: 'api', carrier: 'https', encryption: 'tls-1.3' },
      { id: 'keep', from: 'api', to: 'store', carrier: 'https', encryption: 'tls-1.3' },
    ],
  };
}
