import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type CommandArgs, type CommandName, commands } from './registry.ts';

describe('the table of commands', () => {
  it('has every command file, each under its own name', () => {
    const folder = new URL('./', import.meta.url);
    const defined = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => readFileSync(new URL(file, folder), 'utf8').includes('= defineCommand('))
      .map((file) => file.replace('.ts', ''));
    expect(Object.keys(commands).toSorted()).toEqual(defined.toSorted());
    for (const [name, command] of Object.entries(commands)) expect(command.name).toBe(name);
  });

  it('gives each a title of its own for the palette', () => {
    const titles = Object.values(commands).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^[A-Z][a-z]/);
  });

  it('knows what each takes', () => {
    expectTypeOf<'send-to'>().toExtend<CommandName>();
    expectTypeOf<CommandArgs<'rename-map'>>().toEqualTypeOf<{ readonly title: string }>();
    expectTypeOf<CommandArgs<'remove-row'>['target']['list']>().toEqualTypeOf<
      'agreements' | 'assessments' | 'certifications' | 'subprocessors' | 'support'
    >();
  });
});
