import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { testHost } from '#test/support/hosts.ts';
import type { Host } from './host.ts';
import { directBridge } from './serve-peer.ts';

const PASSPHRASE = 'Grüße, a long passphrase';

const ada = {
  name: 'Ada Ng',
  organisation: 'Clinic',
  email: 'ada@clinic.example',
  passphrase: PASSPHRASE,
};

const draw = {
  asOf: '2026-11-22',
  assumptions: [],
  paper: 'a4' as const,
  leftOut: [],
};

async function drawn(host: Host): Promise<{ bridge: Bridge; map: string; pdf: Uint8Array }> {
  const bridge = directBridge(host);
  const made = await bridge.workspace.create({ from: { type: 'example', id: 'small-clinic' } });
  const map = made.ok ? made.map : '';
  const answer = await bridge.worksheet.draw({ map, ...draw });
  if (!answer.ok) throw new Error(answer.code);
  expect(answer.fileName).toMatch(/, worksheet 2026-11-22\.pdf$/);
  return { bridge, map, pdf: answer.pdf };
}

const identityOf = async (bridge: Bridge, person = ada): Promise<string> => {
  const made = await bridge.identities.create(person);
  return made.ok ? made.identity.id : made.code;
};

test('an identity is kept for its owner alone, listed without its passphrase, and opened by it', async () => {
  const host = testHost();
  const bridge = directBridge(host);
  expect(await bridge.identities.list()).toEqual([]);
  const id = await identityOf(bridge);
  const [listed, ...others] = await bridge.identities.list();
  expect(others).toEqual([]);
  expect(listed).toMatchObject({ id, name: 'Ada Ng', organisation: 'Clinic', key: 'ECDSA P-256' });
  const folder = path.join(host.options.settingsFolder, 'identities');
  for (const name of readdirSync(folder))
    expect(readFileSync(path.join(folder, name), 'latin1')).not.toContain('passphrase');
  // Windows has no such bits; there the user's own folder is what keeps others out.
  const bits = process.platform === 'win32' ? 0o066 : 0;
  expect(statSync(path.join(folder, `${id}.p12`)).mode & 0o077).toBe(bits);
  const file = readFileSync(path.join(folder, `${id}.p12`));
  expect(await bridge.identities.add({ file, passphrase: PASSPHRASE })).toMatchObject({
    ok: true,
    identity: { id },
  });
  expect(await bridge.identities.add({ file, passphrase: 'wrong' })).toEqual({
    ok: false,
    code: 'wrong-passphrase',
  });
  expect(await bridge.identities.list()).toHaveLength(1);
});

test.each([
  [{ name: '' }, 'name-length'],
  [{ organisation: 'x'.repeat(65) }, 'organisation-length'],
  [{ email: 'ada' }, 'email-invalid'],
  [{ passphrase: '' }, 'passphrase-empty'],
])('an identity with %o is refused as %s', async (change, code) => {
  const bridge = directBridge(testHost());
  expect(await bridge.identities.create({ ...ada, ...change })).toEqual({ ok: false, code });
});

test('what the system puts around a key is on disk, and comes off to sign', async () => {
  const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);
  const host = testHost({ keyProtection: { seal: flip, unseal: flip } });
  const { bridge, pdf } = await drawn(host);
  const identity = await identityOf(bridge);
  const file = path.join(host.options.settingsFolder, 'identities', `${identity}.p12`);
  // A PKCS#12 file begins as every DER sequence does.
  expect(readFileSync(file)[0]).toBe(0x30 ^ 0xff);
  const signed = await bridge.worksheet.sign({
    pdf,
    identity,
    passphrase: PASSPHRASE,
    role: 'prepared',
    reason: 'Mine',
  });
  expect(signed).toMatchObject({ ok: true, keptAs: null });
});

test('a worksheet is drawn, signed as shown, kept, countersigned, and verified with its map', async () => {
  const host = testHost();
  const { bridge, map, pdf } = await drawn(host);
  const identity = await identityOf(bridge);
  const statements = await bridge.worksheet.statements();
  const first = await bridge.worksheet.sign({
    pdf,
    identity,
    passphrase: PASSPHRASE,
    role: 'prepared',
    reason: statements.prepared,
    map,
  });
  if (!first.ok) throw new Error(first.code);
  expect(Buffer.from(first.pdf.subarray(0, pdf.length)).equals(pdf)).toBe(true);
  expect(first).toMatchObject({ signer: 'Ada Ng, Clinic', missing: '' });
  const again = { identity, passphrase: PASSPHRASE, reason: 'Read', map } as const;
  expect(await bridge.worksheet.sign({ ...again, pdf: first.pdf, role: 'prepared' })).toEqual({
    ok: false,
    code: 'field-already-signed',
  });
  const second = await bridge.worksheet.sign({ ...again, pdf: first.pdf, role: 'reviewed' });
  if (!second.ok) throw new Error(second.code);
  const verified = await bridge.worksheet.verify({ pdf: second.pdf });
  if (!verified.ok) throw new Error(verified.code);
  expect(verified.verdict).toMatchObject({
    isAccepted: true,
    problems: [],
    openRoles: ['approved'],
  });
  expect(verified.verdict.signatures.map(({ field, statement }) => [field, statement])).toEqual([
    ['prepared', statements.prepared],
    ['reviewed', 'Read'],
  ]);
  const exported = await bridge.maps.exportJson({ map });
  expect(JSON.parse(verified.verdict.mapText ?? '')).toEqual(
    JSON.parse(exported.ok ? exported.json : ''),
  );
  const kept = await bridge.worksheet.revisions({ map });
  const revisions = kept.ok ? kept.revisions : [];
  expect(
    revisions.map(({ isAccepted, isOfThisMap, signatures }) => [
      isAccepted,
      isOfThisMap,
      signatures.length,
    ]),
  ).toEqual([
    [true, true, 2],
    [true, true, 1],
  ]);
  const read = await bridge.worksheet.readRevision({ map, file: revisions[1]?.file ?? '' });
  expect(read.ok && Buffer.from(read.pdf).equals(first.pdf)).toBe(true);
});

test('nothing is signed by a wrong passphrase, an unknown identity, or where there is no field', async () => {
  const { bridge, pdf } = await drawn(testHost());
  const identity = await identityOf(bridge);
  const wanted = { pdf, identity, passphrase: PASSPHRASE, role: 'prepared', reason: 'x' } as const;
  const sign = async (change: object) => bridge.worksheet.sign({ ...wanted, ...change });
  expect(await sign({ passphrase: 'no' })).toEqual({ ok: false, code: 'wrong-passphrase' });
  expect(await sign({ identity: '0'.repeat(16) })).toEqual({ ok: false, code: 'unknown-identity' });
  expect(await sign({ pdf: Buffer.from('%PDF-1.7') })).toEqual({
    ok: false,
    code: 'pdf-unreadable',
  });
  await expect(sign({ identity: '../../secret0000' })).rejects.toThrow('Input validation failed');
  await expect(sign({ role: 'witnessed' })).rejects.toThrow('Input validation failed');
  await expect(sign({ reason: 'two\nlines' })).rejects.toThrow('Input validation failed');
});

test('a changed file is told as changed, and what is no PDF as none', async () => {
  const { bridge, pdf } = await drawn(testHost());
  const unsigned = await bridge.worksheet.verify({ pdf });
  expect(unsigned).toMatchObject({ ok: true, verdict: { isAccepted: false } });
  expect(unsigned.ok && unsigned.verdict.openRoles).toEqual(['prepared', 'reviewed', 'approved']);
  expect(await bridge.worksheet.verify({ pdf: Buffer.from('{}') })).toEqual({
    ok: false,
    code: 'not-a-pdf',
  });
});

test('without a map there is nothing to draw, list or read', async () => {
  const host = testHost();
  const bridge = directBridge(host);
  const map = 'a'.repeat(22);
  const unknown = { ok: false, code: 'unknown-map' };
  expect(await bridge.worksheet.draw({ map, ...draw })).toEqual(unknown);
  expect(await bridge.worksheet.revisions({ map })).toEqual(unknown);
  expect(await bridge.worksheet.readRevision({ map, file: 'a.pdf' })).toEqual(unknown);
  await expect(bridge.worksheet.readRevision({ map, file: '../a.pdf' })).rejects.toThrow(
    'Input validation failed',
  );
  expect(await bridge.worksheet.save({ fileName: 'a.pdf', pdf: Buffer.from('x') })).toEqual({
    ok: false,
    code: 'no-dialog',
  });
  expect(existsSync(host.options.settingsFolder)).toBe(false);
});

test('a day that is none, an unknown assumption and an unknown section are refused', async () => {
  const { bridge, map } = await drawn(testHost());
  for (const change of [
    { asOf: '2026-02-30' },
    { assumptions: ['no-law'] },
    { leftOut: ['page-1'] },
    { paper: 'a0' },
  ])
    await expect(
      Reflect.apply(bridge.worksheet.draw, undefined, [{ map, ...draw, ...change }]),
    ).rejects.toThrow('Input validation failed');
});
