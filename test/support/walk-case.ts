import type { Missing } from '#shared/evaluate/agreement.ts';
import type { Assumption } from '#shared/evaluate/assumption.ts';
import type { TransferLaw } from '#shared/evaluate/channel-step.ts';
import { walk } from '#shared/evaluate/channel.ts';
import type { Walk } from '#shared/evaluate/channel.ts';
import { resolvePlace } from '#shared/geography/place.ts';
import { drawMap } from './draw-map.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One transfer to walk; by default under the GDPR to a vendor of nothing known in Virginia. */
export type WalkCase = {
  readonly place?: string;
  readonly law?: TransferLaw;
  readonly asOf?: string;
  readonly assume?: readonly Assumption[];
  /** The importing vendor's fields as a map writes them, or who else imports. */
  readonly vendor?: Fields | 'self' | 'not known';
  /** The `transfer` of the hop that brings it; without it there is no hop. */
  readonly transfer?: Fields;
  readonly service?: string | null;
  readonly isUnderBoth?: boolean;
};

/** The day of a walk unless it says otherwise. */
export const WALK_DAY = '2026-11-22';

const who: Missing = { subject: { type: 'node', id: 'node' }, field: 'vendor', question: 'Who?' };

/** Walks one transfer. Throws where the case is no valid drawing. */
export function walkCase(item: WalkCase): Walk {
  const { vendor = {}, transfer, law = 'gdpr', isUnderBoth, assume = [] } = item;
  const place = resolvePlace(item.place ?? 'aws:us-east-1');
  if (!place.ok) throw new Error(place.problem);
  const map = drawMap({
    nodes: ['a', 'b'].map((id) => ({ id, name: id, kind: 'api' })),
    vendors: typeof vendor === 'object' ? [{ id: 'acme', name: 'Acme', ...vendor }] : [],
    hops: [{ id: 'hop', from: 'a', to: 'b', ...(transfer ? { transfer } : {}) }],
  });
  const [hop] = map.hops;
  const context = {
    asOf: item.asOf ?? WALK_DAY,
    assumptions: new Set(assume),
    subject: { type: 'map', id: map.id } as const,
  };
  return walk(context, {
    law,
    importer: vendor === 'not known' ? undefined : vendor === 'self' ? 'self' : map.vendors[0],
    place: place.place,
    service: item.service === undefined ? 'storage' : item.service,
    cohort: 'french',
    who,
    ...(transfer && hop ? { hop } : {}),
    ...(isUnderBoth === undefined ? {} : { isUnderBoth }),
  });
}

/** The walk in a line: `channel scc, fallback fails`, `undecided vendor:acme dpf.status`. */
export function walkOutcome(item: WalkCase): string {
  const { outcome, channel, fallback, missing } = walkCase(item);
  const asks = missing ? ` ${missing.subject.type}:${missing.subject.id} ${missing.field}` : '';
  return channel ? `channel ${channel.name}, fallback ${fallback}${asks}` : `${outcome}${asks}`;
}

/** A current certification for patient data. */
export const certified = {
  status: 'active' as const,
  checked: '2026-10-01',
  covers: ['non-hr' as const],
};

/** Known not to be certified. */
export const uncertified = { status: 'none' as const };

/** Known to have no instrument at all. */
export const bare = { dpf: uncertified, agreements: [] };

/** An instrument in force for every service, assessed half a year ago. */
export const clause = (type: string, more: Fields = {}): Fields => ({
  type,
  status: 'signed',
  effective: '2025-01-01',
  expires: 'none',
  services: ['*'],
  tia: '2026-05-01',
  ...more,
});

/** A vendor with standard contractual clauses alone. */
export const withScc = (more: Fields = {}): Fields => ({
  dpf: uncertified,
  agreements: [clause('scc', more)],
});
