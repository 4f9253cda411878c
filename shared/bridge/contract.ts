import { z } from 'zod';
import { bytes, done, failed, fileBytes, line, MAX_FILE_BYTES, token } from './contract-parts.ts';
import { openFailures, readOnlyReasons, requestFailures, writeFailures } from './failures.ts';
import { menuCommands } from './menu-commands.ts';
import { identities, worksheet } from './worksheet-contract.ts';

/** Limits of what a window may send in one call. */
export const MAX_EDITS = 200;
const MAX_UPDATE_BYTES = 8 * 1024 * 1024;

const sequence = z.int().min(0);

/** A window: random, chosen by itself, new at each load. */
const client = z.string().regex(/^[a-z0-9-]{8,64}$/);

/** A place in a map text that is not as it must be. */
const problem = z.object({
  path: z.string(),
  line: z.int().optional(),
  column: z.int().optional(),
  message: z.string(),
});

const listing = z.object({
  map: token,
  fileName: z.string(),
  /** The name of the folder it is in, not its path. */
  folderName: z.string(),
  /** When the map was last changed, ISO 8601 in UTC. */
  changedAt: z.string(),
  content: z.discriminatedUnion('ok', [
    done.extend({
      title: z.string(),
      nodes: z.int(),
      /** Violations that nobody has accepted, as of today. */
      openViolations: z.int(),
      /** The verdict in the words of every report, as of today. */
      verdict: z.string(),
    }),
    failed([...openFailures, 'bad-map-text']),
  ]),
});

const opened = z.discriminatedUnion('ok', [
  done.extend({ map: token }),
  failed([...openFailures, ...requestFailures]).extend({
    /** What is wrong with a map text; the first hundred. */
    problems: z.array(problem).optional(),
  }),
]);

/** What a window shows of itself to the others. Not kept. */
const presence = z.object({
  selection: z.array(z.string().max(80)).max(500),
  pointer: z.object({ x: z.number(), y: z.number() }).nullable(),
});

const edit = z.object({
  /** From 1, counting up within the window, so that an edit sent again is written once. */
  number: z.int().min(1),
  /** A Yjs update, version 1. */
  update: bytes.refine((value) => value.length <= MAX_UPDATE_BYTES, 'an update is too large'),
  /** What was done, for the history. */
  action: line(300).min(1),
});

const mapEvent = z.discriminatedUnion('type', [
  /** The only event where the map cannot be opened. */
  z.object({ type: z.literal('refused'), code: z.enum([...openFailures, 'unknown-map']) }),
  /** The first otherwise: the whole map as one update, on disk up to `sequence`. */
  z.object({
    type: z.literal('state'),
    sequence,
    state: bytes,
    fileName: z.string(),
    /** Why edits are refused; null = they are not. */
    readOnly: z.enum(readOnlyReasons).nullable(),
  }),
  /** Edits of another window that are on disk; the window's own are answered by `append`. */
  z.object({ type: z.literal('update'), sequence, client, update: bytes }),
  /** Another window; null = it has left. */
  z.object({
    type: z.literal('presence'),
    client,
    name: z.string(),
    presence: presence.nullable(),
  }),
  /** The last event: the host has closed the map. */
  z.object({ type: z.literal('closed') }),
]);

const historyEntry = z.object({
  sequence,
  /** ISO 8601 in UTC. */
  at: z.string(),
  author: z.string(),
  action: z.string(),
  client: z.string(),
});

const theme = z.enum(['system', 'light', 'dark']);
/** Who edits, as the history names them; empty = not said. */
const userName = line(120);
/** How large the user made the panels, in CSS pixels. */
const panels = z.object({
  left: z.int().min(160).max(480),
  right: z.int().min(240).max(720),
  bottom: z.int().min(120).max(900),
});
const settings = z.object({ theme, userName, panels: z.exactOptional(panels) });

const onMap = z.object({ map: token });
const inMap = onMap.extend({ client });

/** What the shell around a window asks of it: its menu, a file that the system was told to open. */
const windowRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('command'), command: z.enum(menuCommands) }),
  z.object({ type: z.literal('open'), map: token }),
]);

/**
 * Everything that a window may ask of the host, and nothing else. A procedure has `output` and
 * answers once, or `events` and goes on until either side ends it. The host parses every argument
 * with these schemas.
 */
export const contract = {
  app: {
    info: {
      input: z.undefined(),
      output: z.object({
        name: z.string(),
        version: z.string(),
        shell: z.enum(['electron', 'browser', 'direct']),
        /** Whether `workspace.choose` and `maps.saveJson` can ask the user for a file. */
        hasDialogs: z.boolean(),
        /** The local calendar day, `YYYY-MM-DD`: what is evaluated as of today. */
        today: z.string(),
      }),
    },
    /** What the shell asks of this window; a shell without a menu of its own asks nothing. */
    requests: { input: z.undefined(), events: windowRequest },
  },
  settings: {
    get: { input: z.undefined(), output: settings },
    /** Changes what is given; answers all. */
    update: {
      input: z.object({
        theme: z.exactOptional(theme),
        userName: z.exactOptional(userName),
        panels: z.exactOptional(panels),
      }),
      output: settings,
    },
  },
  workspace: {
    list: {
      input: z.undefined(),
      output: z.object({
        folderName: z.string(),
        /** The maps in the workspace folder, the one changed last first. */
        maps: z.array(listing),
        /** Maps that were opened, the last first, wherever they are; those that are gone are left out. */
        recent: z.array(listing),
      }),
    },
    examples: {
      input: z.undefined(),
      output: z.array(z.object({ id: z.string(), title: z.string() })),
    },
    /** A new map in the workspace folder. */
    create: {
      input: z.object({
        from: z.discriminatedUnion('type', [
          z.object({ type: z.literal('blank'), title: line(200).min(1) }),
          z.object({ type: z.literal('example'), id: z.string().max(64) }),
          /** A map as JSON text. */
          z.object({ type: z.literal('json'), text: z.string().max(MAX_FILE_BYTES) }),
          /** A map file with its history, such as one dropped on the window. */
          z.object({
            type: z.literal('file'),
            name: line(200),
            bytes: fileBytes,
          }),
        ]),
      }),
      output: opened,
    },
    /** Asks the user for a map file or JSON; JSON becomes a new map in the workspace folder. */
    choose: { input: z.undefined(), output: opened },
  },
  maps: {
    /** Opens a map, or joins the windows that have it open, for as long as the events are read. */
    join: { input: inMap, events: mapEvent },
    /** Writes edits, all or none. `ok` means that they are on disk. */
    append: {
      input: inMap.extend({ edits: z.array(edit).min(1).max(MAX_EDITS) }),
      output: z.discriminatedUnion('ok', [
        done.extend({ sequence }),
        failed([...writeFailures, 'not-joined', 'bad-update', 'earlier-edit-missing']),
      ]),
    },
    announce: {
      input: inMap.extend({ presence }),
      output: z.discriminatedUnion('ok', [done, failed(['not-joined'])]),
    },
    /** Who changed what when, newest first. */
    history: {
      input: onMap.extend({
        /** Entries before this sequence; absent = the newest. */
        before: sequence.optional(),
        limit: z.int().min(1).max(500),
      }),
      output: z.discriminatedUnion('ok', [
        done.extend({ entries: z.array(historyEntry) }),
        failed([...openFailures, 'unknown-map']),
      ]),
    },
    /** Whether history, updates and readable text still say the same. */
    verify: {
      input: onMap,
      output: z.discriminatedUnion('ok', [
        done.extend({
          fault: z
            .object({ code: z.enum(['gap', 'broken', 'content', 'text']), sequence })
            .nullable(),
        }),
        failed([...openFailures, 'unknown-map']),
      ]),
    },
    /** The map as the JSON text of a file. */
    exportJson: {
      input: onMap,
      output: z.discriminatedUnion('ok', [
        done.extend({ fileName: z.string(), json: z.string() }),
        failed([...openFailures, 'unknown-map']),
      ]),
    },
    /** Asks the user where to, and writes the JSON text there. */
    saveJson: {
      input: onMap,
      output: z.discriminatedUnion('ok', [
        done.extend({ fileName: z.string() }),
        failed([...openFailures, 'unknown-map', 'cancelled', 'no-dialog']),
      ]),
    },
  },
  worksheet,
  identities,
} as const;

export type Contract = typeof contract;
export type Settings = z.output<typeof settings>;
export type MapListing = z.output<typeof listing>;
export type MapEvent = z.output<typeof mapEvent>;
export type WindowRequest = z.output<typeof windowRequest>;
export type Presence = z.output<typeof presence>;
export type HistoryEntry = z.output<typeof historyEntry>;
export type MapTextProblem = z.output<typeof problem>;
