import path from 'node:path';
import { onTestFinished } from 'vitest';
import { Host, type HostOptions } from '#host/bridge/host.ts';
import { findProgram } from '#host/server/program-folder.ts';
import { testFolder } from './map-files.ts';

export const examplesFolder = path.resolve(import.meta.dirname, '../../assets/examples');

/** A host with folders of its own, closed after the test. */
export function testHost(options: Partial<HostOptions> = {}): Host {
  const folder = testFolder();
  let seconds = 0;
  const host = new Host({
    shell: 'direct',
    version: findProgram(import.meta.dirname).version,
    workspaceFolder: path.join(folder, 'maps'),
    settingsFolder: path.join(folder, 'settings'),
    examplesFolder,
    clock: () => new Date(Date.UTC(2026, 5, 1, 12, 0, (seconds += 1))),
    ...options,
  });
  onTestFinished(() => host.close());
  return host;
}
