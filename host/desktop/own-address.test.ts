import { describe, expect, test } from 'vitest';
import {
  fileOfAddress,
  isAllowedRequest,
  isOwnAddress,
  mapOfAddress,
  pageAddress,
} from './own-address.ts';

const TOKEN = 'abcdefghijklmnopqrstu_';

test('the address of a page names its map', () => {
  expect(mapOfAddress(pageAddress(TOKEN))).toBe(TOKEN);
  expect(mapOfAddress(pageAddress())).toBeUndefined();
  expect(mapOfAddress('app://domicile/index.html#/')).toBeUndefined();
  expect(mapOfAddress(`app://domicile/index.html#/map/${TOKEN}x`)).toBeUndefined();
  expect(mapOfAddress(`https://domicile/index.html#/map/${TOKEN}`)).toBeUndefined();
});

test.each([
  'app://domicile/',
  'app://domicile/index.html#/map/x',
  'app://domicile/assets/a-1.js?x=1',
  'APP://domicile/index.html',
])('%s is the program’s own', (address) => {
  expect(isOwnAddress(address)).toBe(true);
  expect(isAllowedRequest(address)).toBe(true);
});

test.each([
  'https://domicile/index.html',
  'http://127.0.0.1/',
  'ws://127.0.0.1:80/bridge',
  'file:///etc/passwd',
  'app://elsewhere/index.html',
  'app://domicile.evil.example/index.html',
  'app://domicile:80/index.html',
  'app://domicile@evil.example/',
  'app://user@domicile/index.html',
  'app:domicile/index.html',
  'blob:https://evil.example/1',
  'blob:null/1',
  'javascript:alert(1)',
  'devtools://devtools/bundled/inspector.html',
  'about:blank',
  '//domicile/',
  '',
])('%s is not, and nothing is loaded from there', (address) => {
  expect(isOwnAddress(address)).toBe(false);
  expect(isAllowedRequest(address)).toBe(false);
});

test('what a page has made itself may be loaded, but is no page', () => {
  for (const address of ['data:image/png;base64,AA==', 'blob:app://domicile/0f1e']) {
    expect(isAllowedRequest(address)).toBe(true);
    expect(isOwnAddress(address)).toBe(false);
  }
});

describe('the file of an address', () => {
  test.each([
    ['app://domicile/', 'index.html'],
    ['app://domicile', 'index.html'],
    ['app://domicile/index.html#/map/x', 'index.html'],
    ['app://domicile/assets/a%20b.js?v=2', 'assets/a b.js'],
  ])('%s is %s', (address, file) => {
    expect(fileOfAddress(address)).toBe(file);
  });

  test.each([
    'app://elsewhere/index.html',
    'https://domicile/index.html',
    'app://domicile/%E0%A4%A',
  ])('%s is none', (address) => {
    expect(fileOfAddress(address)).toBeUndefined();
  });
});
