import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Connection } from './connection.ts';
import type { ChainedEntry } from './history-chain.ts';

/** The map as readable text, and the entry of the history at which it was so. */
export type StampedText = { readonly sequence: number; readonly json: string };

const bytes = z.instanceof(Uint8Array);
const headRow = z.object({ sequence: z.number(), link: bytes });
const textRow = z.object({ sequence: z.number(), json: z.string() });
const updateRow = z.object({ sequence: z.number(), bytes });
const hashRow = z.object({ bytes, expected: bytes });
const countRow = z.object({ count: z.number(), bytes: z.number() });
const sequenceRow = z.object({ sequence: z.number() });
const entryRow = z.object({
  sequence: z.number(),
  kind: z.enum(['edit', 'fold']),
  at: z.string(),
  author: z.string(),
  action: z.string(),
  client: z.string(),
  edit: z.number(),
  bytesSha256: bytes,
  chainSha256: bytes,
});

const ENTRY = `sequence, kind, at, author, action, client, edit,
  bytes_sha256 AS bytesSha256, chain_sha256 AS chainSha256`;

/** Every SQL statement that reads or writes a map file; what comes out is checked. */
export class Statements {
  readonly #prepare: (sql: string) => Statement;

  constructor(database: Connection) {
    const prepared = new Map<string, Statement>();
    this.#prepare = (sql) => {
      const known = prepared.get(sql) ?? database.prepare(sql);
      prepared.set(sql, known);
      return known;
    };
  }

  head(): { sequence: number; link: Uint8Array } | undefined {
    const sql = 'SELECT sequence, chain_sha256 AS link FROM history ORDER BY sequence DESC LIMIT 1';
    return headRow.optional().parse(this.#prepare(sql).get());
  }

  text(): StampedText | undefined {
    const sql = 'SELECT sequence, json FROM map_text WHERE id = 1';
    return textRow.optional().parse(this.#prepare(sql).get());
  }

  textSequence(): number {
    const sql = 'SELECT sequence FROM map_text WHERE id = 1';
    return sequenceRow.optional().parse(this.#prepare(sql).get())?.sequence ?? 0;
  }

  writeText({ sequence, json }: StampedText): void {
    const sql = `INSERT INTO map_text (id, sequence, json) VALUES (1, ?, ?)
      ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, json = excluded.json`;
    this.#prepare(sql).run(sequence, json);
  }

  /** In the order of their sequence. */
  updates(): Map<number, Uint8Array> {
    const rows = this.#prepare('SELECT sequence, bytes FROM updates ORDER BY sequence').all();
    return new Map(rows.map((row) => updateRow.parse(row)).map((row) => [row.sequence, row.bytes]));
  }

  /** Each update with the hash that the history has of it. */
  updateHashes(): { bytes: Uint8Array; expected: Uint8Array }[] {
    const sql = `SELECT updates.bytes, history.bytes_sha256 AS expected
      FROM updates LEFT JOIN history USING (sequence)`;
    return z.array(hashRow).parse(this.#prepare(sql).all());
  }

  /** All but the first, which is the last fold or the creation. */
  unfolded(): { count: number; bytes: number } {
    const sql = `SELECT count(*) AS count, coalesce(sum(length(bytes)), 0) AS bytes FROM updates
      WHERE sequence > (SELECT min(sequence) FROM updates)`;
    return countRow.parse(this.#prepare(sql).get());
  }

  deleteUpdatesBefore(sequence: number): void {
    this.#prepare('DELETE FROM updates WHERE sequence < ?').run(sequence);
  }

  insert(entry: ChainedEntry, update: Uint8Array): void {
    this.#prepare(
      `INSERT INTO history
        (sequence, kind, at, author, action, client, edit, bytes_sha256, chain_sha256)
        VALUES (@sequence, @kind, @at, @author, @action, @client, @edit, @bytesSha256, @chainSha256)`,
    ).run(entry);
    this.#prepare('INSERT INTO updates (sequence, bytes) VALUES (?, ?)').run(
      entry.sequence,
      update,
    );
  }

  sequenceOf(client: string, edit: number): number | undefined {
    const sql = 'SELECT sequence FROM history WHERE client = ? AND edit = ?';
    return sequenceRow.optional().parse(this.#prepare(sql).get(client, edit))?.sequence;
  }

  historyBefore(before: number, limit: number): ChainedEntry[] {
    const sql = `SELECT ${ENTRY} FROM history WHERE sequence < ? AND kind = 'edit'
      ORDER BY sequence DESC LIMIT ?`;
    return z.array(entryRow).parse(this.#prepare(sql).all(before, limit));
  }

  *allHistory(): Iterable<ChainedEntry> {
    const rows = this.#prepare(`SELECT ${ENTRY} FROM history ORDER BY sequence`).iterate();
    for (const row of rows) yield entryRow.parse(row);
  }
}
