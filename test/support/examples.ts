import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { readMap } from '#shared/map/read/read-map.ts';

const examples = new URL('../../assets/examples/', import.meta.url);
const fixtures = new URL('../fixtures/examples/', import.meta.url);

const subject = z.strictObject({
  type: z.enum(['node', 'hop', 'vendor', 'cohort', 'policy', 'map']),
  id: z.string(),
});
const rule = z.string().regex(/^[A-Z]{3}-\d{2}$/);
const expected = z.strictObject({
  asOf: z.iso.date(),
  planted: z.array(
    z.strictObject({
      mistake: z.string(),
      seed: z.enum(['S0', 'S1', 'S2', 'S3', 'S4', 'beyond seeds']),
      rule,
      severity: z.enum(['violation', 'risk', 'question']),
      subject,
      cohorts: z.array(z.string()).min(1),
      also: z.array(rule),
      why: z.string(),
      accepted: z.boolean().optional(),
    }),
  ),
  openQuestions: z.array(
    z.strictObject({
      subject,
      field: z.string(),
      ifNo: z.enum(['violation', 'risk', 'question']).optional(),
      unlocks: z.array(rule),
    }),
  ),
});

/** The example maps, by file name without ending. */
export const exampleNames = readdirSync(examples)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''));

/** An example map with what was planted in it. Throws where the map does not read. */
export function loadExample(name: string) {
  const answer = readMap(readFileSync(new URL(`${name}.json`, examples)));
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('\n'));
  const text = readFileSync(new URL(`${name}.expected.json`, fixtures), 'utf8');
  return { map: answer.map, warnings: answer.warnings, contract: expected.parse(JSON.parse(text)) };
}
