import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWorksheet } from '#host/worksheet/build-worksheet.ts';
import { worksheetSamples } from './worksheet-samples.ts';

const FOLDER = fileURLToPath(new URL('../docs/screens/worksheet/', import.meta.url));
/** Enough to read a page by, and small enough to keep. */
const RESOLUTION = '60';
/** Of a long worksheet: its first pages, then a few on the way to the end. */
const FIRST = 6;
const FURTHER = 4;

function chosenPages(count: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  if (count <= 16) return all;
  const rest = all.slice(FIRST);
  const step = Math.ceil(rest.length / FURTHER);
  return [...all.slice(0, FIRST), ...rest.filter((_, at) => at % step === 0), count];
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const work = mkdtempSync(path.join(tmpdir(), 'domicile-screens-'));
for (const { hops, document } of worksheetSamples) {
  const pdf = await buildWorksheet({
    document,
    asOf: '2026-11-22',
    assumptions: [],
    paper: 'a4',
    leftOut: [],
    createdAt: new Date('2026-11-22T10:00:00Z'),
  });
  const file = path.join(work, `${hops}.pdf`);
  writeFileSync(file, pdf);
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  const count = Number(/Pages: +(\d+)/u.exec(info)?.[1] ?? 0);
  for (const page of new Set(chosenPages(count))) {
    const name = `${String(hops).padStart(3, '0')}-hops-page-${String(page).padStart(2, '0')}`;
    const range = ['-f', String(page), '-l', String(page), '-singlefile'];
    // In grey, as it must be legible without colour; page 1 in both.
    const out = path.join(FOLDER, name);
    execFileSync('pdftoppm', ['-r', RESOLUTION, '-gray', '-png', ...range, file, out]);
    if (page === 1) execFileSync('pdftoppm', ['-r', '80', '-png', ...range, file, `${out}-colour`]);
  }
  process.stdout.write(`${hops} hops: ${count} pages\n`);
}
rmSync(work, { recursive: true });
process.stdout.write(`${readdirSync(FOLDER).length} images in ${FOLDER}\n`);
