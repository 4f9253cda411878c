import {
  type Application,
  hasBrowser,
  startApplication,
  type StartOptions,
} from './browser-page.ts';
import { electronHere, startInElectron } from './electron-page.ts';

/** A way to start the whole application. */
type Shell = {
  readonly name: string;
  readonly start: (options?: StartOptions) => Promise<Application>;
  /** Why it cannot be started here; undefined = it can. */
  readonly missing: string | undefined;
};

const shells: readonly Shell[] = [
  {
    name: 'a browser',
    start: startApplication,
    missing: hasBrowser ? undefined : 'no Chromium is installed',
  },
  {
    name: 'Electron',
    start: startInElectron,
    missing: electronHere.shell === 'electron' ? undefined : electronHere.because,
  },
];

export const shellsHere = shells.filter(({ missing }) => missing === undefined);
export const shellsMissing = shells.filter(({ missing }) => missing !== undefined);

/** Before a run: says plainly in which shells nothing is run, and why. */
export function setup(): void {
  for (const { name, missing } of shellsMissing)
    process.stdout.write(`\nNOT RUN in ${name}, for ${missing}. What passes, passes elsewhere.\n`);
}
