import { describe, expect, it } from 'vitest';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { pathStations } from './path-words.ts';

type Node = NonNullable<Drawing['nodes']>[number];
type Hop = NonNullable<Drawing['hops']>[number];

const node = (id: string, name: string): Node => ({ id, name, kind: 'api' });
const hop = (id: string, from: string, to: string): Hop => ({ id, from, to, carrier: 'https' });

const map = drawMap({
  cohorts: [
    { id: 'patients', name: 'Patients', care: 'FR', dataClasses: [], entry: ['phone', 'desk'] },
    { id: 'nowhere', name: 'Nowhere', care: 'FR', dataClasses: [] },
  ],
  vendors: [
    { id: 'host', name: 'Host' },
    { id: 'desk-co', name: 'Desk Co' },
  ],
  nodes: [node('phone', 'Phone'), node('desk', 'Desk'), node('app', 'App'), node('store', 'Store')],
  hops: [
    hop('in', 'phone', 'app'),
    hop('keep', 'app', 'store'),
    hop('pull', 'app', 'desk'),
    hop('fetch', 'store', 'app'),
  ],
});

const stations = (hops: readonly string[], cohort = 'patients') =>
  pathStations(map, { cohort, hops }).join(' > ');

describe('the stations of a path', () => {
  it('are the names of its nodes in order', () => {
    expect(stations(['in'])).toBe('Phone > App');
    expect(stations(['in', 'keep'])).toBe('Phone > App > Store');
    expect(stations([])).toBe('');
  });

  it('follow a hop that is drawn the other way', () => {
    expect(stations(['pull'])).toBe('Desk > App');
    expect(stations(['pull', 'keep'])).toBe('Desk > App > Store');
    expect(stations(['in', 'fetch'])).toBe('Phone > App > Store');
  });

  it('begin where the first hop does, where neither of its ends or no cohort is an entry', () => {
    expect(stations(['keep'])).toBe('App > Store');
    expect(stations(['pull'], 'nowhere')).toBe('App > Desk');
    expect(stations(['pull'], 'nobody')).toBe('App > Desk');
    const both = drawMap({
      cohorts: [
        { id: 'p', name: 'P', care: 'FR', dataClasses: [], entry: ['desk', 'app'] },
        { id: 'q', name: 'Q', care: 'FR', dataClasses: [], entry: ['desk'] },
      ],
      nodes: [node('desk', 'Desk'), node('app', 'App')],
      hops: [hop('pull', 'app', 'desk')],
    });
    const of = (cohort: string) => pathStations(both, { cohort, hops: ['pull'] });
    expect(of('p')).toEqual(['App', 'Desk']);
    expect(of('q')).toEqual(['Desk', 'App']);
  });

  it('leave out hops that are no longer there', () => {
    expect(stations(['in', 'gone', 'keep'])).toBe('Phone > App > Store');
    expect(stations(['gone'])).toBe('');
  });

  it('end with who reads from where', () => {
    const reads = (id: string) =>
      stations(['in', 'keep', id]).replace('Phone > App > Store > ', '');
    expect(reads('~support/store/IN/desk-co/standing')).toBe('Desk Co in India');
    expect(reads('~support/store/IN/self/unknown')).toBe('own staff in India');
    expect(reads('~support/store/unknown/unknown/unknown')).toBe('somebody in a country not known');
    expect(reads('~support/store/FR/host/export')).toBe('Host in France');
    expect(stations(['~support/store/IN/desk-co/standing'])).toBe('Desk Co in India');
  });

  it('end with a subprocessor, whose name may have a slash', () => {
    expect(stations(['in', '~sub/host/Mail and More'])).toBe(
      'Phone > App > Mail and More (subprocessor of Host)',
    );
    expect(stations(['~sub/host/Mail/More'])).toBe('Mail/More (subprocessor of Host)');
    expect(stations(['~sub/gone/Mailer'])).toBe('Mailer (subprocessor of gone)');
  });
});
