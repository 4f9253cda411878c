import type { Attachment } from '#host/signing/attachments.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';
import { EXIT, UsageError } from '../io.ts';
import type { Command, CommandIo, ExitCode } from '../io.ts';
import type { MapComparison } from '../formats/verdict.ts';
import { loadMap, whyUnreadable } from '../load-map.ts';
import { oneOf, parseOptions } from '../options.ts';
import type { SigningWorld } from '../signing-world.ts';

const OPTIONS = {
  map: { type: 'string' },
  signer: { type: 'string', multiple: true },
  format: { type: 'string', default: 'text' },
} as const;

const DETAILS = `Checks every signature of a worksheet and that nothing but signatures was added since the first.

  --map MAP                 compare the map inside with MAP; exit code 1 if they differ
  --signer FINGERPRINT      the certificate that you expect (SHA-256), of a signer or of the authority
                            above; may be given several times
  --format text|json        for people or for programs

Exit codes: 0 all in order, 1 the map differs, 2 bad input, 4 a broken, missing or unaccounted-for
signature or content. Domicile asks no network: it does not learn whether a certificate was revoked.`;

/** The name under which a worksheet carries its map. */
const MAP_ATTACHMENT = 'map.json';

/** `verify`: signatures, what came after them, and the map inside. */
export function verifyCommand(world: Pick<SigningWorld, 'now'>): Command {
  return {
    name: 'verify',
    synopsis: 'verify FILE.pdf [--map MAP] [--signer FINGERPRINT]… [--format text|json]',
    summary: 'check the signatures of a worksheet and compare the map inside',
    details: DETAILS,
    examples: ['domicile verify worksheet.pdf', 'domicile verify worksheet.pdf --map map.json'],
    run: (args, io) => run(args, io, world),
  };
}

async function run(
  args: readonly string[],
  io: CommandIo,
  world: Pick<SigningWorld, 'now'>,
): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, OPTIONS, ['PDF']);
  const [file = ''] = positionals;
  const format = oneOf('format', values.format, ['text', 'json'] as const);
  const { plainFingerprint } = await import('#host/signing/verify-signature.ts');
  const expected = (values.signer ?? []).map(plainFingerprint);
  if (!expected.every((one) => /^[0-9a-f]{64}$/u.test(one))) {
    throw new UsageError('--signer takes a SHA-256 fingerprint of 64 hexadecimal digits');
  }
  let pdf: Uint8Array;
  try {
    pdf = await io.read(file);
  } catch (error) {
    io.error(`${file}: ${whyUnreadable(error)}\n`);
    return EXIT.badInput;
  }
  const given = values.map === undefined ? undefined : await loadMap(values.map, io);
  if (values.map !== undefined && given === undefined) return EXIT.badInput;
  const { verifyPdf } = await import('#host/signing/verify.ts');
  const { verdictJson, verdictText } = await import('../formats/verdict.ts');
  const report = verifyPdf(pdf, { now: world.now(), expectedFingerprints: expected });
  if (report.problems.some(({ code }) => code === 'not-a-pdf')) {
    io.error(`${file}: this is not a PDF\n`);
    return EXIT.badInput;
  }
  const compared =
    given === undefined ? undefined : await compareMaps(report.attachments, given.document);
  io.out(format === 'json' ? verdictJson(report, compared) : verdictText(file, report, compared));
  if (!report.isAccepted) return EXIT.untrusted;
  return compared === undefined || compared.isSame ? EXIT.ok : EXIT.found;
}

async function compareMaps(
  attachments: readonly Attachment[],
  given: MapDocument,
): Promise<MapComparison> {
  const { mapHash } = await import('#shared/map/canonical.ts');
  const { readMap } = await import('#shared/map/read/read-map.ts');
  const givenHash = mapHash(given);
  const attachment = attachments.find(({ name }) => name === MAP_ATTACHMENT);
  const absent = (line: string): MapComparison => ({
    isSame: false,
    inside: 'none',
    given: givenHash,
    differences: [line],
  });
  if (attachment === undefined) return absent('the document carries no map');
  if (!attachment.content.ok) return absent('the map inside cannot be read');
  const read = readMap(attachment.content.bytes);
  if (!read.ok) return absent(`the map inside is not valid: ${read.problems[0]?.message ?? ''}`);
  const inside = mapHash(read.document);
  if (inside === givenHash) return { isSame: true, inside, given: givenHash, differences: [] };
  const { lineText } = await import('#shared/map/document/history-line.ts');
  const { mapDifferences } = await import('#shared/map/differences/map-differences.ts');
  const differences = mapDifferences(read.document, given).map(lineText);
  // The hash takes a file as it is written; the order of a list alone makes no other map.
  return { isSame: differences.length === 0, inside, given: givenHash, differences };
}
