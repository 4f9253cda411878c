import { EXIT, UsageError } from '../io.ts';
import type { Command, CommandIo, ExitCode } from '../io.ts';
import { oneOf, parseOptions } from '../options.ts';
import { PASSPHRASE_OPTIONS, passphraseSource } from '../passphrase-options.ts';
import type { SigningWorld } from '../signing-world.ts';

const OPTIONS = {
  ...PASSPHRASE_OPTIONS,
  name: { type: 'string' },
  organisation: { type: 'string' },
  email: { type: 'string' },
  key: { type: 'string', default: 'ecdsa-p256' },
  years: { type: 'string', default: '3' },
  out: { type: 'string' },
} as const;

const DETAILS = `Makes a key and a certificate that it signs itself, protected by a passphrase. Others know the
identity again by its fingerprint: tell it to them by another way than the document.

  --name NAME, --organisation NAME, --email ADDRESS   what the certificate says of the signer
  --out FILE                the identity, a PKCS#12 file; never overwritten
  --key ecdsa-p256|rsa-3072 the kind of key; ECDSA by default
  --years N                 how long the certificate is valid, 1 to 10; 3 by default
  --passphrase-file FILE    the passphrase is the first line of FILE
  --passphrase-fd N         the same from an open descriptor
                            without either, it is asked for twice on the terminal`;

/** `identity new`: a self-signed signing identity. */
export function identityCommand(world: SigningWorld): Command {
  return {
    name: 'identity',
    synopsis: 'identity new --name N --organisation O --email E [options] --out ID.p12',
    summary: 'make a signing identity',
    details: DETAILS,
    examples: [
      'domicile identity new --name "Ada Ng" --organisation "Clinic" --email ada@clinic.example --out ada.p12',
    ],
    run: (args, io) => run(args, io, world),
  };
}

async function run(args: readonly string[], io: CommandIo, world: SigningWorld): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, OPTIONS, ['subcommand, "new"']);
  oneOf('subcommand', positionals[0] ?? '', ['new'] as const);
  const { name, organisation, email, out } = values;
  if (name === undefined || organisation === undefined || email === undefined) {
    throw new UsageError('--name, --organisation and --email are needed');
  }
  if (out === undefined) throw new UsageError('name the file with --out');
  const key = oneOf('key', values.key, ['ecdsa-p256', 'rsa-3072'] as const);
  if (!/^(?:[1-9]|10)$/u.test(values.years)) throw new UsageError('--years takes 1 to 10');
  const source = passphraseSource(values, 'New passphrase: ', true);
  if (world.exists(out)) {
    io.error(`${out}: exists; an identity is never overwritten, choose another name\n`);
    return EXIT.badInput;
  }
  const { sayFailure } = await import('#host/signing/failure-words.ts');
  const read = await world.passphrase(source);
  if (!read.ok) {
    io.error(`domicile identity: ${sayFailure(read.code)}\n`);
    return EXIT.badInput;
  }
  const { createIdentity } = await import('#host/signing/identity.ts');
  const validFrom = world.now();
  const validUntil = new Date(validFrom);
  validUntil.setUTCFullYear(validUntil.getUTCFullYear() + Number(values.years));
  const wanted = { name, organisation, email, key, validFrom, validUntil };
  const made = await createIdentity(wanted, read.passphrase);
  if (!made.ok) {
    io.error(`domicile identity: ${sayFailure(made.code)}\n`);
    return EXIT.badInput;
  }
  await world.write(out, made.file, true);
  io.out(
    `${out}: ${name}, ${organisation}, valid until ${validUntil.toISOString().slice(0, 10)}\n`,
  );
  io.out(`fingerprint (SHA-256): ${made.fingerprint.replaceAll(':', '').toLowerCase()}\n`);
  if (Array.from(read.passphrase).length < 12) {
    io.error('note: the passphrase is short; whoever gets the file can try many\n');
  }
  return EXIT.ok;
}
