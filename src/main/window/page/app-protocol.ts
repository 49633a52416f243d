import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import type { Log } from '../../diagnostics/log';
import { appOrigin } from './page-address';
import { restingFile } from './resting-page';

/**
 * In the sandbox of the policy the page has no origin that a frame could share: whatever a script embeds, it has no way
 * into it, to a fresh copy of what was taken from the page. It can’t take another address either. Forms are let be,
 * because else none would tell the page that it was submitted; none goes anywhere.
 */
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
  "worker-src 'none'",
  "require-trusted-types-for 'script'; trusted-types default; sandbox allow-scripts allow-forms",
].join('; ');

/** The page has no use for any of what a page can be allowed. */
const permissionsPolicy = [
  ...['camera', 'microphone', 'geolocation', 'display-capture', 'fullscreen', 'payment', 'publickey-credentials-get', 'idle-detection'],
  ...['clipboard-read', 'clipboard-write', 'usb', 'serial', 'hid', 'midi', 'local-fonts', 'xr-spatial-tracking'],
]
  .map((name) => `${name}=()`)
  .join(', ');

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
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, corsEnabled: true } }]);
}

/**
 * Serves the built window to a session, read-only, from one folder and no other, and the page for a window that crashes.
 * @param address of the window’s page, as it is to be loaded now
 */
export function serveApp({ protocol: served }: Session, folder: string, address: () => string, log: Log): void {
  served.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.origin !== appOrigin && url.host !== 'cuecard') return new Response(null, { status: 404 });
    try {
      const resting = restingFile(url.pathname, address());
      if (resting !== null) return new Response(resting.text, { headers: headersOf(resting.type) });
      const path = normalize(join(folder, decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname)));
      const contentType = contentTypes[extname(path)];
      if (!path.startsWith(folder + sep) || contentType === undefined) return new Response(null, { status: 404 });
      return new Response(await readFile(path), { headers: headersOf(contentType) });
    } catch (error) {
      // A damaged installation: the window stays blank, so at least the log says why.
      log.error('window file missing', { path: url.pathname, error });
      return new Response(null, { status: 404 });
    }
  });
}

function headersOf(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy,
    'Permissions-Policy': permissionsPolicy,
    'X-Content-Type-Options': 'nosniff',
    // A sandboxed page asks for its own files as if it were another; nobody else is in this session.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
