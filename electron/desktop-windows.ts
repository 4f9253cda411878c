import path from 'node:path';
import { BrowserWindow, ipcMain } from 'electron';
import { openPath } from '#host/bridge/answer-workspace.ts';
import type { Host } from '#host/bridge/host.ts';
import { BridgeServer } from '#host/bridge/serve-peer.ts';
import { serveMessagePort } from '#host/bridge/serve-message-port.ts';
import { BRIDGE_CHANNEL } from '#host/desktop/channels.ts';
import { windowForMap } from '#host/desktop/window-for-map.ts';
import type { WindowPlaces } from '#host/desktop/window-place.ts';
import type { MenuCommand } from '#shared/bridge/menu-commands.ts';
import { tellRefusedFile } from './dialogs.ts';
import { isFromOwnPage } from './security/sender.ts';
import { DesktopWindow } from './window.ts';

/** The windows of the program over its one host. */
export class DesktopWindows {
  readonly #host: Host;
  readonly #server: BridgeServer;
  readonly #places: WindowPlaces;
  readonly #hasTools: boolean;
  readonly #onFocus: () => void;
  readonly #windows = new Set<DesktopWindow>();

  /** @param onFocus told when another window has the focus, or the one that has it shows another map */
  constructor(host: Host, places: WindowPlaces, hasTools: boolean, onFocus: () => void) {
    this.#host = host;
    this.#onFocus = onFocus;
    this.#places = places;
    this.#hasTools = hasTools;
    this.#server = new BridgeServer(host, (error) => console.error(error));
    ipcMain.on(BRIDGE_CHANNEL, (event) => this.#giveBridge(event));
  }

  get count(): number {
    return this.#windows.size;
  }

  /** Whether commands about a map have one to be about. */
  get hasMap(): boolean {
    return (this.#focused ?? this.#last)?.map !== undefined;
  }

  open(map?: string): DesktopWindow {
    const window = new DesktopWindow(map, this.#places, this.#hasTools, (shown) => {
      this.#nameFile(shown);
      this.#onFocus();
    });
    this.#windows.add(window);
    window.window.on('focus', () => this.#onFocus());
    window.window.on('closed', () => {
      this.#windows.delete(window);
      this.#onFocus();
    });
    void window.load();
    return window;
  }

  /** Opens a file that the system or a command line has named, or says why it cannot be. */
  async openFile(file: string): Promise<void> {
    const opened = await openPath(this.#host, file);
    if (!opened.ok) {
      tellRefusedFile(path.basename(file), opened.code);
      return;
    }
    const windows = [...this.#windows];
    const choice = windowForMap(
      opened.map,
      windows.map((window) => ({ window, map: window.map })),
    );
    if (choice.kind === 'new') {
      this.open(opened.map);
      return;
    }
    if (choice.kind === 'reuse') choice.window.goTo(opened.map);
    choice.window.raise();
  }

  /** The window that was opened last comes to the front; where there is none, a new one. */
  raise(): void {
    if (this.#last) this.#last.raise();
    else this.open();
  }

  /** Runs a command of the menu in the window that has the focus. */
  run(command: MenuCommand): void {
    // On macOS the menu outlives the last window, and is there while all are minimised.
    (this.#focused ?? this.#last ?? this.open()).requests.send({ type: 'command', command });
  }

  get #focused(): DesktopWindow | undefined {
    const focused = BrowserWindow.getFocusedWindow();
    return [...this.#windows].find((each) => each.window === focused);
  }

  get #last(): DesktopWindow | undefined {
    return [...this.#windows].at(-1);
  }

  #giveBridge(event: Electron.IpcMainEvent): void {
    const [port, ...others] = event.ports;
    const window = [...this.#windows].find((each) => each.window.webContents === event.sender);
    if (window && port && others.length === 0 && isFromOwnPage(event))
      serveMessagePort(this.#server, port, { requests: window.requests });
    else for (const each of event.ports) each.close();
  }

  /** macOS shows the file in the title of the window. */
  #nameFile({ window, map }: DesktopWindow): void {
    window.setRepresentedFilename(
      (map === undefined ? undefined : this.#host.tokens.pathOf(map)) ?? '',
    );
  }
}
