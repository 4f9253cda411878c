import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { testFolder } from '#test/support/map-files.ts';
import { placeWindow, WindowPlaces } from './window-place.ts';

const left = { x: 0, y: 25, width: 1920, height: 1055 };
const right = { x: 1920, y: 0, width: 2560, height: 1440 };
const box = { x: 2000, y: 100, width: 1400, height: 900 };
const at = (remembered: typeof box, screens = [left, right], open = 0) =>
  placeWindow({ box: remembered, isMaximised: false }, screens, open);

describe('where a window goes', () => {
  test('the first of all: the usual size, where the system puts it', () => {
    expect(placeWindow(null, [left], 0)).toEqual({ width: 1280, height: 860, isMaximised: false });
  });

  test('the usual size shrinks to a small screen, and not below what the interface needs', () => {
    const small = { x: 0, y: 0, width: 1000, height: 500 };
    expect(placeWindow(null, [small], 0)).toMatchObject({ width: 1000, height: 560 });
  });

  test('back to where it was, on its screen', () => {
    expect(at(box)).toEqual({
      width: 1400,
      height: 900,
      corner: { x: 2000, y: 100 },
      isMaximised: false,
    });
  });

  test('its screen is gone: its size, where the system puts it', () => {
    expect(at(box, [left])).toEqual({ width: 1400, height: 900, isMaximised: false });
  });

  test.each([
    ['enough of its title is on the screen', 1920 - 160, true],
    ['one pixel less', 1920 - 159, false],
  ])('%s', (_, x, isThere) => {
    expect(at({ ...box, x }, [left]).corner !== undefined).toBe(isThere);
  });

  test.each([
    ['the title is below the top of the screen', 25, true],
    ['above it', 24, false],
    ['at the bottom', 25 + 1055 - 40, true],
    ['below that', 25 + 1055 - 39, false],
  ])('%s', (_, y, isThere) => {
    expect(at({ ...box, x: 10, y }, [left]).corner !== undefined).toBe(isThere);
  });

  test('a further window stands aside, on the screen, and is not maximised', () => {
    expect(at(box, [left, right], 2).corner).toEqual({ x: 2056, y: 156 });
    expect(at({ ...box, x: 3000, y: 500 }, [left, right], 9).corner).toEqual({ x: 3080, y: 540 });
    const maximised = { box, isMaximised: true };
    expect(placeWindow(maximised, [right], 0).isMaximised).toBe(true);
    expect(placeWindow(maximised, [right], 1).isMaximised).toBe(false);
  });

  test('larger than the screen is now: as large as that', () => {
    const huge = { x: 10, y: 30, width: 5000, height: 4000 };
    expect(at(huge, [left])).toMatchObject({
      width: 1920,
      height: 1055,
      corner: { x: 0, y: 25 },
    });
  });
});

test('what was remembered is there after the next start', async () => {
  const folder = testFolder();
  const places = new WindowPlaces(folder);
  places.remember(box, true);
  await places.written();
  expect(new WindowPlaces(folder).next([left, right], 0)).toEqual({
    width: 1400,
    height: 900,
    corner: { x: 2000, y: 100 },
    isMaximised: true,
  });
});

test.each([
  '{',
  '[]',
  '{"box":{"x":0,"y":0,"width":-5,"height":5},"isMaximised":false}',
  '{"box":{"x":1e9,"y":0,"width":5,"height":5},"isMaximised":false}',
  '{"box":{"x":"0","y":0,"width":5,"height":5},"isMaximised":false}',
])('a file that says %s is as none', (text) => {
  const folder = testFolder();
  writeFileSync(path.join(folder, 'window.json'), text);
  expect(new WindowPlaces(folder).next([left], 0)).toEqual(placeWindow(null, [left], 0));
});
