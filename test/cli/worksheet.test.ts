import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '#test/support/run-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'domicile-worksheet-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => path.join(folder, name);
const FAULTY = 'assets/examples/telemedicine-faulty.json';
const CORRECTED = 'assets/examples/telemedicine-corrected.json';

describe('worksheet', () => {
  it('writes a worksheet that is signed, verifies, and holds the map', () => {
    writeFileSync(file('secret'), 'correct horse, battery staple\n');
    const secret = ['--passphrase-file', file('secret')];
    const who = ['--name', 'Ada Ng', '--organisation', 'Clinic', '--email', 'ada@clinic.example'];
    const made = runCli(['identity', 'new', ...who, ...secret, '--out', file('ada.p12')]);
    expect(made.status).toBe(0);
    const signed = ['--sign', file('ada.p12'), '--role', 'reviewed', ...secret];
    const answer = runCli(['worksheet', FAULTY, '--out', file('signed.pdf'), ...signed]);
    expect(answer).toMatchObject({ status: 0, error: '' });
    expect(answer.out).toContain('signed as reviewed by Ada Ng, Clinic');
    expect(runCli(['verify', file('signed.pdf'), '--map', FAULTY]).status).toBe(0);
    const other = runCli(['verify', file('signed.pdf'), '--map', CORRECTED]);
    expect(other.status).toBe(1);
    const again = runCli(['sign', file('signed.pdf'), '--sign', file('ada.p12'), ...secret]);
    expect(again.out).toContain('signed as prepared');
    expect(runCli(['verify', file('signed.pdf')]).status).toBe(0);
  }, 120_000);

  it('refuses what it cannot do in one line, and writes nothing', () => {
    const out = file('none.pdf');
    const refused = (...args: string[]) => {
      const answer = runCli(['worksheet', ...args]);
      expect(answer.status).toBe(2);
      expect(answer.out).toBe('');
      expect(answer.error.trim().split('\n')).toHaveLength(1);
      expect(existsSync(out)).toBe(false);
      return answer.error;
    };
    expect(refused(FAULTY)).toContain('--out');
    expect(refused('nowhere.json', '--out', out)).toContain('no such file');
    expect(refused(FAULTY, '--out', out, '--paper', 'a5')).toContain('a4, letter');
    expect(refused(FAULTY, '--out', out, '--as-of', '2026-02-30')).toContain('2026-02-30');
    expect(refused(FAULTY, '--out', out, '--leave-out', 'sign-off')).toContain('sign-off');
    expect(refused(FAULTY, '--out', out, '--role', 'reviewed')).toContain('--sign');
    expect(refused(FAULTY, '--out', out, '--sign', file('no.p12'))).toContain('no such file');
    expect(refused(FAULTY, '--out', path.join(folder, 'no/such/folder.pdf'))).toContain(
      'folder.pdf',
    );
  }, 120_000);

  it('prints the day and what is assumed, and leaves no other file behind', () => {
    const before = readdirSync(folder).length;
    const args = ['--as-of', '2026-11-22', '--assume', 'no-dpf', '--leave-out', 'diagram,vendors'];
    const answer = runCli(['worksheet', CORRECTED, '--out', file('plain.pdf'), ...args]);
    expect(answer.out).toMatch(/plain\.pdf: \d+ kB, not signed yet/u);
    expect(readdirSync(folder)).toHaveLength(before + 1);
    expect(readFileSync(file('plain.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);
});
