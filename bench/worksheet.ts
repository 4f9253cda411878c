import { createIdentity } from '#host/signing/identity.ts';
import { openIdentity } from '#host/signing/pkcs12-read.ts';
import { signPdf } from '#host/signing/sign.ts';
import { STATEMENTS } from '#host/signing/signature-roles.ts';
import { readFileSync } from 'node:fs';
import { buildWorksheet } from '#host/worksheet/build-worksheet.ts';
import { timing } from './measure.ts';
import { replaceSection } from './write-report.ts';
import { worksheetSamples } from './worksheet-samples.ts';

const BAR = 2_000;
const RUNS = 5;
const PASSPHRASE = 'correct horse, battery staple';
const NOW = new Date('2026-11-22T10:00:00Z');

const fontFile = readFileSync(new URL('../assets/fonts/NotoSans-Regular.ttf', import.meta.url));

const made = await createIdentity(
  {
    name: 'Bench',
    organisation: 'Bench',
    email: 'bench@example.org',
    key: 'ecdsa-p256',
    validFrom: NOW,
    validUntil: new Date('2029-11-22T10:00:00Z'),
  },
  PASSPHRASE,
);
if (!made.ok) throw new Error(made.code);
const opened = openIdentity(made.file, PASSPHRASE);
if (!opened.ok) throw new Error(opened.code);
const { identity } = opened;

/** From a checked map to the signed file, evaluation and diagram included. */
async function signedWorksheet(document: (typeof worksheetSamples)[number]['document']) {
  const pdf = await buildWorksheet({
    document,
    asOf: '2026-11-22',
    assumptions: [],
    paper: 'a4',
    leftOut: [],
    createdAt: NOW,
  });
  const signed = signPdf(pdf, {
    identity,
    field: 'prepared',
    reason: STATEMENTS.prepared,
    name: 'Bench',
    time: NOW,
    appearance: { heading: 'Prepared: Bench', lines: [STATEMENTS.prepared] },
    fontFile,
  });
  if (!signed.ok) throw new Error(signed.code);
  return signed.pdf;
}

const whole = (value: number): string => `${Math.round(value)} ms`;

const rows: string[] = [];
for (const { hops, document } of worksheetSamples) {
  const durations: number[] = [];
  const cpu: number[] = [];
  let bytes = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    bytes = (await signedWorksheet(document)).length;
    durations.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  const { median, worst } = timing(durations);
  rows.push(
    `| ${hops} | ${whole(median)} | ${whole(worst)} | ${whole(timing(cpu).median)} | ${Math.round(bytes / 1024)} kB | ${hops === 300 ? `${BAR} ms` : ''} |`,
  );
}

const report = [
  `From a checked map to the signed PDF in a running process: evaluation, view model, diagram, pages, attachments, fields, one ECDSA signature. Median and worst of ${RUNS} runs. Processor time is what the process itself used, which other work on the machine does not lengthen as much.`,
  [
    '| Hops | Median | Worst | Processor time, median | Signed file | Bar |',
    '| ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n'),
].join('\n\n');

replaceSection('Worksheet', report);
process.stdout.write(`${report}\n`);
