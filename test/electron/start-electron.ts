import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, onTestFinished } from 'vitest';
import { bridgeOverMessagePort } from '#renderer/bridge/message-port-bridge.ts';
import { BRIDGE_GIVEN, BRIDGE_WANTED } from '#shared/bridge/port-messages.ts';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { testFolder } from '#test/support/map-files.ts';
import { electronApi } from './electron-api.ts';
import { type Machine, StandInElectron } from './stand-in-electron.ts';
import type { StandInContents, StandInWindow } from './stand-in-window.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist/electron');
const SCHEME = 'stand-in-electron:';

const running = new Map<string, StandInElectron>();
const nativeImport: (address: string) => Promise<unknown> = createRequire(import.meta.url)(
  './native-import.cjs',
);

// The real package would fetch its binary from the network as soon as it is loaded.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? {
          url: `${SCHEME}${new URL(context.parentURL ?? '').searchParams.get('run')}`,
          shortCircuit: true,
        }
      : next(specifier, context),
  load: (url, context, next) =>
    url.startsWith(SCHEME)
      ? { format: 'module', source: moduleSource(url.slice(SCHEME.length)), shortCircuit: true }
      : next(url, context),
});

/** The module `electron` of one run; a name that Electron does not have cannot be imported at all. */
function moduleSource(run: string): string {
  const lines = [...electronApi.values('Main', 'Common').keys()].map(
    (name) => `export const ${name} = values['${name}'];`,
  );
  return `const values = globalThis.standInElectron('${run}');\n${lines.join('\n')}`;
}
Object.assign(globalThis, {
  standInElectron: (run: string) => running.get(run)?.values() ?? {},
});

type Options = Partial<Machine> & {
  readonly platform?: NodeJS.Platform;
  /** What stands behind the program on its command line. */
  readonly args?: readonly string[];
  /** With the maps and settings of an earlier start. */
  readonly folder?: string;
};

export type Running = {
  readonly electron: StandInElectron;
  /** With `maps` and `settings` in it. */
  readonly folder: string;
};

/** Starts the built program over a stand-in; waits for its first window or its end. */
export async function startElectron(options: Options = {}): Promise<Running> {
  const folder = options.folder ?? testFolder();
  const electron = new StandInElectron({ isPackaged: true, isFirst: true, ...options });
  const run = String(running.size);
  running.set(run, electron);
  const restore = [
    setEnvironment('DOMICILE_WORKSPACE', path.join(folder, 'maps')),
    setEnvironment('DOMICILE_SETTINGS', path.join(folder, 'settings')),
    setProperty('platform', options.platform ?? 'linux'),
    setProperty('argv', ['/opt/domicile/domicile', ...(options.args ?? [])]),
    keepListeners(),
  ];
  onTestFinished(async () => {
    for (const window of electron.windows) window.contents.isUnsaved = false;
    if (electron.app.exitCode === undefined && options.isFirst !== false) {
      electron.app.quit();
      await expect.poll(() => electron.app.exitCode).toBeDefined();
    }
    for (const undo of restore) undo();
  });
  // Each run brings its own Yjs and warns of the other; nothing but bytes goes between them.
  Reflect.deleteProperty(globalThis, '__ $YJS$ __');
  await nativeImport(`${pathToFileURL(path.join(DIST, 'main.js')).href}?run=${run}`);
  const isUnderWay = () => electron.windows.length > 0 || electron.app.exitCode !== undefined;
  await expect.poll(isUnderWay, { timeout: 10_000 }).toBe(true);
  return { electron, folder };
}

/** The page of a window after it has been loaded: the built preload script, and the bridge it got. */
export async function loadPage(
  electron: StandInElectron,
  window: StandInWindow | undefined,
): Promise<{ readonly bridge: Bridge; readonly page: StandInPage }> {
  if (!window) throw new Error('there is no window');
  const page = new StandInPage();
  runPreload(electron, window.contents, page);
  const port = await page.askForBridge();
  return { bridge: bridgeOverMessagePort(port), page };
}

/** The `window` of a page, as far as the hand-over of a port needs it. */
export class StandInPage extends EventTarget {
  postMessage(data: unknown, _origin: string, ports: readonly unknown[] = []): void {
    const event = Object.assign(new Event('message'), { source: this, data, ports });
    queueMicrotask(() => this.dispatchEvent(event));
  }

  async askForBridge(): Promise<MessagePort> {
    const given = new Promise<MessagePort>((resolve) => {
      this.addEventListener('message', (event) => {
        if (!('data' in event) || event.data !== BRIDGE_GIVEN || !('ports' in event)) return;
        if (Array.isArray(event.ports)) resolve(event.ports[0]);
      });
    });
    this.postMessage(BRIDGE_WANTED, 'app://domicile');
    return given;
  }
}

/** Runs the built preload script with what a sandboxed one has of Electron, and nothing of Node. */
function runPreload(electron: StandInElectron, contents: StandInContents, page: StandInPage): void {
  const ipcRenderer = {
    postMessage(channel: string, _message: unknown, ports: readonly MessagePort[]) {
      contents.ports.push(...ports);
      electron.post(channel, contents, ports);
    },
  };
  const file = path.join(DIST, 'preload.cjs');
  const context = createContext({
    window: page,
    MessageChannel,
    exports: {},
    require(name: string) {
      if (name !== 'electron') throw new Error(`a sandboxed preload script has no ${name}`);
      return { ipcRenderer };
    },
  });
  runInContext(readFileSync(file, 'utf8'), context, { filename: file });
}

function setEnvironment(name: string, value: string): () => void {
  const before = process.env[name];
  process.env[name] = value;
  return () => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  };
}

function setProperty(name: 'platform' | 'argv', value: unknown): () => void {
  const before = process[name];
  Object.defineProperty(process, name, { value, configurable: true, writable: true });
  return () => Object.defineProperty(process, name, { value: before });
}

/** Takes away what a start listens to on the process of the tests. */
function keepListeners(): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  return () => {
    for (const signal of signals)
      for (const listener of process.listeners(signal))
        if (before.get(signal)?.includes(listener) !== true)
          process.removeListener(signal, listener);
  };
}
