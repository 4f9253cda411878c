import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { WindowRequests } from '#host/bridge/window-requests.ts';
import { mapOfAddress, pageAddress } from '#host/desktop/own-address.ts';
import { SMALLEST, type WindowPlace, type WindowPlaces } from '#host/desktop/window-place.ts';
import { mayLeaveUnsaved, wantsForcedReload, wantsReload } from './dialogs.ts';
import { showTextMenu } from './menu.ts';

/** The ground of the interface in light and dark, so that a new window does not flash. */
const PAPER = { light: '#f6f5f1', dark: '#11171e' } as const;

/** A window and what the program asks of its page. */
export class DesktopWindow {
  readonly window: BrowserWindow;
  readonly requests = new WindowRequests();
  #map: string | undefined;
  #isBeingReplaced = false;

  /**
   * @param map what it shows; undefined = the start screen
   * @param hasTools whether the tools for developers can be opened
   * @param onMap told of the map whenever the window goes to another one
   */
  constructor(
    map: string | undefined,
    places: WindowPlaces,
    hasTools: boolean,
    onMap: (window: DesktopWindow) => void,
  ) {
    this.#map = map;
    const { corner, isMaximised, ...size } = nextPlace(places);
    const window = new BrowserWindow({
      ...size,
      ...corner,
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
      webPreferences: {
        preload: path.join(import.meta.dirname, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: hasTools,
      },
    });
    this.window = window;
    if (isMaximised) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('close', () => places.remember(window.getNormalBounds(), window.isMaximized()));
    const onAddress = (address: string): void => {
      this.#map = mapOfAddress(address);
      onMap(this);
    };
    window.webContents.on('did-navigate', (_event, address) => onAddress(address));
    window.webContents.on('did-navigate-in-page', (_event, address, isMainFrame) => {
      if (isMainFrame) onAddress(address);
    });
    this.#keepAlive();
  }

  /** Undefined = the start screen. */
  get map(): string | undefined {
    return this.#map;
  }

  async load(): Promise<void> {
    await this.window.loadURL(pageAddress(this.#map));
  }

  /** Goes to a map without loading the page again. */
  goTo(map: string): void {
    this.#map = map;
    this.requests.send({ type: 'open', map });
  }

  raise(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  #keepAlive(): void {
    const { window } = this;
    const { webContents } = window;
    webContents.on('will-prevent-unload', (event) => {
      if (mayLeaveUnsaved(window)) event.preventDefault();
    });
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && !this.#isBeingReplaced) void this.#afterCrash(reason);
    });
    webContents.on('unresponsive', () => void this.#whileHanging());
    webContents.on('did-finish-load', () => {
      this.#isBeingReplaced = false;
    });
    webContents.on('context-menu', (_event, params) => showTextMenu(params));
  }

  async #whileHanging(): Promise<void> {
    if (!(await wantsForcedReload(this.window)) || this.window.isDestroyed()) return;
    const { webContents } = this.window;
    this.#isBeingReplaced = true;
    webContents.forcefullyCrashRenderer();
    webContents.reload();
  }

  async #afterCrash(reason: string): Promise<void> {
    const isWanted = await wantsReload(this.window, reason);
    if (this.window.isDestroyed()) return;
    if (isWanted) this.window.webContents.reload();
    else this.window.destroy();
  }
}

function nextPlace(places: WindowPlaces): WindowPlace {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  const areas = [main, ...others].map(({ workArea }) => workArea);
  return places.next(areas, BrowserWindow.getAllWindows().length);
}
