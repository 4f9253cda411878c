import { describe, expect, it } from 'vitest';
import { readStore } from '#test/support/read-store.ts';
import type { StoreCase } from '#test/support/read-store.ts';
import { backUpAtHome, checkCopies, mayBeOpened, moveNearer, placedHoldings } from './copies.ts';
import type { CopyRule, Outside } from './copies.ts';
import type { Remedy } from './finding.ts';
import { placeUse } from './node-facts.ts';
import type { PlaceField } from './node-facts.ts';

const replicas: CopyRule = {
  uses: (node) => node.replicas,
  verb: 'is replicated to',
  remedies: () => [],
};

/** What a rule about replicas makes of a drawing, in short. */
function said(drawn: StoreCase, rule: CopyRule = replicas): string[] {
  return checkCopies(readStore(drawn).facts, rule).map((outcome) =>
    outcome.kind === 'found' ? outcome.message : `${outcome.ifNo}? ${outcome.question}`,
  );
}

const question = 'PHI at Store is replicated to a place that is not known: where is it?';
const unknown: StoreCase = { store: { replicas: ['unknown'] } };

describe('checkCopies', () => {
  it('asks where a copy is, with the worst that the answer may be', () => {
    expect(said(unknown)).toEqual([`risk? ${question}`]);
    expect(said({ ...unknown, cohort: { care: 'FR' } })).toEqual([`violation? ${question}`]);
  });

  it('does not ask where no answer could matter', () => {
    // Nothing binds the copy, and the live path is away from home already.
    expect(said({ ...unknown, app: { place: 'iso:US' } })).toEqual([]);
    expect(said(unknown, { ...replicas, isViolationOnly: true })).toEqual([]);
    expect(said({ store: { replicas: [] } })).toEqual([]);
  });

  it('asks what a transfer rests on, and nothing once one channel holds', () => {
    const drawn = (dpf: {
      status: 'active' | 'none';
      checked?: string;
      covers?: 'non-hr'[];
    }): StoreCase => ({
      cohort: { care: 'IT' },
      store: { replicas: ['iso:US'] },
      vendor: { country: 'US', agreements: 'unknown', dpf },
    });
    const strict: CopyRule = { ...replicas, isViolationOnly: true };
    expect(said(drawn({ status: 'none' }), strict)).toHaveLength(1);
    // Whether there are clauses too is not known; with the list behind it, it does not matter here.
    const active = drawn({ status: 'active', checked: '2026-11-01', covers: ['non-hr'] });
    expect(said(active, strict)).toEqual([]);
    expect(said(active)).toHaveLength(1);
  });

  it('does not ask for the place of the node itself, which LOC-25 asks for', () => {
    const own: CopyRule = { ...replicas, uses: (node) => node.ownPlace };
    expect(said({}, own)).toEqual([]);
  });

  it('says which copies are away, beside those that are not known', () => {
    const drawn = { store: { replicas: ['iso:BR', 'iso:US', 'unknown'] } };
    expect(said(drawn)).toEqual([
      `risk? ${question}`,
      'PHI at Store is replicated to the United States, while the live path stays in Brazil',
    ]);
  });
});

describe('placedHoldings', () => {
  it("has what is kept or goes through, without patients' devices", () => {
    const { facts } = readStore({});
    const read = placedHoldings(facts).map(
      ({ holding, matter }) => `${holding.node.node.id}: ${matter}`,
    );
    expect(read.toSorted()).toEqual(['app: processing', 'store: storage']);
  });

  it('knows what nobody can open', () => {
    const opened = (store: NonNullable<StoreCase['store']>) =>
      placedHoldings(readStore({ store }).facts)
        .filter(({ holding }) => holding.node.node.id === 'store')
        .map(mayBeOpened);
    expect(opened({ support: [] })).toEqual([false]);
    expect(opened({ support: [{ country: 'FR' }] })).toEqual([true]);
    expect(opened({})).toEqual([true]);
  });
});

/** A remedy's patch in short, for places of the store that are wrong. */
function patches(
  remedy: (outside: Outside) => readonly Remedy[],
  drawn: StoreCase,
  field: PlaceField,
  bad: readonly string[],
): unknown[] {
  const { facts, cohort, holding } = readStore(drawn);
  const outside = { facts, cohort, holding, bad: bad.map((raw) => placeUse(field, raw)) };
  return remedy(outside).map(({ label, patch }) => [
    label,
    ...(patch ?? []).map((step) => ('value' in step ? step.value : step)),
  ]);
}

const frankfurt = 'aws:eu-central-1';
const ireland = 'aws:eu-west-1';
const virginia = 'aws:us-east-1';

describe('moving a node nearer', () => {
  const moved = (app: string | undefined, store: string | undefined, entry = ['phone']) =>
    patches(
      moveNearer,
      {
        cohort: { care: 'FR', entry },
        app: { place: app ?? 'unknown' },
        store: { place: store ?? 'unknown' },
      },
      'place',
      [store ?? 'unknown'],
    );

  it('goes to the place that hands PHI on to it, of the same provider', () => {
    expect(moved(frankfurt, virginia)).toEqual([
      ['Move Store to Frankfurt (aws eu-central-1)', frankfurt],
    ]);
    expect(moved('gcp:europe-west3', virginia)).toEqual([]);
    expect(moved(virginia, virginia)).toEqual([]);
  });

  it('takes the last hop in the direction in which PHI takes it', () => {
    expect(moved(frankfurt, virginia, ['app'])).toEqual(moved(frankfurt, virginia));
    const { facts, cohort } = readStore({
      cohort: { care: 'FR', entry: ['store'] },
      app: { kind: 'clinician-device', place: virginia },
      store: { place: frankfurt },
    });
    const node = facts.nodeById('app');
    if (!node) throw new Error('the drawing has an app');
    const holding = { node, classes: facts.classesAt(cohort, cohort.generalScope, node) };
    const remedies = moveNearer({ facts, cohort, holding, bad: [] });
    expect(remedies.map(({ label }) => label)).toEqual([
      'Move App to Frankfurt (aws eu-central-1)',
    ]);
  });

  it('goes nowhere where either place is not known, or nothing hands on', () => {
    expect(moved(undefined, virginia)).toEqual([]);
    expect(moved(frankfurt, undefined)).toEqual([]);
    expect(moved(frankfurt, virginia, ['store'])).toEqual([]);
  });
});

describe('backing up at home', () => {
  const kept = (place: string, places: string[], bad: string[]) =>
    patches(
      backUpAtHome,
      {
        cohort: { care: 'FR' },
        store: { place, failover: ['aws:eu-north-1'], backup: { places } },
      },
      'backup.places',
      bad,
    );

  it('keeps the vaults that are right, and adds the place of the node', () => {
    const label =
      'Back up Store in Frankfurt (aws eu-central-1) instead of Virginia (aws us-east-1)';
    expect(kept(frankfurt, [virginia], [virginia])).toEqual([[label, [frankfurt]]]);
    expect(kept(frankfurt, [ireland, virginia], [virginia])).toEqual([
      [label, [ireland, frankfurt]],
    ]);
    expect(kept(frankfurt, [frankfurt, virginia], [virginia])).toEqual([[label, [frankfurt]]]);
  });

  it('is no way where the node is wrong itself, or its place is not known', () => {
    expect(kept(virginia, [virginia], [virginia])).toEqual([]);
    expect(kept(virginia, ['aws:us-west-2'], ['aws:us-west-2'])).toEqual([]);
    expect(kept('unknown', [virginia], [virginia])).toEqual([]);
  });
});
