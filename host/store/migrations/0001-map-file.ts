import type { Migration } from './migration.ts';

/** For whoever finds this file without the program. */
const NOTE = `This is a map of where protected health information lives and travels, kept by Domicile
in a SQLite database. The map is the column "json" of the table "map_text": readable JSON text in
the format "domicile.map", as it was at entry "sequence" of the table "history". The table "updates"
holds the same map, and edits since then, as updates of the library Yjs (https://yjs.dev, version 1
encoding), to be applied in the order of "sequence".
The table "history" says who changed what when. "kind" is "edit" for a change by a person, "fold" for
the program putting all updates so far into one. "bytes_sha256" is the SHA-256 of the update.
"chain_sha256" is the SHA-256 of the chain_sha256 before it (32 zero bytes at first), followed by
this JSON array as UTF-8 without spaces:
[sequence, kind, at, author, action, client, edit, bytes_sha256 in lower-case hexadecimal].`;

/** The first form of a map file. */
export const mapFile: Migration = {
  format: 1,
  up(database) {
    database.exec(`
      CREATE TABLE about (note TEXT NOT NULL) STRICT;

      CREATE TABLE history (
        sequence INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('edit', 'fold')),
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        action TEXT NOT NULL,
        client TEXT NOT NULL,
        edit INTEGER NOT NULL,
        bytes_sha256 BLOB NOT NULL CHECK (length(bytes_sha256) = 32),
        chain_sha256 BLOB NOT NULL CHECK (length(chain_sha256) = 32)
      ) STRICT;
      CREATE UNIQUE INDEX history_client_edit ON history (client, edit);

      CREATE TABLE updates (
        sequence INTEGER PRIMARY KEY REFERENCES history (sequence),
        bytes BLOB NOT NULL
      ) STRICT;

      CREATE TABLE map_text (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        sequence INTEGER NOT NULL REFERENCES history (sequence),
        json TEXT NOT NULL
      ) STRICT;
    `);
    database.prepare('INSERT INTO about (note) VALUES (?)').run(NOTE);
  },
};
