import { gdprAdequacy, ukAdequacy } from '#shared/geography/adequacy.ts';
import { countryInSentence, isEea } from '#shared/geography/countries.ts';
import type { Place } from '#shared/geography/place.ts';
import type { Hop, Transfer } from '../map/model.ts';
import type { Missing } from './agreement.ts';
import { CLAUSES } from './channel-step.ts';
import type { Import, Step, StepName, TransferLaw, WalkContext } from './channel-step.ts';
import { clauseStep } from './clause-step.ts';
import { dpfStep } from './dpf-step.ts';
import type { Fact } from './finding.ts';

/** What the walk came to. */
export type Walk = {
  /** `inside`: no border is crossed. */
  readonly outcome: 'inside' | 'channel' | 'without-assessment' | 'art-49' | 'none' | 'undecided';
  readonly steps: readonly Step[];
  /** The first step that holds. */
  readonly channel?: Step;
  /** How the next one stands: it holds, all others fail, or one is undecided. */
  readonly fallback: 'holds' | 'fails' | 'undecided';
  /** The first missing fact, where undecided; also where only the fallback is. */
  readonly missing?: Missing;
};

/** Whether a country lies inside the area within which a law knows no transfer. */
export const isInside = (law: TransferLaw, country: string): boolean =>
  law === 'gdpr' ? isEea(country) : country === 'GB';

/** The countries of a place that lie outside; `anywhere` stays what it is. */
function outside(law: TransferLaw, place: Place): readonly string[] | 'anywhere' {
  return place.countries === 'anywhere'
    ? 'anywhere'
    : place.countries.filter((country) => !isInside(law, country));
}

/**
 * Walks the channels by which PHI may go to an importer: adequacy, DPF, SCC, BCR (for UK law the
 * UK list, the DPF's UK Extension, IDTA, Addendum, BCR). A known mechanism on the hop is the only
 * candidate, with its fallback. GDPR 44 to 49; UK GDPR 44A to 49.
 */
export function walk(context: WalkContext, entry: Import): Walk {
  const abroad = outside(entry.law, entry.place);
  if (abroad !== 'anywhere' && abroad.length === 0)
    return { outcome: 'inside', steps: [], fallback: 'holds' };
  const take = (name: StepName): Step => takeStep(context, entry, abroad, name);
  const { candidates, unnamed } = candidatesOf(entry);
  const steps = candidates.map(take);
  const at = steps.findIndex((step) => step.result === 'holds');
  const channel = steps[at];
  return channel
    ? {
        outcome: 'channel',
        steps,
        channel,
        ...next([...steps.slice(at + 1), ...unnamed.map(take)]),
      }
    : withoutChannel(steps);
}

/**
 * What is tried: what the hop names, else the order of the law. Where a hop names a mechanism and
 * no fallback, the vendor's instruments may still be one, but never the channel.
 */
function candidatesOf({ law, hop, isUnderBoth = false }: Import): {
  readonly candidates: readonly StepName[];
  readonly unnamed: readonly StepName[];
} {
  const { mechanism, fallback }: Transfer = hop?.transfer ?? {};
  const ofOtherLaw: readonly string[] = law === 'gdpr' ? ['uk-idta', 'uk-addendum'] : ['scc'];
  if (mechanism === undefined || (isUnderBoth && ofOtherLaw.includes(mechanism)))
    return { candidates: ['adequacy', 'dpf', ...CLAUSES[law]], unnamed: [] };
  if (fallback === undefined) {
    const unnamed = CLAUSES[law].filter((name) => name !== mechanism);
    return { candidates: [mechanism], unnamed };
  }
  const isOther = fallback !== 'none' && fallback !== mechanism;
  return { candidates: isOther ? [mechanism, fallback] : [mechanism], unnamed: [] };
}

/** How the steps after the channel stand. */
function next(rest: readonly Step[]): Pick<Walk, 'fallback' | 'missing'> {
  if (rest.some((step) => step.result === 'holds')) return { fallback: 'holds' };
  const missing = rest.find((step) => step.result === 'undecided')?.missing;
  return missing ? { fallback: 'undecided', missing } : { fallback: 'fails' };
}

function withoutChannel(steps: readonly Step[]): Walk {
  const missing = steps.find((step) => step.result === 'undecided')?.missing;
  if (missing) return { outcome: 'undecided', steps, fallback: 'undecided', missing };
  const isDerogation = steps.some((step) => step.name === 'art-49');
  const isUnassessed = steps.some((step) => step.isWithoutAssessment);
  const outcome = isDerogation ? 'art-49' : isUnassessed ? 'without-assessment' : 'none';
  return { outcome, steps, fallback: 'fails' };
}

function takeStep(
  context: WalkContext,
  entry: Import,
  abroad: readonly string[] | 'anywhere',
  name: StepName,
): Step {
  const step = judge(context, entry, abroad, name);
  return { ...step, because: [...statedBy(entry.hop), ...step.because] };
}

function judge(
  context: WalkContext,
  entry: Import,
  abroad: readonly string[] | 'anywhere',
  name: StepName,
): Step {
  switch (name) {
    case 'none':
    case 'art-49':
      return { name, result: 'fails', because: [] };
    case 'adequacy':
      return adequacyStep(context, entry, abroad);
    case 'dpf':
      return dpfStep(context, entry, abroad);
    case 'scc':
    case 'bcr':
    case 'uk-idta':
    case 'uk-addendum':
      return clauseStep(context, entry, name);
  }
}

/** What a hop says of mechanism, fallback and signature: also where it names only one of them. */
function statedBy(hop: Hop | undefined): Fact[] {
  if (!hop?.transfer) return [];
  const { mechanism, fallback, signed } = hop.transfer;
  return Object.entries({ mechanism, fallback, signed }).flatMap(([field, value]) =>
    value === undefined
      ? []
      : [{ subject: { type: 'hop', id: hop.id } as const, field: `transfer.${field}`, value }],
  );
}

function adequacyStep(
  { asOf, subject }: WalkContext,
  { law }: Import,
  abroad: readonly string[] | 'anywhere',
): Step {
  const name = 'adequacy';
  if (abroad === 'anywhere') return { name, result: 'fails', because: [] };
  const list = law === 'gdpr' ? gdprAdequacy : ukAdequacy;
  const answers = abroad.map((country) => ({ country, ...list(country, asOf) }));
  const because = answers.map(({ country, adequate, decision, note }): Fact => {
    const none = `no decision covers ${countryInSentence(country)} as a whole on ${asOf}`;
    const why = note === undefined ? none : `${none}. ${note}`;
    const value = adequate ? (decision?.citation ?? 'adequate') : why;
    return { subject, field: `adequacy.${country}`, value };
  });
  const isAdequate = answers.every(({ adequate }) => adequate);
  return { name, result: isAdequate ? 'holds' : 'fails', because };
}
