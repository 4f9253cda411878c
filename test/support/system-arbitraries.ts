import * as fc from 'fast-check';
import {
  atRestEncryptions,
  carriers,
  dataClasses,
  hopEncryptions,
  identifiabilities,
  loweredIdentifiabilities,
  nodeKinds,
  purposes,
  transferMechanisms,
  transformMethods,
} from '#shared/map/schema/vocabulary.ts';
import type { Drawing } from './draw-map.ts';
import {
  PLACES,
  day,
  days,
  flag,
  one,
  orNone,
  parts,
  some,
  supportList,
} from './fact-arbitraries.ts';
import type { Ids } from './fact-arbitraries.ts';

type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];

/** A system of which some facts are known. */
export const node = (id: string, { vendors }: Ids): fc.Arbitrary<Node> =>
  parts(
    {
      id: fc.constant(id),
      name: fc.constant(`System ${id}`),
      kind: fc.oneof(one(nodeKinds), one(['api', 'database', 'backup', 'patient-device'] as const)),
      vendor: one([...vendors, 'self', 'unknown']),
      service: one(['storage', 'compute']),
      place: one(PLACES),
      pinned: flag,
      failover: some(PLACES, 2),
      replicas: some(PLACES, 2),
      plane: orNone(['control', 'data'] as const),
      necessity: orNone(['essential', 'optional'] as const),
      persistence: orNone(['transient', 'at-rest'] as const),
      atRest: parts(
        {
          encryption: one([...atRestEncryptions, 'unknown'] as const),
          alternative: day,
          keys: parts(
            { custody: orNone(['provider', 'customer', 'hsm', 'external'] as const) },
            [],
          ),
        },
        [],
      ),
      retention: parts({ days }, []),
      backup: fc.oneof(
        fc.constant('none' as const),
        parts(
          { places: some(PLACES, 2), encryption: one([...atRestEncryptions, 'unknown'] as const) },
          [],
        ),
      ),
      support: supportList(vendors),
      recording: parts({ enabled: flag }, []),
      transform: parts(
        {
          to: orNone(loweredIdentifiabilities),
          method: one([...transformMethods, 'unknown'] as const),
        },
        [],
      ),
    },
    ['id', 'name', 'kind'],
  );

/** A hop of which some facts are known. */
export const hop = (id: string, { cohorts, nodes }: Ids): fc.Arbitrary<Hop> =>
  parts(
    {
      id: fc.constant(id),
      from: one(nodes),
      to: one(nodes),
      name: fc.constant(`Hop ${id}`),
      twoWay: flag,
      carrier: orNone(carriers),
      encryption: one([...hopEncryptions, 'unknown'] as const),
      downgrade: flag,
      carries: some(dataClasses, 5),
      identifiability: orNone(identifiabilities),
      cohorts: some(cohorts),
      necessity: orNone(['essential', 'optional'] as const),
      purpose: orNone(purposes),
      frequency: orNone(['continuous', 'batch', 'occasional', 'one-off'] as const),
      retention: parts({ days }, []),
      payload: some(dataClasses),
      transfer: parts(
        {
          mechanism: one([...transferMechanisms, 'unknown'] as const),
          signed: day,
          tia: day,
          fallback: orNone(['scc', 'bcr'] as const),
          pia: day,
          piaConclusion: orNone(['adequate', 'inadequate'] as const),
          agreement: flag,
        },
        [],
      ),
    },
    ['id', 'from', 'to', 'name'],
  );
