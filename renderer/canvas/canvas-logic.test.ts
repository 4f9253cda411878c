import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { rules } from '#shared/rules/registry.ts';
import { loadExample } from '#test/support/examples.ts';
import { drawingWords, noWords, withWordChanges, wordChanges } from './drawing-words.ts';
import { firstView, isCovered, viewWith } from './first-view.ts';
import { titleFor } from './lane-title.ts';
import { litPath } from './lit-path.ts';
import { neighbour, wayOf } from './neighbour.ts';
import { effectWords } from './place-effect.ts';
import { drawingAfter } from './drawing-after.ts';
import { stepLabels } from './drawing.ts';
import { FIRST_ZOOM, stepType, zoomDetail } from './zoom-detail.ts';

const { map } = loadExample('telemedicine-faulty');
const evaluation = evaluate(map, rules, '2026-11-22');

describe('the words of a drawing', () => {
  const words = drawingWords(map, '2026-11-22');

  it('are four parts on every hop, in one order', () => {
    expect(words.labels.size).toBe(map.hops.length);
    for (const label of words.labels.values()) expect(label.split(' · ')).toHaveLength(4);
  });

  it('name the certificate that France asks of who keeps its patients’ data', () => {
    const wordsAt = (id: string) =>
      words.chips
        .get(id)
        ?.map((chip) => chip.words)
        .join(' · ');
    expect(wordsAt('records-fr')).toContain('HDS');
    expect(wordsAt('records-us')).not.toContain('HDS');
    expect(words.labels.get('fr-crm-sync')).toContain('HDS');
    expect(words.labels.get('tx-crm-sync')).not.toContain('HDS');
  });

  it('come to a reader of none, of the same and of others', () => {
    const renamed = {
      ...map,
      hops: map.hops.map((hop) => ({ ...hop, carrier: 'postal' as const })),
    };
    const after = drawingWords(renamed, '2026-11-22');
    expect(withWordChanges(noWords, wordChanges(undefined, words))).toEqual(words);
    expect(withWordChanges(words, wordChanges(words, drawingWords(map, '2026-11-22')))).toBe(words);
    const told = withWordChanges(words, structuredClone(wordChanges(words, after)));
    expect(told.labels).toEqual(after.labels);
    expect(told.chips).toBe(words.chips);
  });
});

describe('litPath', () => {
  it('numbers the hops in the order of the way, and lights their ends', () => {
    const finding = evaluation.findings.find(({ paths }) => (paths[0]?.hops.length ?? 0) > 1);
    const lit = litPath(finding, map);
    const [first, second] = finding?.paths[0]?.hops ?? [];
    expect(lit?.steps.get(first ?? '')).toBe(1);
    expect(lit?.steps.get(second ?? '')).toBe(2);
    const ends = map.hops
      .filter(({ id }) => lit?.steps.has(id))
      .flatMap(({ from, to }) => [from, to]);
    expect(ends.every((id) => lit?.nodes.has(id))).toBe(true);
  });

  it('lights nothing for no finding', () => expect(litPath(undefined, map)).toBeUndefined());
});

describe('neighbour', () => {
  const positions = new Map([
    ['left', { x: 0, y: 0 }],
    ['right', { x: 300, y: 0 }],
    ['far', { x: 900, y: 20 }],
    ['below', { x: 20, y: 400 }],
  ]);
  const go = (from: string | undefined, key: string) => {
    const way = wayOf(key);
    return way && neighbour(positions, from, way);
  };

  it.each([
    ['left', 'ArrowRight', 'right'],
    ['right', 'ArrowRight', 'far'],
    ['far', 'ArrowRight', 'far'],
    ['left', 'ArrowDown', 'below'],
    ['below', 'ArrowUp', 'left'],
    [undefined, 'ArrowDown', 'left'],
    ['gone', 'ArrowDown', 'left'],
  ])('from %s by %s is %s', (from, key, to) => expect(go(from, key)).toBe(to));

  it('is no way for other keys', () => expect(wayOf('Enter')).toBeUndefined());
});

describe('firstView', () => {
  const card = { width: 176, height: 96 };
  const room = { width: 760, height: 470 };

  it('shows all of a small map, not larger than life', () => {
    const view = firstView([{ x: 5000, y: 5000, ...card }], room);
    expect(view.zoom).toBe(1);
    expect(5000 * view.zoom + view.x).toBeGreaterThan(30);
    expect((5000 + card.width) * view.zoom + view.x).toBeLessThan(room.width);
  });

  it('begins a large one at its upper left, legibly', () => {
    const cards = [
      { x: 60, y: 40, ...card },
      { x: 9000, y: 9000, ...card },
    ];
    const view = firstView(cards, room);
    expect(view.zoom).toBe(FIRST_ZOOM);
    expect(60 * view.zoom + view.x).toBeGreaterThan(30);
    expect(40 * view.zoom + view.y).toBeGreaterThan(0);
    expect(zoomDetail(view.zoom).name * view.zoom).toBeGreaterThanOrEqual(11);
  });

  it('has a view of nothing', () => expect(firstView([], room).zoom).toBe(1));
});

describe('the steps of a path', () => {
  const finding = evaluation.findings.find(({ paths }) =>
    paths.some(({ hops }) => hops.length > 1),
  );
  const lit = litPath(finding, map);
  const { lines, positions } = drawingAfter(undefined, map);
  const { labels } = drawingWords(map, '2026-11-22');
  const at = (zoom: number) =>
    stepLabels({ lines, positions }, lit?.steps ?? new Map(), labels, stepType(zoomDetail(zoom)));
  const ofPath = lines.filter(({ hop }) => lit?.steps.has(hop)).map(({ id }) => id);

  it('are labelled at every zoom, and no other hop is', () => {
    expect(ofPath.length).toBeGreaterThan(1);
    for (const zoom of [1, 0.62, 0.44, 0.2])
      expect([...at(zoom).keys()].toSorted()).toEqual(ofPath.toSorted());
  });

  it('keep their words where there is room, else their number', () => {
    const short = (zoom: number) => [...at(zoom).values()].map(({ isNumberOnly }) => isNumberOnly);
    expect(short(1)).toContain(false);
    expect(short(0.5)).toEqual(ofPath.map(() => true));
    expect(short(0.2)).toEqual(ofPath.map(() => true));
  });

  it('are as large as raised labels', () => {
    expect(stepType(zoomDetail(1))).toEqual({ size: 1, isNumberOnly: false });
    expect(stepType(zoomDetail(0.5))).toEqual({ size: 2, isNumberOnly: false });
    expect(stepType(zoomDetail(0.49)).isNumberOnly).toBe(true);
  });
});

describe('zoomDetail', () => {
  it.each([1, 0.95, 0.8, 0.7, 0.62])('keeps names legible at %f', (zoom) =>
    expect(zoomDetail(zoom).name * zoom).toBeGreaterThanOrEqual(11),
  );
  it('has an answer for every zoom that there is', () => {
    for (const zoom of [0.08, 0.3, 0.5, 0.6, 2.5]) expect(zoomDetail(zoom).name).toBeGreaterThan(0);
  });
});

describe('viewWith', () => {
  const view = { x: 0, y: 0, zoom: 1 };
  const room = { width: 760, height: 470 };

  it('does not move for a card that is in view', () =>
    expect(viewWith({ x: 200, y: 200 }, view, room)).toEqual(view));

  it('moves as far as it takes, on the side where it takes it', () => {
    expect(viewWith({ x: 700, y: 200 }, view, room)).toEqual({ x: 760 - 44 - 876, y: 0, zoom: 1 });
    expect(viewWith({ x: -500, y: -100 }, view, room)).toEqual({ x: 552, y: 136, zoom: 1 });
  });
});

describe('isCovered', () => {
  const over = { x: 100, y: 100, width: 50, height: 50 };
  const card = { width: 20, height: 20 };
  it.each([
    [{ x: 120, y: 120 }, true],
    [{ x: 80, y: 120 }, false],
    [{ x: 81, y: 120 }, true],
    [{ x: 150, y: 120 }, false],
  ])('a card at %o: %s', (at, isUnder) =>
    expect(isCovered([at], card, { x: 0, y: 0, zoom: 1 }, over)).toBe(isUnder),
  );
});

describe('titleFor', () => {
  const uk = { key: 'GB', title: 'United Kingdom', country: 'GB' };
  it('shows the whole title, its code, or nothing; never a part of a word', () => {
    expect(titleFor(uk, 400).text).toBe('United Kingdom');
    expect(titleFor(uk, 60)).toEqual({ text: 'GB', isShort: true, hasFlag: true });
    expect(titleFor(uk, 20)).toEqual({ text: 'GB', isShort: true, hasFlag: false });
    expect(titleFor(uk, 8).text).toBe('');
  });
});

describe('effectWords', () => {
  it('counts what is gone and what is new', () => {
    const fewer = { ...evaluation, findings: evaluation.findings.slice(1) };
    expect(effectWords(evaluation, evaluation)).toBe('nothing else changed');
    expect(effectWords(evaluation, fewer)).toBe('1 finding fewer');
    expect(effectWords(fewer, evaluation)).toBe('1 new finding');
    const other = { ...fewer, openQuestions: evaluation.openQuestions.slice(1) };
    expect(effectWords(evaluation, other)).toBe('1 finding fewer, 1 question fewer');
  });
});
