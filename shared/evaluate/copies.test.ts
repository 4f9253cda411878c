import { describe, expect, it } from 'vitest';
import { readStore } from '#test/support/read-store.ts';
import type { StoreCase } from '#test/support/read-store.ts';
import { checkCopies, mayBeOpened, placedHoldings } from './copies.ts';
import type { CopyRule } from './copies.ts';

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
