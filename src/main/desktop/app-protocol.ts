import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session } from 'electron';
import type { Speech } from '../../shared/i18n/languages';
import { speechQuery } from '../../shared/i18n/speech-address';
import type { Log } from '../diagnostics/log';

/** The window's origin. A scheme of our own instead of file://, which would let a page read the disk. */
export const appOrigin = 'app://cuecard';

/** The window's page. It is told its language here: its first words come before it has heard of any state. */
export function pageAddress(speech: Speech): string {
  return `${appOrigin}/index.html${speechQuery(speech)}`;
}

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves the built window, read-only, from one folder and no other. */
export function serveApp(folder: string, log: Log): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.origin !== appOrigin && url.host !== 'cuecard') return new Response(null, { status: 404 });
    try {
      const path = normalize(join(folder, decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname)));
      const contentType = contentTypes[extname(path)];
      if (!path.startsWith(folder + sep) || contentType === undefined) return new Response(null, { status: 404 });
      return new Response(await readFile(path), {
        headers: {
          'Content-Type': contentType,
          'Content-Security-Policy': contentSecurityPolicy,
          'X-Content-Type-Options': 'nosniff',
          'Cross-Origin-Opener-Policy': 'same-origin',
        },
      });
    } catch (error) {
      // A damaged installation: the window stays blank, so at least the log says why.
      log.error('window file missing', { path: url.pathname, error });
      return new Response(null, { status: 404 });
    }
  });
}

/** The window needs no permission of the platform, so it gets none. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
}
