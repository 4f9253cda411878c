import type { Drawing } from './draw-map.ts';
import { bare } from './walk-case.ts';

export type DrawnNode = NonNullable<Drawing['nodes']>[number];
export type DrawnHop = NonNullable<Drawing['hops']>[number];
type Fields = Readonly<Record<string, unknown>>;

/** What a sketch says of its parts besides, or instead. */
export type Sketch = {
  readonly store?: Partial<DrawnNode>;
  readonly api?: Partial<DrawnNode>;
  readonly hop?: Partial<DrawnHop>;
  readonly cohort?: Fields;
  /** A second cohort that enters at the API. */
  readonly others?: Fields;
  readonly vendor?: Fields;
  readonly hops?: Drawing['hops'];
  readonly nodes?: DrawnNode[];
};

/**
 * PHI of patients treated in France goes from a phone by the organisation's own API in Paris to a
 * vendor's store in Virginia, for which the vendor is known to have no instrument.
 */
export function sketch({
  store,
  api,
  hop,
  cohort,
  vendor = bare,
  hops,
  nodes = [],
  others,
}: Sketch): Drawing {
  return {
    cohorts: [
      {
        id: 'french',
        name: 'French patients',
        care: 'FR',
        controller: 'FR',
        dataClasses: ['recording'],
        entry: ['phone'],
        ...cohort,
      },
      ...(others
        ? [
            {
              id: 'others',
              name: 'Others',
              care: 'DE',
              dataClasses: ['chat' as const],
              entry: ['api'],
              ...others,
            },
          ]
        : []),
    ],
    vendors: [
      { id: 'acme', name: 'Acme', ...vendor },
      { id: 'helper', name: 'Helper', ...bare },
    ],
    nodes: [
      { id: 'phone', name: 'Phone', kind: 'patient-device', place: 'iso:US' },
      { id: 'api', name: 'API', kind: 'api', vendor: 'self', place: 'iso:FR', ...api },
      {
        id: 'store',
        name: 'Store',
        kind: 'recording-store',
        vendor: 'acme',
        place: 'aws:us-east-1',
        service: 'storage',
        support: [],
        ...store,
      },
      ...nodes,
    ],
    hops: hops ?? [
      { id: 'call', from: 'phone', to: 'api' },
      { id: 'keep', from: 'api', to: 'store', ...hop },
    ],
  };
}
