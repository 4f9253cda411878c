import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { failureOf } from './failure.ts';
import { writeAtomically } from './write-atomically.ts';

/**
 * A small file of the program's own, such as its settings. A file that is missing or does not fit
 * reads as the default: losing a preference must not keep anybody from their maps.
 */
export class JsonFile<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #fallback: T;
  #value: T | undefined;
  #writes: Promise<void> = Promise.resolve();

  constructor(file: string, schema: z.ZodType<T>, fallback: T) {
    this.#path = file;
    this.#schema = schema;
    this.#fallback = fallback;
  }

  /** As of the last look at the file. Answers at once, so that calls that need it keep their order. */
  get value(): T {
    this.#value ??= this.#read();
    return this.#value;
  }

  /**
   * Changes what is there; changes from several windows come one after the other. Where the file
   * cannot be written, the change lasts until the program ends.
   */
  async update(change: (value: T) => T): Promise<T> {
    const updated = this.#writes.then(async () => {
      // Another process may have written meanwhile.
      const value = change(this.#read());
      this.#value = value;
      await this.#write(value);
      return value;
    });
    this.#writes = updated.then(() => undefined);
    return updated;
  }

  async #write(value: T): Promise<void> {
    try {
      await mkdir(path.dirname(this.#path), { recursive: true });
      await writeAtomically(this.#path, `${JSON.stringify(value, null, 2)}\n`);
    } catch (error) {
      if (failureOf(error) === undefined) throw error;
    }
  }

  #read(): T {
    try {
      const parsed = this.#schema.safeParse(JSON.parse(readFileSync(this.#path, 'utf8')));
      return parsed.success ? parsed.data : this.#fallback;
    } catch (error) {
      if (!(error instanceof SyntaxError) && failureOf(error) === undefined) throw error;
      return this.#fallback;
    }
  }
}
