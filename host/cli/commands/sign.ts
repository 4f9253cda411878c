import type { SignatureRole } from '#host/signing/signature-roles.ts';
import { SIGNATURE_ROLES } from '#host/signing/signature-roles.ts';
import { EXIT, UsageError } from '../io.ts';
import type { Command, CommandIo, ExitCode } from '../io.ts';
import { whyUnreadable } from '../load-map.ts';
import { oneOf, parseOptions } from '../options.ts';
import { PASSPHRASE_OPTIONS, passphraseSource } from '../passphrase-options.ts';
import type { SigningWorld } from '../signing-world.ts';

const OPTIONS = {
  ...PASSPHRASE_OPTIONS,
  sign: { type: 'string' },
  role: { type: 'string' },
  reason: { type: 'string' },
  out: { type: 'string' },
  'time-stamp-request': { type: 'string' },
  'time-stamp-response': { type: 'string' },
} as const;

const DETAILS = `Adds a signature to a worksheet; the earlier ones stay valid. Nothing before is changed.

  --sign ID.p12             the identity: a PKCS#12 file, own or from an authority
  --role prepared|reviewed|approved   the field to sign; by default the first that is empty
  --reason TEXT             your statement, in place of the usual one
  --out FILE                the signed file; by default FILE.pdf itself, replaced at once or not at all
  --passphrase-file FILE    the passphrase is the first line of FILE
  --passphrase-fd N         the same from an open descriptor
                            without either, it is asked for on the terminal

A time stamp by file, without network, after signing and before the next signature:
  --time-stamp-request FILE.tsq    write the request for a time-stamping service (RFC 3161)
  --time-stamp-request FILE.tsq --time-stamp-response FILE.tsr    put its answer into the signature`;

/** `sign`: a further signature, or its time stamp. */
export function signCommand(world: SigningWorld): Command {
  return {
    name: 'sign',
    synopsis: 'sign FILE.pdf --sign ID.p12 [options]',
    summary: 'add a signature to a worksheet, or a time stamp to its last signature',
    details: DETAILS,
    examples: [
      'domicile sign worksheet.pdf --sign ada.p12 --role reviewed',
      'domicile sign worksheet.pdf --time-stamp-request request.tsq --time-stamp-response answer.tsr',
    ],
    run: (args, io) => run(args, io, world),
  };
}

/** A failure told in one line; ends the command with exit code 2. */
class Refused extends Error {}

type Task = { readonly file: string; readonly out: string; readonly role?: SignatureRole };

async function run(args: readonly string[], io: CommandIo, world: SigningWorld): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, OPTIONS, ['PDF']);
  const [file = ''] = positionals;
  const role =
    values.role === undefined ? {} : { role: oneOf('role', values.role, SIGNATURE_ROLES) };
  const task: Task = { file, out: values.out ?? file, ...role };
  const request = values['time-stamp-request'];
  const response = values['time-stamp-response'];
  if (response !== undefined && (request === undefined || values.sign !== undefined)) {
    throw new UsageError(
      '--time-stamp-response goes with --time-stamp-request, and not with --sign',
    );
  }
  if (values.sign === undefined && request === undefined) {
    throw new UsageError('name the identity with --sign');
  }
  if (task.out === '-') throw new UsageError('name the signed file with --out');
  const source = passphraseSource(values, 'Passphrase: ', false);
  try {
    let pdf: Uint8Array = await readFile(io, file);
    if (values.sign !== undefined) {
      const { signFile } = await import('../sign-file.ts');
      const outcome = await signFile(pdf, await readFile(io, values.sign), {
        world,
        source,
        ...(task.role === undefined ? {} : { role: task.role }),
        ...(values.reason === undefined ? {} : { reason: values.reason }),
      });
      if (!outcome.ok) throw new Refused(outcome.message);
      pdf = outcome.pdf;
      await world.write(task.out, pdf);
      io.out(`${task.out}: signed as ${outcome.role} by ${outcome.signer}\n`);
      if (outcome.warning !== undefined) io.error(`note: ${outcome.warning}\n`);
    }
    if (request !== undefined) await timeStamp(pdf, { ...task, request, response }, io, world);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    io.error(`domicile sign: ${error.message}\n`);
    return EXIT.badInput;
  }
}

async function readFile(io: CommandIo, file: string): Promise<Uint8Array> {
  try {
    return await io.read(file);
  } catch (error) {
    throw new Refused(`${file}: ${whyUnreadable(error)}`);
  }
}

async function timeStamp(
  pdf: Uint8Array,
  task: Task & { readonly request: string; readonly response: string | undefined },
  io: CommandIo,
  world: SigningWorld,
): Promise<void> {
  const { requestTimeStamp, importTimeStamp } = await import('#host/signing/timestamp.ts');
  const { sayFailure } = await import('#host/signing/failure-words.ts');
  const { lastSignedField } = await import('../sign-file.ts');
  const field = task.role ?? lastSignedField(pdf) ?? 'prepared';
  if (task.response === undefined) {
    const asked = requestTimeStamp(pdf, field, world.random(8));
    if (!asked.ok) throw new Refused(sayFailure(asked.code));
    await world.write(task.request, asked.request);
    io.out(
      `${task.request}: request for the signature "${field}"; send it to a time-stamping service\n`,
    );
    return;
  }
  const request = await readFile(io, task.request);
  const response = await readFile(io, task.response);
  const imported = importTimeStamp(pdf, field, request, response);
  if (!imported.ok) throw new Refused(sayFailure(imported.code));
  await world.write(task.out, imported.pdf);
  io.out(`${task.out}: the signature "${field}" is time-stamped ${imported.time.toISOString()}\n`);
}
