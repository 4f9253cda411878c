import type { WorksheetRequest } from '#host/worksheet/build-worksheet.ts';
import { SIGNATURE_ROLES } from '#host/signing/signature-roles.ts';
import type { SignatureRole } from '#host/signing/signature-roles.ts';
import { SECTION_TITLES, isSectionId, sectionIds } from '#shared/worksheet/sections.ts';
import type { SectionId } from '#shared/worksheet/sections.ts';
import { EXIT, UsageError } from '../io.ts';
import type { Command, CommandIo, ExitCode } from '../io.ts';
import { evaluationOptions, parseAsOf, parseAssumptions } from '../evaluation-options.ts';
import { loadMap, whyUnreadable } from '../load-map.ts';
import { oneOf, parseOptions } from '../options.ts';
import { PASSPHRASE_OPTIONS, passphraseSource } from '../passphrase-options.ts';
import type { SigningWorld } from '../signing-world.ts';

const OPTIONS = {
  ...PASSPHRASE_OPTIONS,
  ...evaluationOptions,
  out: { type: 'string' },
  paper: { type: 'string', default: 'a4' },
  'leave-out': { type: 'string' },
  sign: { type: 'string' },
  role: { type: 'string' },
  reason: { type: 'string' },
} as const;

const DETAILS = `Prints what counsel decides by: the verdict, the law of each group of patients, the diagram, every hop,
finding, open question and vendor, with the map and the evaluation attached and three fields to sign.

  --out FILE.pdf            the worksheet, replaced at once or not at all
  --as-of DATE              the day on which law and agreements are read (default: today)
  --assume no-dpf,no-scc    what is assumed not to stand
  --paper a4|letter         the paper; A4 by default
  --leave-out LIST          sections to leave out, here and in the attachments; page 1 says so:
                            ${sectionIds.slice(0, 6).join(', ')},
                            ${sectionIds.slice(6).join(', ')}
  --sign ID.p12             sign it at once; more signatures with "domicile sign"
  --role prepared|reviewed|approved   the field to sign; prepared by default
  --reason TEXT             your statement, in place of the usual one
  --passphrase-file FILE    the passphrase is the first line of FILE
  --passphrase-fd N         the same from an open descriptor
                            without either, it is asked for on the terminal`;

/** `worksheet`: the worksheet of a map as a PDF, signed if asked. */
export function worksheetCommand(world: SigningWorld): Command {
  return {
    name: 'worksheet',
    synopsis: 'worksheet MAP --out FILE.pdf [--as-of DATE] [--sign ID.p12 …] [options]',
    summary: 'make the worksheet for counsel, a PDF with the map inside, signed if asked',
    details: DETAILS,
    examples: [
      'domicile worksheet map.json --out worksheet.pdf',
      'domicile worksheet map.json --out worksheet.pdf --sign ada.p12 --role prepared',
      'domicile worksheet map.json --out worksheet.pdf --paper letter --leave-out vendors,decisions',
    ],
    run: (args, io) => run(args, io, world),
  };
}

type Signing = { readonly file: string; readonly role: SignatureRole; readonly reason?: string };

async function run(args: readonly string[], io: CommandIo, world: SigningWorld): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, OPTIONS, ['map to print']);
  const [file = '-'] = positionals;
  const { out } = values;
  if (out === undefined || out === '-') throw new UsageError('name the file with --out FILE.pdf');
  const role = oneOf('role', values.role ?? 'prepared', SIGNATURE_ROLES);
  if (values.sign === undefined && (values.role ?? values.reason) !== undefined) {
    throw new UsageError('--role and --reason go with --sign');
  }
  const signing: Signing | undefined =
    values.sign === undefined
      ? undefined
      : {
          file: values.sign,
          role,
          ...(values.reason === undefined ? {} : { reason: values.reason }),
        };
  const request: Omit<WorksheetRequest, 'document'> = {
    asOf: parseAsOf(values['as-of'], io.today),
    assumptions: parseAssumptions(values.assume),
    paper: oneOf('paper', values.paper, ['a4', 'letter'] as const),
    leftOut: parseSections(values['leave-out']),
    createdAt: world.now(),
  };
  const source = passphraseSource(values, 'Passphrase: ', false);
  const loaded = await loadMap(file, io);
  if (!loaded) return EXIT.badInput;
  const { buildWorksheet } = await import('#host/worksheet/build-worksheet.ts');
  const unsigned = await buildWorksheet({ ...request, document: loaded.document });
  if (signing === undefined) return write(out, unsigned, 'not signed yet', io, world);

  let identity: Uint8Array;
  try {
    identity = await io.read(signing.file);
  } catch (error) {
    io.error(`${signing.file}: ${whyUnreadable(error)}\n`);
    return EXIT.badInput;
  }
  const { signFile } = await import('../sign-file.ts');
  const outcome = await signFile(unsigned, identity, { world, source, ...signing });
  if (!outcome.ok) {
    io.error(`domicile worksheet: ${outcome.message}\n`);
    return EXIT.badInput;
  }
  if (outcome.warning !== undefined) io.error(`note: ${outcome.warning}\n`);
  return write(out, outcome.pdf, `signed as ${outcome.role} by ${outcome.signer}`, io, world);
}

async function write(
  out: string,
  pdf: Uint8Array,
  words: string,
  io: CommandIo,
  world: SigningWorld,
): Promise<ExitCode> {
  try {
    await world.write(out, pdf);
  } catch (error) {
    io.error(`${out}: cannot be written (${error instanceof Error ? error.message : ''})\n`);
    return EXIT.badInput;
  }
  io.out(`${out}: ${Math.ceil(pdf.length / 1024)} kB, ${words}\n`);
  return EXIT.ok;
}

/** `vendors,decisions` → the sections, or a usage error that names them all. */
function parseSections(text: string | undefined): SectionId[] {
  const words = (text ?? '').split(',').filter((word) => word !== '');
  return words.map((word) => {
    if (isSectionId(word)) return word;
    const known = Object.keys(SECTION_TITLES).join(', ');
    throw new UsageError(`--leave-out knows ${known}, not "${word}"`);
  });
}
