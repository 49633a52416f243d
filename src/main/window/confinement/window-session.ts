import { session, type Session } from 'electron';
import { appOrigin } from '../page/page-address';

const partition = 'window';

/**
 * The window’s session, in memory, apart from the one by which main fetches: it reaches the window’s own files and
 * nothing else, whatever a page in it tries and whatever policy the page is under. Always the same one.
 */
export function windowSession(): Session {
  return session.fromPartition(partition, { cache: false });
}

/** Shuts the window’s session, before any page is in it. Resolves when nothing gets out any more. */
export async function shutWindowSession(): Promise<void> {
  const own = windowSession();
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(`${appOrigin}/`) }));
  // What passes no filter of requests, such as a relay’s connection for calls, goes by the session’s proxy: there is none.
  // The port is one that only the system itself may open, and the computer’s own addresses are no exception.
  await own.setProxy({ mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:1', proxyBypassRules: '<-loopback>' });
}
