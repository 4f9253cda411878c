import { app, protocol } from 'electron';
import { SCHEME } from '#host/desktop/own-address.ts';

/** What has to be said before Electron is ready: sandbox, own protocol, and no network at all. */
export function secureProgram(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // No name is ever looked up, whoever asks: page, Chromium's own services, or a bug of ours.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
}
