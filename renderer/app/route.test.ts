import { describe, expect, it } from 'vitest';
import { parseRoute } from './route.ts';

describe('parseRoute', () => {
  it('reads the token of a map', () => {
    expect(parseRoute('#/map/abcdefghijklmnopqrst-_')).toEqual({
      screen: 'map',
      map: 'abcdefghijklmnopqrst-_',
    });
  });

  it.each(['', '#', '#/', '#/map/', '#/map/short', '#/map/abcdefghijklmnopqrstuv/..', '#/other'])(
    'goes home for %s',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ screen: 'home' });
    },
  );
});
