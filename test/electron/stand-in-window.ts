import type { MessagePort } from 'node:worker_threads';
import { checkOptions, strict } from './electron-api.ts';
import { StandInEmitter, StandInEvent } from './stand-in-events.ts';

type WindowOptions = { readonly webPreferences?: object } & Record<string, unknown>;
type OpenHandler = (details: { readonly url: string }) => { readonly action: string };

/** The page of a window, as the main process sees it. */
export class StandInContents extends StandInEmitter {
  readonly self = strict('WebContents', this);
  readonly mainFrame = strict('WebFrameMain', { url: '' });
  readonly ports: MessagePort[] = [];
  reloads = 0;
  crashes = 0;
  webRtc = '';
  /** Whether the page holds an edit that is not on disk, and asks to stay. */
  isUnsaved = false;
  #onOpen: OpenHandler | undefined;

  constructor() {
    super('WebContents');
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#onOpen = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtc = policy;
  }

  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }

  reload(): void {
    this.reloads += 1;
    this.leavePage();
  }

  /** A page goes to another address, or to another part of its own. */
  goTo(url: string, isSamePage = false): void {
    this.mainFrame.url = url;
    if (isSamePage) this.emit('did-navigate-in-page', new StandInEvent(), url, true, 1, 1);
    else this.emit('did-navigate', new StandInEvent(), url, 200, 'OK');
  }

  /** What a page does when it asks for a new window. */
  askToOpen(url: string): string | undefined {
    return this.#onOpen?.({ url }).action;
  }

  /** What a page does when it wants to go elsewhere. @returns whether it was refused */
  askToGo(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string): boolean {
    const details = Object.assign(new StandInEvent(), { url });
    this.emit(event, details);
    return details.defaultPrevented;
  }

  /** The page is gone, and what it had open. */
  leavePage(): void {
    for (const port of this.ports.splice(0)) port.close();
  }
}

/** A window that shows nothing. */
export class StandInWindow extends StandInEmitter {
  readonly self = strict('BrowserWindow', this);
  readonly contents = new StandInContents();
  readonly webContents = this.contents.self;
  readonly options: WindowOptions;
  readonly did: string[] = [];
  readonly #onGone: (window: StandInWindow) => void;
  bounds = { x: 10, y: 20, width: 1280, height: 860 };
  isMinimised = false;
  isMaximised = false;
  represented = '';
  #isDestroyed = false;

  constructor(options: WindowOptions, onGone: (window: StandInWindow) => void) {
    super('BrowserWindow');
    checkOptions('BrowserWindowConstructorOptions', options);
    checkOptions('WebPreferences', options.webPreferences ?? {});
    this.options = options;
    this.#onGone = onGone;
  }

  async loadURL(url: string): Promise<void> {
    this.contents.goTo(url);
    this.emit('ready-to-show');
  }

  show(): void {
    this.did.push('show');
  }

  focus(): void {
    this.did.push('focus');
  }

  maximize(): void {
    this.isMaximised = true;
  }

  restore(): void {
    this.isMinimised = false;
  }

  isMinimized(): boolean {
    return this.isMinimised;
  }

  isMaximized(): boolean {
    return this.isMaximised;
  }

  getNormalBounds(): object {
    return { ...this.bounds };
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setRepresentedFilename(file: string): void {
    this.represented = file;
  }

  /** As by its button: the page may ask to stay. */
  close(): void {
    const closing = new StandInEvent();
    this.emit('close', closing);
    if (closing.defaultPrevented) return;
    if (this.contents.isUnsaved) {
      const leaving = new StandInEvent();
      this.contents.emit('will-prevent-unload', leaving);
      if (!leaving.defaultPrevented) return;
    }
    this.destroy();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.contents.leavePage();
    this.#onGone(this);
    this.emit('closed');
  }
}
