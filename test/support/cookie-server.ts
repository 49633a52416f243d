import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A token endpoint that refuses everybody, sets a cookie, and remembers the cookies it was sent. */
export interface CookieServer {
  readonly origin: string;
  readonly received: readonly (string | undefined)[];
  close(): Promise<void>;
}

export async function startCookieServer(): Promise<CookieServer> {
  const received: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    received.push(request.headers.cookie);
    response.writeHead(401, { 'Set-Cookie': 'session=somebody; Max-Age=86400', 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
