import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundAuthority } from '#test/support/openssl-authority.ts';
import { drawWorksheet, PASSPHRASE } from '#test/support/signed-documents.ts';
import { EXIT, UsageError } from '../io.ts';
import type { Command, CommandIo } from '../io.ts';
import { signingWorld } from '../signing-world.ts';
import { identityCommand } from './identity.ts';
import { signCommand } from './sign.ts';
import { verifyCommand } from './verify.ts';

let folder: string;
const file = (name: string): string => path.join(folder, name);
const example = path.join(import.meta.dirname, '../../../assets/examples/telemedicine-faulty.json');
const other = path.join(import.meta.dirname, '../../../assets/examples/small-clinic.json');

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'domicile-commands-'));
  writeFileSync(file('passphrase'), `${PASSPHRASE}\n`);
  const map = readFileSync(example, 'utf8');
  writeFileSync(file('worksheet.pdf'), await drawWorksheet({ map }));
  await tell(identityCommand(signingWorld), newIdentity('ada.p12'));
  await tell(signCommand(signingWorld), [...signing('worksheet.pdf'), '--out', file('signed.pdf')]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const passphrase = (): string[] => ['--passphrase-file', file('passphrase')];
const person = ['--name', 'Ada Ng', '--organisation', 'Clinic', '--email', 'ada@clinic.example'];
const newIdentity = (out: string, ...more: string[]): string[] => {
  return ['new', ...person, ...passphrase(), '--out', file(out), ...more];
};
const signing = (pdf: string): string[] => {
  return [file(pdf), '--sign', file('ada.p12'), ...passphrase()];
};

type Told = { readonly code: number; readonly out: string; readonly error: string };

async function tell(command: Command, args: readonly string[]): Promise<Told> {
  let out = '';
  let error = '';
  const io: CommandIo = {
    read: (name) => Promise.resolve(name).then((one) => readFileSync(one)),
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    today: () => '2026-11-22',
    hasColour: false,
    width: 100,
  };
  const code = await command.run(args, io);
  return { code, out, error };
}

const verify = (...args: string[]): Promise<Told> => tell(verifyCommand(signingWorld), args);

describe('identity new', () => {
  it('writes a file for its owner alone and never over another', async () => {
    expect(statSync(file('ada.p12')).mode & 0o777).toBe(0o600);
    const again = await tell(identityCommand(signingWorld), newIdentity('ada.p12'));
    expect(again).toMatchObject({ code: EXIT.badInput, out: '' });
    expect(again.error).toContain('exists');
  });

  it('refuses what does not fit, and writes nothing', async () => {
    const before = readdirSync(folder);
    const told = await tell(identityCommand(signingWorld), newIdentity('x.p12', '--name', ' '));
    expect(told).toMatchObject({ code: EXIT.badInput });
    expect(told.error).toContain('1 to 64 characters');
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    [['--passphrase', 'geheim'], 'can be seen by others'],
    [['--key', 'dsa'], 'ecdsa-p256, rsa-3072'],
    [['--years', '11'], '1 to 10'],
    [['--passphrase-fd', '3'], 'not both'],
  ])('with %j is a usage error that says why', async (more, words) => {
    const run = tell(identityCommand(signingWorld), newIdentity('x.p12', ...more));
    await expect(run).rejects.toThrow(UsageError);
    await expect(run).rejects.toThrow(words);
  });
});

describe('sign', () => {
  it('takes the roles in turn and says when there is none left', async () => {
    const roles: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const told = await tell(signCommand(signingWorld), signing('worksheet.pdf'));
      roles.push(/signed as (\w+) by Ada Ng, Clinic/u.exec(told.out)?.[1] ?? told.error);
    }
    expect(roles).toEqual(['prepared', 'reviewed', 'approved']);
    const more = await tell(signCommand(signingWorld), signing('worksheet.pdf'));
    expect(more).toMatchObject({ code: EXIT.badInput, out: '' });
    expect(more.error).toContain('all signed already');
    expect(await verify(file('worksheet.pdf'))).toMatchObject({ code: EXIT.ok });
  });

  it('leaves the file as it was where it fails', async () => {
    const before = readFileSync(file('signed.pdf'));
    writeFileSync(file('wrong'), 'wrong');
    const args = [
      file('signed.pdf'),
      '--sign',
      file('ada.p12'),
      '--passphrase-file',
      file('wrong'),
    ];
    const told = await tell(signCommand(signingWorld), args);
    expect(told).toMatchObject({ code: EXIT.badInput, out: '' });
    expect(told.error).toMatch(/^domicile sign: .*passphrase.*\n$/u);
    expect(told.error).not.toContain('wrong\n');
    expect(readFileSync(file('signed.pdf')).equals(before)).toBe(true);
  });

  it('asks for a time stamp and takes it in, by file', async () => {
    const authority = foundAuthority();
    const base = [file('signed.pdf'), '--time-stamp-request', file('a.tsq')];
    expect(await tell(signCommand(signingWorld), base)).toMatchObject({ code: EXIT.ok });
    writeFileSync(file('a.tsr'), authority.stamp(readFileSync(file('a.tsq'))));
    authority.remove();
    const into = [...base, '--time-stamp-response', file('a.tsr'), '--out', file('stamped.pdf')];
    expect(await tell(signCommand(signingWorld), into)).toMatchObject({ code: EXIT.ok });
    const told = await verify(file('stamped.pdf'));
    expect(told.code).toBe(EXIT.ok);
    expect(told.out).toContain('time stamp: ');
  });
});

describe('verify', () => {
  it('says who, when, what it covers, and what a self-signed certificate does not prove', async () => {
    const { code, out } = await verify(file('signed.pdf'));
    expect(code).toBe(EXIT.ok);
    for (const words of [
      'intact and nothing has changed since',
      'by Ada Ng, Clinic, ada@clinic.example',
      'covers: the total document',
      'it does not prove the name',
      'Not signed: reviewed, approved',
      'Inside: map.json',
    ]) {
      expect(out).toContain(words);
    }
  });

  it('ends with 4 for an unsigned, a changed and an extended document', async () => {
    const signed = readFileSync(file('signed.pdf'));
    writeFileSync(file('longer.pdf'), Buffer.concat([signed, Buffer.from('x')]));
    const at = signed.indexOf('https://example.org');
    signed[at] = 'H'.charCodeAt(0);
    writeFileSync(file('changed.pdf'), signed);
    writeFileSync(file('blank.pdf'), await drawWorksheet());
    expect((await verify(file('longer.pdf'))).code).toBe(EXIT.untrusted);
    expect((await verify(file('changed.pdf'))).out).toContain('changed after this signature');
    expect(await verify(file('blank.pdf'))).toMatchObject({ code: EXIT.untrusted });
  });

  it('compares the map inside: 0 if it is the same, 1 if not, whatever the spelling', async () => {
    const same = JSON.stringify(JSON.parse(readFileSync(example, 'utf8')));
    writeFileSync(file('same.json'), same);
    expect((await verify(file('signed.pdf'), '--map', file('same.json'))).code).toBe(EXIT.ok);
    const told = await verify(file('signed.pdf'), '--map', other);
    expect(told.code).toBe(EXIT.found);
    expect(told.out).toContain('is not the given map');
    const listed = told.out.split('\n').filter((line) => line.startsWith('  '));
    expect(listed).toContainEqual(expect.stringMatching(/: system (?:added|removed)$/u));
    const text = readFileSync(example, 'utf8').replace('"aws:us-east-1"', '"aws:us-east-2"');
    writeFileSync(file('moved.json'), text);
    const moved = await verify(file('signed.pdf'), '--map', file('moved.json'));
    expect(moved.code).toBe(EXIT.found);
    expect(moved.out).toContain('Virginia (aws us-east-1) → Ohio (aws us-east-2)');
  });

  it('knows the expected signer by the fingerprint that identity printed', async () => {
    const { out } = await verify(file('signed.pdf'), '--format', 'json');
    const fingerprint = /"fingerprint": "([0-9a-f]{64})"/u.exec(out)?.[1] ?? '';
    expect((await verify(file('signed.pdf'), '--signer', fingerprint)).code).toBe(EXIT.ok);
    const wrong = await verify(file('signed.pdf'), '--signer', '0'.repeat(64));
    expect(wrong.code).toBe(EXIT.untrusted);
    expect(wrong.out).toContain('another certificate than the one you expect');
  });

  it('ends with 2 for what is no PDF, and writes JSON for programs', async () => {
    expect(await verify(example)).toMatchObject({ code: EXIT.badInput, out: '' });
    expect(await verify(file('none.pdf'))).toMatchObject({ code: EXIT.badInput, out: '' });
    const { out } = await verify(file('signed.pdf'), '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      accepted: true,
      problems: [],
      signatures: [{ field: 'prepared', intact: true, coversTotalDocument: true }],
      attachments: [{ name: 'map.json' }],
    });
  });
});
