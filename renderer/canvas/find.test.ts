import { describe, expect, it } from 'vitest';
import { ghostsOf } from '#shared/diagram/ghosts.ts';
import { readNodes } from '#shared/evaluate/node-facts.ts';
import { loadExample } from '#test/support/examples.ts';
import { findOnMap, stepped } from './find.ts';

const { map } = loadExample('telemedicine-faulty');
const ghosts = ghostsOf({ map, nodes: readNodes(map) });
const none = new Map<string, string>();
const found = (query: string, labels: ReadonlyMap<string, string> = none) =>
  findOnMap(map, ghosts, labels, query).map(({ subject }) => `${subject.type} ${subject.id}`);

describe('findOnMap', () => {
  it('finds nothing for nothing', () => {
    expect(found('')).toEqual([]);
    expect(found('  \t')).toEqual([]);
    expect(found('no such thing')).toEqual([]);
  });

  it('finds nodes by name, kind, service and vendor, in any case and order', () => {
    expect(found('LONDON turn')).toContain('node turn-london');
    expect(found('error tracker')).toContain('node crash-reports');
    expect(found('sentry')).toContain('node crash-reports');
  });

  it('finds who reads without being drawn', () => {
    expect(found('tonal model hosting')).toEqual(['hop ~sub/tonal-scribe/Tonal model hosting']);
  });

  it('does not mind accents', () => {
    expect(found('québec records')).toEqual(found('quebec records'));
    expect(found('quebec records')).toContain('node records-qc');
  });

  it('finds hops by their ends and by what is written on them', () => {
    expect(found('french patient app → media')).toContain('hop fr-call');
    expect(
      found('backup copy', new Map([['tx-backup', 'Backup copy · TLS 1.2 · 7 y · own']])),
    ).toContain('hop tx-backup');
  });

  it('takes signs of patterns for what they are', () => {
    expect(found('.*')).toEqual([]);
    expect(found('[a-z]')).toEqual([]);
  });
});

describe('stepped', () => {
  it.each([
    [0, 1, 3, 1],
    [2, 1, 3, 0],
    [0, -1, 3, 2],
    [0, 1, 0, 0],
  ] as const)('goes from %i by %i of %i to %i', (at, by, count, next) =>
    expect(stepped(at, by, count)).toBe(next),
  );
});
