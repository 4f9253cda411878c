import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from '#test/support/run-cli.ts';

const FOLDER = 'test/fixtures/malformed';

/** Told in clear lines on standard error, nothing on standard output, no trace. */
function expectRefusal(answer: ReturnType<typeof runCli>, name: string): void {
  expect(answer.status).toBe(2);
  expect(answer.out).toBe('');
  const lines = answer.error.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line.slice(0, name.length + 1)).toBe(`${name}:`);
    expect(line.length).toBeLessThan(400);
    expect(line).not.toMatch(/^\s+at |Error:|node_modules|undefined|\[object/);
  }
}

describe('a malformed file', () => {
  it.each(readdirSync(FOLDER))('%s is refused in clear lines', (name) => {
    const file = `${FOLDER}/${name}`;
    expectRefusal(runCli(['evaluate', file]), file);
  });

  it('of 60 MB is refused', () => {
    const answer = runCli(['evaluate', '-'], `{"format":"${'x'.repeat(60 * 2 ** 20)}"}`);
    expectRefusal(answer, 'standard input');
    expect(answer.error).toContain('50 MB');
  });
});
