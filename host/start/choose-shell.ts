/** What is known of the machine that the program is started on. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's number where the system has such; 0 = root. */
  readonly user: number | undefined;
  /** Where Electron's binary is; undefined = it is not installed. */
  readonly electron: string | undefined;
};

export type ShellChoice =
  | { readonly shell: 'electron'; readonly binary: string }
  | { readonly shell: 'browser'; readonly because: string };

const browser = (because: string): ShellChoice => ({ shell: 'browser', because });

/** Which shell the program starts in: a window of its own where that can be, else a browser tab. */
export function chooseShell({ platform, environment, user, electron }: Machine): ShellChoice {
  if (electron === undefined)
    return browser('Electron is not installed ("npm run electron:install" fetches it)');
  const hasDisplay = [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
  if (platform !== 'darwin' && platform !== 'win32') {
    if (!hasDisplay) return browser('there is no display for a window');
    // Chromium refuses to start, for root is not kept inside its sandbox.
    if (user === 0) return browser('a window cannot be sandboxed for root');
  }
  return { shell: 'electron', binary: electron };
}
