import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type Asset, readAssets } from '#host/server/assets.ts';
import { testFolder } from '#test/support/map-files.ts';
import { answerPage } from './answer-page.ts';

let assets: ReadonlyMap<string, Asset> = new Map();

beforeEach(async () => {
  const folder = path.join(testFolder(), 'renderer');
  mkdirSync(path.join(folder, 'assets', 'deep'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'assets', 'deep', 'a-1.js'), 'export {};');
  writeFileSync(path.join(folder, '..', 'private.html'), 'private');
  symlinkSync(path.join(folder, '..', 'private.html'), path.join(folder, 'link.html'));
  assets = (await readAssets(folder)) ?? new Map();
});

const get = (url: string, method = 'GET'): Response => answerPage(assets, { url, method });

test('page and code come with their type and all headers that a browser heeds', async () => {
  const page = get('app://domicile/index.html');
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html>']);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`script-src 'self';`);
  expect(policy).toContain(`connect-src 'self';`);
  expect(policy).not.toMatch(/unsafe|ws:|http/);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');

  const code = get('app://domicile/assets/deep/a-1.js');
  expect([code.status, await code.text()]).toEqual([200, 'export {};']);
  expect(code.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const head = get('app://domicile/', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test.each([
  'app://domicile/../private.html',
  'app://domicile/%2e%2e/private.html',
  'app://domicile/..%2fprivate.html',
  'app://domicile/assets/..%2f..%2fprivate.html',
  String.raw`app://domicile/..\private.html`,
  'app://domicile/%2fetc%2fpasswd',
  'app://domicile//etc/passwd',
  'app://domicile/link.html',
  'app://domicile/assets',
  'app://domicile/missing.js',
  'app://domicile/index.html%00.js',
  'app://domicile/%E0%A4%A',
  'app://domicile/constructor',
  'app://elsewhere/index.html',
  'app:///index.html',
  'https://domicile/index.html',
])('%s is not there', async (url) => {
  const answer = get(url);
  expect([answer.status, await answer.text()]).toEqual([404, 'There is no such page.']);
  expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get'])('%s is not answered', (method) => {
  const answer = get('app://domicile/index.html', method);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD');
});
