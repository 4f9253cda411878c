import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bridge } from '#shared/bridge/bridge.ts';
import type { OpenFailure } from '#shared/bridge/failures.ts';
import { mapHash } from '#shared/map/canonical.ts';
import { readMap } from '#shared/map/read/read-map.ts';
import type { MapDocument } from '#shared/map/schema/map.ts';
import { STATEMENTS } from '#host/signing/signature-roles.ts';
import { openFailureOf } from '#host/store/failure.ts';
import { MAP_FILE_EXTENSION } from '#host/store/file-format.ts';
import { writeAtomically } from '#host/store/write-atomically.ts';
import { assetFile } from '#host/worksheet/asset-file.ts';
import type { Host } from './host.ts';
import { keepWorksheet, keptWorksheets, readKeptWorksheet } from './kept-worksheets.ts';

type Answers = Bridge['worksheet'];
type Answer<Name extends keyof Answers> = Awaited<ReturnType<Answers[Name]>>;

/** What the host answers about worksheets. PDF and cryptography are loaded when first needed. */
export const answerWorksheet = (host: Host): Answers => ({
  async draw({ map, asOf, assumptions, paper, leftOut }) {
    const read = documentOf(host, map);
    if (!read.ok) return read;
    const { buildWorksheet } = await import('#host/worksheet/build-worksheet.ts');
    const pdf = await buildWorksheet({
      document: read.document,
      asOf,
      assumptions,
      paper,
      leftOut,
      createdAt: host.options.clock(),
    });
    const name = path.basename(read.file, MAP_FILE_EXTENSION);
    return { ok: true, fileName: `${name}, worksheet ${asOf}.pdf`, pdf };
  },
  statements: async () => STATEMENTS,
  sign: (input) => sign(host, input),
  async verify({ pdf }) {
    const { worksheetVerdict } = await import('./worksheet-verdict.ts');
    const verdict = worksheetVerdict(pdf, host.options.clock());
    return verdict ? { ok: true, verdict } : { ok: false, code: 'not-a-pdf' };
  },
  revisions: ({ map }) => revisions(host, map),
  async readRevision({ map, file }) {
    const mapFile = host.tokens.pathOf(map);
    if (mapFile === undefined) return { ok: false, code: 'unknown-map' };
    try {
      return { ok: true, pdf: await readKeptWorksheet(mapFile, file) };
    } catch (error) {
      return { ok: false, code: openFailureOf(error) };
    }
  },
  async save({ fileName, pdf }) {
    const choose = host.options.dialogs?.choosePdfTarget;
    if (!choose) return { ok: false, code: 'no-dialog' };
    const target = await choose(fileName);
    if (target === undefined) return { ok: false, code: 'cancelled' };
    try {
      await writeAtomically(target, pdf);
      return { ok: true, fileName: path.basename(target) };
    } catch (error) {
      return { ok: false, code: openFailureOf(error) };
    }
  },
});

/** The map as it is now, with its file. */
function documentOf(
  host: Host,
  map: string,
):
  | { readonly ok: true; readonly document: MapDocument; readonly file: string }
  | { readonly ok: false; readonly code: OpenFailure | 'unknown-map' } {
  const file = host.tokens.pathOf(map);
  if (file === undefined) return { ok: false, code: 'unknown-map' };
  const read = host.sessions.read(file, (live) => live.json());
  if (!read.ok) return read;
  const answer = readMap(read.value);
  return answer.ok ? { ok: true, document: answer.document, file } : { ok: false, code: 'damaged' };
}

async function sign(host: Host, input: Parameters<Answers['sign']>[0]): Promise<Answer<'sign'>> {
  const { pdf, identity, passphrase, role, reason, map } = input;
  const identityFile = await host.identities.file(identity);
  if (identityFile === undefined) return { ok: false, code: 'unknown-identity' };
  const { signAsRole } = await import('#host/signing/sign-as-role.ts');
  const time = host.options.clock();
  const signed = signAsRole(pdf, identityFile, {
    passphrase: passphrase.normalize('NFC'),
    role,
    reason,
    time,
    fontFile: await readFile(assetFile('fonts/NotoSans-Regular.ttf')),
  });
  if (!signed.ok) return signed;
  const mapFile = map === undefined ? undefined : host.tokens.pathOf(map);
  const keptAs =
    mapFile === undefined ? null : await kept(mapFile, signed.pdf, role, time.toISOString());
  return { ok: true, pdf: signed.pdf, signer: signed.signer, missing: signed.missing, keptAs };
}

/** A copy that cannot be kept undoes no signature: the window has the file, and is told. */
async function kept(
  mapFile: string,
  pdf: Uint8Array,
  role: string,
  at: string,
): Promise<string | null> {
  try {
    return await keepWorksheet(mapFile, pdf, role, at);
  } catch (error) {
    openFailureOf(error);
    return null;
  }
}

async function revisions(host: Host, map: string): Promise<Answer<'revisions'>> {
  const read = documentOf(host, map);
  if (!read.ok) return read;
  const { worksheetVerdict } = await import('./worksheet-verdict.ts');
  const now = mapHash(read.document);
  const worksheets = await keptWorksheets(read.file);
  return {
    ok: true,
    revisions: worksheets.flatMap(({ file, pdf }) => {
      const verdict = worksheetVerdict(pdf, host.options.clock());
      if (verdict === undefined) return [];
      const inside = verdict.mapText === null ? undefined : readMap(verdict.mapText);
      const isOfThisMap = inside?.ok === true && mapHash(inside.document) === now;
      const signatures = verdict.signatures.map(({ field, signer, at }) => ({ field, signer, at }));
      return [{ file, isAccepted: verdict.isAccepted, signatures, isOfThisMap }];
    }),
  };
}
