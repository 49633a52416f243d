import { app, session } from 'electron';
import type { Log } from '../../diagnostics/log';
import { confineContents } from './contents';
import { useSystemResolver } from '../../app/supervision/network-process';
import { quietSession } from './sessions';

/**
 * What Chromium would do by itself, and nobody asked for. Must be called before the app is ready: what is set here holds
 * for the first session and the first page already.
 */
export function confineChromium(): void {
  // A script could read the clipboard by the deprecated paste command, and tell a name server whatever it likes by asking
  // for a host’s address ahead of time. Neither is stopped by a content security policy, a filter of requests or a permission.
  app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false,javaScriptCanAccessClipboard=false,dnsPrefetchingEnabled=false');
  // A server could name others, by a header, which failures of its own connections are to be reported to.
  const off = [app.commandLine.getSwitchValue('disable-features'), 'NetworkErrorLogging', 'Reporting'];
  app.commandLine.appendSwitch('disable-features', off.filter((name) => name !== '').join(','));
  app.on('session-created', quietSession);
}

/** The rest of it. To be called once the app is ready, before the first page. */
export function confinePages(log: Log): void {
  useSystemResolver();
  quietSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => confineContents(contents, log));
}
