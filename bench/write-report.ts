import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

const FILE = new URL('../docs/benchmarks.md', import.meta.url);

const HEAD = `# Benchmarks

Made by \`npm run bench\`. Figures compare only within one run on one machine; the ratio against the
baseline of the same run is what to follow over time.
`;

/** Puts a section into docs/benchmarks.md, in place of the one of the same title. */
export function replaceSection(title: string, text: string): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  const machine = `Measured on Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'processor not named'}).`;
  const section = `## ${title}\n\n${machine}\n\n${text}\n`;
  const [head = HEAD, ...sections] = before.split(/^(?=## )/m);
  const at = sections.findIndex((item) => item.startsWith(`## ${title}\n`));
  const rest = at === -1 ? [...sections, section] : sections.with(at, section);
  writeFileSync(FILE, `${[head, ...rest].map((item) => item.trimEnd()).join('\n\n')}\n`);
}
