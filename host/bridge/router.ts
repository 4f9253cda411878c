import {
  type AnySchema,
  eventIterator,
  type InferSchemaInput,
  type InferSchemaOutput,
} from '@orpc/contract';
import { os } from '@orpc/server';
import type { Events } from '#shared/bridge/bridge.ts';
import { contract } from '#shared/bridge/contract.ts';
import { answerIdentities } from './answer-identities.ts';
import { answerMaps } from './answer-maps.ts';
import { answerWorksheet } from './answer-worksheet.ts';
import { answerWorkspace } from './answer-workspace.ts';
import type { Host } from './host.ts';
import { WindowRequests } from './window-requests.ts';

/** What a connection brings along, besides its calls. */
export type Connection = { readonly requests?: WindowRequests };

/** The contract with the host's answers. Every argument is parsed before an answer sees it. */
export function bridgeRouter(host: Host) {
  const { app, settings, workspace, maps, worksheet, identities } = contract;
  const onWorkspace = answerWorkspace(host);
  const onMaps = answerMaps(host);
  const onWorksheet = answerWorksheet(host);
  const onIdentities = answerIdentities(host);
  return {
    app: {
      info: call(app.info, async () => ({
        name: 'Domicile',
        version: host.options.version,
        shell: host.options.shell,
        hasDialogs: host.options.dialogs !== undefined,
        today: host.today(),
      })),
      requests: os
        .$context<Connection>()
        .input(app.requests.input)
        .output(eventIterator(app.requests.events))
        .handler(async function* requests({ context, signal }) {
          yield* endedBy(signal, (context.requests ?? new WindowRequests()).read());
        }),
    },
    settings: {
      get: call(settings.get, async () => host.preferences.settings),
      update: call(settings.update, (change) => host.updateSettings(change)),
    },
    workspace: {
      list: call(workspace.list, () => onWorkspace.list()),
      examples: call(workspace.examples, () => onWorkspace.examples()),
      create: call(workspace.create, (input) => onWorkspace.create(input)),
      choose: call(workspace.choose, () => onWorkspace.choose()),
    },
    maps: {
      join: os
        .input(maps.join.input)
        .output(eventIterator(maps.join.events))
        .handler(async function* join({ input, signal }) {
          yield* endedBy(signal, await onMaps.join(input));
        }),
      append: call(maps.append, (input) => onMaps.append(input)),
      announce: call(maps.announce, (input) => onMaps.announce(input)),
      history: call(maps.history, (input) => onMaps.history(input)),
      verify: call(maps.verify, (input) => onMaps.verify(input)),
      exportJson: call(maps.exportJson, (input) => onMaps.exportJson(input)),
      saveJson: call(maps.saveJson, (input) => onMaps.saveJson(input)),
    },
    worksheet: {
      draw: call(worksheet.draw, (input) => onWorksheet.draw(input)),
      statements: call(worksheet.statements, () => onWorksheet.statements()),
      sign: call(worksheet.sign, (input) => onWorksheet.sign(input)),
      verify: call(worksheet.verify, (input) => onWorksheet.verify(input)),
      revisions: call(worksheet.revisions, (input) => onWorksheet.revisions(input)),
      readRevision: call(worksheet.readRevision, (input) => onWorksheet.readRevision(input)),
      save: call(worksheet.save, (input) => onWorksheet.save(input)),
    },
    identities: {
      list: call(identities.list, () => onIdentities.list()),
      create: call(identities.create, (input) => onIdentities.create(input)),
      add: call(identities.add, (input) => onIdentities.add(input)),
    },
  };
}

/** A window that is gone reads no more events, and nobody else would end them. */
function endedBy<E>(signal: AbortSignal | undefined, events: Events<E>): Events<E> {
  const leave = () => void events.return?.();
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave, { once: true });
  return events;
}

const call = <I extends AnySchema, O extends AnySchema>(
  { input, output }: { readonly input: I; readonly output: O },
  answer: (input: InferSchemaOutput<I>) => Promise<InferSchemaInput<O>>,
) =>
  os
    .input(input)
    .output(output)
    .handler((options) => answer(options.input));
