import type { MessagePort } from 'node:worker_threads';
import { electronApi, strict } from './electron-api.ts';
import { StandInEmitter, StandInEvent } from './stand-in-events.ts';
import { StandInMenu } from './stand-in-menu.ts';
import { type StandInContents, StandInWindow } from './stand-in-window.ts';

type Handler = (request: { readonly url: string; readonly method: string }) => Response;
type RequestListener = (
  details: { readonly url: string },
  answer: (response: { readonly cancel?: boolean }) => void,
) => void;
type Permission = (
  contents: unknown,
  permission: string,
  answer: (isGranted: boolean) => void,
) => void;
type PortListener = (event: {
  readonly sender: unknown;
  readonly senderFrame: unknown;
  readonly ports: readonly unknown[];
}) => void;

/** What the machine is like that Electron is thought to run on. */
export type Machine = { readonly isPackaged: boolean; readonly isFirst: boolean };

class StandInApp extends StandInEmitter {
  readonly #electron: StandInElectron;
  readonly said: string[] = [];
  readonly recent: string[] = [];
  readonly isPackaged: boolean;
  readonly commandLine = strict('CommandLine', {
    appendSwitch: (name: string, value?: string) =>
      this.said.push(`switch ${name}${value === undefined ? '' : `=${value}`}`),
  });
  readonly #isFirst: boolean;
  exitCode: number | undefined;
  isQuitting = false;

  constructor(electron: StandInElectron, { isPackaged, isFirst }: Machine) {
    super('App');
    this.#electron = electron;
    this.isPackaged = isPackaged;
    this.#isFirst = isFirst;
  }

  enableSandbox = () => this.said.push('sandbox');
  setName = (name: string) => this.said.push(`name ${name}`);
  setAppUserModelId = (id: string) => this.said.push(`id ${id}`);
  setAboutPanelOptions = () => this.said.push('about');
  addRecentDocument = (file: string) => this.recent.push(file);
  requestSingleInstanceLock = () => this.#isFirst;
  whenReady = async () => {
    if (!this.said.includes('schemes')) throw new Error('schemes are registered before ready');
  };

  exit(code = 0): void {
    this.exitCode ??= code;
  }

  quit(): void {
    this.isQuitting = true;
    this.emit('before-quit', new StandInEvent());
    for (const window of this.#electron.windows.slice()) window.close();
    this.isQuitting = false;
    if (this.#electron.windows.length > 0) return;
    const event = new StandInEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit();
  }
}

class StandInSession extends StandInEmitter {
  readonly handlers = new Map<string, Handler>();
  onRequest: RequestListener | undefined;
  onPermission: Permission | undefined;
  checkPermission: ((...args: readonly unknown[]) => boolean) | undefined;
  checkDevice: ((...args: readonly unknown[]) => boolean) | undefined;
  onDisplayMedia: ((request: unknown, answer: (streams: object) => void) => void) | undefined;
  proxy: unknown;
  spellChecks = true;
  readonly protocol = strict('Protocol', {
    handle: (scheme: string, handler: Handler) => this.handlers.set(scheme, handler),
  });
  readonly webRequest = strict('WebRequest', {
    onBeforeRequest: (listener: RequestListener) => (this.onRequest = listener),
  });

  constructor() {
    super('Session');
  }

  setPermissionRequestHandler = (handler: Permission) => (this.onPermission = handler);
  setPermissionCheckHandler = (handler: () => boolean) => (this.checkPermission = handler);
  setDevicePermissionHandler = (handler: () => boolean) => (this.checkDevice = handler);
  setDisplayMediaRequestHandler = (
    handler: (request: unknown, answer: (streams: object) => void) => void,
  ) => (this.onDisplayMedia = handler);
  setSpellCheckerEnabled = (isEnabled: boolean) => (this.spellChecks = isEnabled);
  setProxy = async (config: unknown) => void (this.proxy = config);
}

/** What dialogs were shown, and what the user is thought to answer. */
class StandInDialogs {
  readonly shown: { readonly message: string; readonly detail: string }[] = [];
  /** The button that is pressed. */
  pressed = 0;
  /** The file that is chosen; undefined = cancelled. */
  chosen: string | undefined;

  showErrorBox = (message: string, detail: string) => this.shown.push({ message, detail });
  showMessageBoxSync = (...args: readonly unknown[]) => this.#show(args);
  showMessageBox = async (...args: readonly unknown[]) => ({ response: this.#show(args) });
  showOpenDialog = async () => ({
    canceled: this.chosen === undefined,
    filePaths: this.chosen === undefined ? [] : [this.chosen],
  });
  showSaveDialog = async () => ({
    canceled: this.chosen === undefined,
    filePath: this.chosen ?? '',
  });

  #show(args: readonly unknown[]): number {
    const options = args.at(-1);
    if (typeof options !== 'object' || options === null || !('message' in options))
      throw new Error('a message box without a message');
    const detail = 'detail' in options ? String(options.detail) : '';
    this.shown.push({ message: String(options.message), detail });
    return this.pressed;
  }
}

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } };

/** Electron as far as Domicile needs it, without a screen. Tests look at it from behind. */
export class StandInElectron {
  readonly windows: StandInWindow[] = [];
  #focused: StandInWindow | undefined;
  readonly app: StandInApp;
  readonly session = new StandInSession();
  readonly dialogs = new StandInDialogs();
  readonly copied: string[] = [];
  readonly schemes: unknown[] = [];
  readonly theme = { themeSource: 'system', shouldUseDarkColors: false };
  menu = new StandInMenu([]);
  popup: StandInMenu | undefined;
  #onPort: ((channel: string, event: Parameters<PortListener>[0]) => void) | undefined;

  constructor(machine: Machine) {
    this.app = new StandInApp(this, machine);
  }

  get focused(): StandInWindow | undefined {
    return this.#focused;
  }

  /** The user goes to another window. */
  focus(window: StandInWindow | undefined): void {
    this.#focused = window;
    window?.emit('focus');
  }

  /** A message of a preload script, with ports. */
  post(
    channel: string,
    from: StandInContents,
    ports: readonly MessagePort[],
    senderFrame: unknown = from.mainFrame,
  ): void {
    const wrapped = ports.map((port) => mainPort(port));
    this.#onPort?.(channel, { sender: from.self, senderFrame, ports: wrapped });
  }

  /** The values of the module `electron`, by name; those without a stand-in are not among them. */
  values(): Record<string, unknown> {
    const values: Record<string, unknown> = {
      app: strict('App', this.app),
      BrowserWindow: this.#windowClass(),
      clipboard: strict('Clipboard', {
        writeText: async (text: string) => void this.copied.push(text),
      }),
      dialog: strict('Dialog', this.dialogs),
      ipcMain: strict('IpcMain', {
        on: (channel: string, listener: PortListener) => {
          this.#onPort = (sent, event) => {
            if (sent === channel) listener(event);
          };
        },
      }),
      Menu: strict('Menu', {
        buildFromTemplate: (items: readonly unknown[]) => (this.popup = new StandInMenu(items)),
        setApplicationMenu: (menu: StandInMenu) => (this.menu = menu),
      }),
      nativeTheme: strict('NativeTheme', this.theme),
      protocol: strict('Protocol', {
        registerSchemesAsPrivileged: (schemes: readonly unknown[]) => {
          this.schemes.push(...schemes);
          this.app.said.push('schemes');
        },
      }),
      screen: strict('Screen', {
        getPrimaryDisplay: () => display,
        getAllDisplays: () => [display],
      }),
      session: strict('Session', { defaultSession: strict('Session', this.session) }),
    };
    const known = electronApi.values('Main', 'Common');
    for (const name of Object.keys(values))
      if (!known.has(name)) throw new Error(`Electron has no ${name}`);
    return values;
  }

  #windowClass(): unknown {
    const statics = strict('BrowserWindow', {
      getFocusedWindow: () => this.focused?.self ?? null,
      getAllWindows: () => this.windows.map(({ self }) => self),
    });
    return new Proxy(StandInWindow, {
      get: (_, key) => Reflect.get(statics, key),
      construct: (_, [options]) => {
        const window = new StandInWindow(options, (gone) => this.#gone(gone));
        this.windows.push(window);
        this.#focused = window;
        this.app.emit('web-contents-created', new StandInEvent(), window.webContents);
        return window.self;
      },
    });
  }

  #gone(window: StandInWindow): void {
    this.windows.splice(this.windows.indexOf(window), 1);
    this.#focused = this.windows.at(-1);
    if (this.windows.length === 0 && !this.app.isQuitting) this.app.emit('window-all-closed');
  }
}

/** An end of a channel as the main process has it. */
const mainPort = (port: MessagePort): unknown =>
  strict('MessagePortMain', {
    postMessage: (message: unknown) => port.postMessage(message),
    on: (event: string, listener: (event?: { readonly data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
    start: () => port.start(),
    close: () => port.close(),
  });
