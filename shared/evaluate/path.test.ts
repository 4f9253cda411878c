import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import type { DataClass } from '../map/schema/vocabulary.ts';
import { classSet, everyClass } from './class-set.ts';
import type { Subject } from './finding.ts';
import { MapFacts } from './map-facts.ts';
import type { Scope } from './travel.ts';

type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];

const hop = (ends: string, more: Partial<Hop> = {}): Hop => {
  const [from = '', to = ''] = ends.split('>');
  return { id: from + to, from, to, ...more };
};

function draw(hops: Hop[], nodes: Node[] = [], entry = ['a']): Drawing {
  const drawn = new Set(nodes.map(({ id }) => id));
  const ends = new Set([...hops.flatMap(({ from, to }) => [from, to]), ...entry]);
  const plain = [...ends]
    .filter((id) => !drawn.has(id))
    .map((id): Node => ({ id, name: `System ${id}`, kind: 'api' }));
  return {
    cohorts: [
      {
        id: 'p',
        name: 'Patients',
        care: 'FR',
        dataClasses: ['diagnosis', 'identifiers'],
        entry,
      },
    ],
    nodes: [...nodes, ...plain],
    hops,
  };
}

type Wanted = { to?: Subject; classes?: DataClass[]; scope?: Scope };

/** The hops of the shortest path to node z, or to what is given. */
function pathTo(drawing: Drawing, { to, classes, scope = 'present' }: Wanted = {}) {
  const facts = new MapFacts(drawMap(drawing), '2026-11-22', new Set());
  const cohort = facts.cohorts[0];
  const end = to ?? { type: 'node', id: 'z' };
  return cohort && facts.pathTo(cohort, scope, end, classes ? classSet(classes) : everyClass);
}

describe('the path to a node', () => {
  it('is the shortest chain of hops', () => {
    expect(pathTo(draw([hop('a>b'), hop('b>c'), hop('c>z'), hop('b>z')]))).toEqual(['ab', 'bz']);
  });

  it('starts at the nearest entry node', () => {
    const hops = [hop('a>b'), hop('b>z'), hop('c>z')];
    expect(pathTo(draw(hops, [], ['a', 'c']))).toEqual(['cz']);
    expect(pathTo(draw(hops, [], ['a', 'z']))).toEqual([]);
  });

  it('is none where nothing arrives', () => {
    expect(pathTo(draw([hop('z>a')]))).toBeUndefined();
    expect(pathTo(draw([hop('a>z', { carries: [] })]))).toBeUndefined();
  });

  it('is that of the class asked for', () => {
    const hops = [hop('a>z', { carries: ['identifiers'] }), hop('a>b'), hop('b>z')];
    expect(pathTo(draw(hops))).toEqual(['az']);
    expect(pathTo(draw(hops), { classes: ['identifiers'] })).toEqual(['az']);
    expect(pathTo(draw(hops), { classes: ['diagnosis'] })).toEqual(['ab', 'bz']);
    expect(pathTo(draw(hops), { classes: ['imaging'] })).toBeUndefined();
  });

  it('leads through the node at which a class was made', () => {
    const hops = [hop('a>z'), hop('a>b'), hop('b>c', { carries: ['recording'] }), hop('c>z')];
    expect(pathTo(draw(hops), { classes: ['recording'] })).toEqual(['ab', 'bc', 'cz']);
  });

  it('of a class not known leads over the hops that carry it', () => {
    const drawing = draw([hop('a>b', { carries: ['imaging'] }), hop('b>z'), hop('a>c')]);
    const [{ dataClasses: _, ...cohort } = { id: 'p', name: 'P', care: 'FR' }] =
      drawing.cohorts ?? [];
    const unspecified = { ...drawing, cohorts: [cohort] };
    expect(pathTo(unspecified)).toEqual(['ab', 'bz']);
    expect(pathTo(unspecified, { classes: ['imaging'] })).toEqual(['ab', 'bz']);
  });

  it('stays in the scope asked for', () => {
    const lowering: Node = {
      id: 'b',
      name: 'Filter',
      kind: 'de-identification',
      transform: { to: 'anonymised', method: 'assessed' },
    };
    const hops = [hop('a>b'), hop('b>z'), hop('a>c'), hop('c>d'), hop('d>z')];
    expect(pathTo(draw(hops, [lowering]))).toEqual(['ab', 'bz']);
    expect(pathTo(draw(hops, [lowering]), { scope: 'gdpr' })).toEqual(['ac', 'cd', 'dz']);
  });

  it('passes by a filter as far from the entry as the one that does not filter', () => {
    const lowering: Node = {
      id: 'b',
      name: 'Filter',
      kind: 'de-identification',
      transform: { to: 'anonymised', method: 'assessed' },
    };
    const hops = [hop('a>b'), hop('b>z'), hop('a>c'), hop('c>z')];
    expect(pathTo(draw(hops, [lowering]))).toEqual(['ab', 'bz']);
    expect(pathTo(draw(hops, [lowering]), { scope: 'gdpr' })).toEqual(['ac', 'cz']);
  });

  it('passes by what hands on other classes, or has none of them to hand on', () => {
    const byOther = [hop('a>b'), hop('b>z', { carries: ['diagnosis'] }), hop('a>c'), hop('c>z')];
    expect(pathTo(draw(byOther), { classes: ['identifiers'] })).toEqual(['ac', 'cz']);
    const toOther = [hop('a>b', { carries: ['diagnosis'] }), hop('b>z'), hop('a>c'), hop('c>z')];
    expect(pathTo(draw(toOther), { classes: ['identifiers'] })).toEqual(['ac', 'cz']);
  });

  it('of a class not known passes by what carries another class', () => {
    const hops = [
      hop('a>b'),
      hop('b>z', { carries: ['imaging'] }),
      hop('a>c'),
      hop('c>z', { carries: ['diagnosis'] }),
    ];
    const [{ dataClasses: _, ...cohort } = { id: 'p', name: 'P', care: 'FR' }] =
      draw(hops).cohorts ?? [];
    const unspecified = { ...draw(hops), cohorts: [cohort] };
    expect(pathTo(unspecified, { classes: ['diagnosis'] })).toEqual(['ac', 'cz']);
  });

  it('of a derived class is not the way back from the node itself', () => {
    const hops = [
      hop('a>x', { carries: ['embedding', 'search-index'] }),
      hop('x>y'),
      hop('y>z'),
      hop('z>b'),
      hop('b>z'),
    ];
    expect(pathTo(draw(hops), { classes: ['embedding'] })).toEqual(['ax', 'xy', 'yz']);
  });

  it('is that of each class, in whatever order they are asked for', () => {
    const hops = [
      hop('a>z', { carries: ['identifiers', 'thumbnail'] }),
      hop('a>b'),
      hop('b>z', { carries: ['diagnosis', 'embedding'] }),
    ];
    const facts = new MapFacts(drawMap(draw(hops)), '2026-11-22', new Set());
    const ask = (...names: DataClass[]) =>
      facts.cohorts.map((cohort) =>
        facts.pathTo(cohort, 'present', { type: 'node', id: 'z' }, classSet(names)),
      );
    const asked: [DataClass, string[]][] = [
      ['identifiers', ['az']],
      ['diagnosis', ['ab', 'bz']],
      ['thumbnail', ['az']],
      ['embedding', ['ab', 'bz']],
    ];
    for (const [name, path] of [...asked, ...asked.toReversed()]) expect(ask(name)).toEqual([path]);
  });

  it('takes a two-way hop backwards, and none that is for other patients', () => {
    const hops = [hop('z>a', { twoWay: true }), hop('a>z', { cohorts: [] })];
    expect(pathTo(draw(hops))).toEqual(['za']);
  });

  it('leaves cycles', () => {
    const hops = [hop('a>b'), hop('b>c'), hop('c>b'), hop('b>b'), hop('c>z')];
    expect(pathTo(draw(hops))).toEqual(['ab', 'bc', 'cz']);
  });
});

describe('the path to a hop', () => {
  it('ends with the hop', () => {
    const hops = [hop('a>b'), hop('b>z')];
    expect(pathTo(draw(hops), { to: { type: 'hop', id: 'bz' } })).toEqual(['ab', 'bz']);
    expect(pathTo(draw(hops), { to: { type: 'hop', id: 'ab' } })).toEqual(['ab']);
  });

  it('starts from the nearer end of a two-way hop', () => {
    const hops = [hop('a>b'), hop('b>c'), hop('c>d'), hop('d>b', { twoWay: true })];
    expect(pathTo(draw(hops), { to: { type: 'hop', id: 'db' } })).toEqual(['ab', 'db']);
  });

  it('is none where no PHI takes it, and for what is neither node nor hop', () => {
    const drawing = draw([hop('a>b'), hop('c>z')]);
    expect(pathTo(drawing, { to: { type: 'hop', id: 'cz' } })).toBeUndefined();
    expect(pathTo(drawing, { to: { type: 'vendor', id: 'ab' } })).toBeUndefined();
    expect(pathTo(drawing, { to: { type: 'node', id: 'nobody' } })).toBeUndefined();
  });
});

describe('of chains of one length', () => {
  /** Two chains from a to z, by way of Lyon and by way of Nice, under any ids and in any order. */
  const two = (lyon: string, nice: string, isReversed: boolean): Drawing => {
    const nodes: Node[] = [
      { id: lyon, name: 'Lyon', kind: 'api' },
      { id: nice, name: 'Nice', kind: 'api' },
    ];
    const hops = [hop(`a>${lyon}`), hop(`${lyon}>z`), hop(`a>${nice}`), hop(`${nice}>z`)];
    return draw(isReversed ? hops.toReversed() : hops, isReversed ? nodes.toReversed() : nodes);
  };
  const over = (drawing: Drawing) => {
    const [first] = pathTo(drawing) ?? [];
    const to = drawing.hops?.find(({ id }) => id === first)?.to;
    return drawing.nodes?.find(({ id }) => id === to)?.name;
  };

  it('the one that reads first is taken, whatever the ids and the order', () => {
    const answers = [false, true].flatMap((isReversed) => [
      over(two('b', 'y', isReversed)),
      over(two('y', 'b', isReversed)),
    ]);
    expect(answers).toEqual(['Lyon', 'Lyon', 'Lyon', 'Lyon']);
  });

  it('is compared back to its beginning where the ends read the same', () => {
    const run = (lyon: string, nice: string, isReversed: boolean) => {
      const nodes: Node[] = [
        { id: lyon, name: 'Lyon', kind: 'api' },
        { id: nice, name: 'Nice', kind: 'api' },
        { id: `${lyon}-relay`, name: 'Relay', kind: 'queue' },
        { id: `${nice}-relay`, name: 'Relay', kind: 'queue' },
      ];
      const hops = [lyon, nice].flatMap((id): Hop[] => [
        { id: `to-${id}`, from: 'a', to: id },
        { id: `on-${id}`, from: id, to: `${id}-relay` },
        { id: `off-${id}`, from: `${id}-relay`, to: 'z' },
      ]);
      return over(draw(isReversed ? hops.toReversed() : hops, nodes));
    };
    const answers = [false, true].flatMap((isReversed) => [
      run('b', 'y', isReversed),
      run('y', 'b', isReversed),
    ]);
    expect(answers).toEqual(['Lyon', 'Lyon', 'Lyon', 'Lyon']);
  });

  it('parallel hops are told apart by what they are', () => {
    const parallel = (ids: [string, string], isReversed: boolean) => {
      const hops = [
        { ...hop('a>z'), id: ids[0], carrier: 'https' as const },
        { ...hop('a>z'), id: ids[1], carrier: 'sftp' as const },
      ];
      const [taken] = pathTo(draw(isReversed ? hops.toReversed() : hops)) ?? [];
      return hops.find(({ id }) => id === taken)?.carrier;
    };
    expect([
      parallel(['m', 'n'], false),
      parallel(['n', 'm'], false),
      parallel(['m', 'n'], true),
      parallel(['n', 'm'], true),
    ]).toEqual(['https', 'https', 'https', 'https']);
  });

  it('where a node was drawn does not matter', () => {
    const drawing = two('b', 'y', false);
    const moved = (drawing.nodes ?? []).map((node, index) => ({
      ...node,
      position: { x: -index, y: index * 10 },
    }));
    expect(over({ ...drawing, nodes: moved })).toBe('Lyon');
  });

  it('are told apart by the names of vendors and patients, never by their ids', () => {
    const run = (first: string, second: string, isReversed: boolean) => {
      const vendors = [
        { id: first, name: 'Adler' },
        { id: second, name: 'Zorn' },
      ];
      const nodes: Node[] = vendors.map(({ id, name }) => ({
        id: `at-${name.toLowerCase()}`,
        name: 'Relay',
        kind: 'api',
        vendor: id,
        support: [{ by: id, country: 'FR' }],
      }));
      const hops = nodes.flatMap(({ id }) => [hop(`a>${id}`), hop(`${id}>z`)]);
      const drawing = draw(isReversed ? hops.toReversed() : hops, nodes);
      return pathTo({ ...drawing, vendors });
    };
    const adler = ['aat-adler', 'at-adlerz'];
    expect([
      run('m', 'n', false),
      run('n', 'm', false),
      run('m', 'n', true),
      run('n', 'm', true),
    ]).toEqual([adler, adler, adler, adler]);
  });

  it('the order of keys and of lists in an element does not matter', () => {
    const run = (isReversed: boolean) => {
      const classes: DataClass[] = ['diagnosis', 'identifiers'];
      const one = { ...hop('a>z'), id: 'one', carrier: 'https' as const, carries: classes };
      const other = {
        id: 'other',
        from: 'a',
        to: 'z',
        carries: classes,
        carrier: 'https' as const,
      };
      const named = isReversed ? { ...other, carries: classes.toReversed() } : other;
      return pathTo(
        draw([
          { ...one, name: 'B' },
          { ...named, name: 'A' },
        ]),
      );
    };
    expect([run(false), run(true)]).toEqual([['other'], ['other']]);
  });
});
