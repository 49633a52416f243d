import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { downloadAddress, isAtLeast, probe } from '../../../scripts/runtime/electron-downloader.mjs';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A host on loopback; resolves to its address. */
async function host(answer: RequestListener) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // a TCP server's address is an object
}

describe('the probe of a download', () => {
  it('follows redirects to a file and learns its size', async () => {
    const store = await host((_request, response) => response.writeHead(200, { 'content-length': '42' }).end('x'.repeat(42)));
    const site = await host((_request, response) => response.writeHead(302, { location: store }).end());
    expect(await probe(site, 60_000)).toEqual({ bytes: 42 });
  });

  it('says what a host answers that has no such file', async () => {
    const site = await host((_request, response) => response.writeHead(403).end());
    expect(await probe(site, 60_000)).toEqual({ reason: 'it answered 403' });
  });

  it('gives up at once when the connection is refused', async () => {
    const site = await host(() => {});
    servers.splice(0).forEach((server) => server.close());
    const started = performance.now();
    expect(await probe(site, 60_000)).toEqual({ reason: 'ECONNREFUSED' });
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('gives up at its deadline when nothing is answered', async () => {
    const site = await host(() => {});
    expect(await probe(site, 150)).toEqual({ reason: 'no answer within 0.15 s' });
  });

  it('gives up when it is sent round in circles', async () => {
    const site = await host((_request, response) => response.writeHead(302, { location: '/' }).end());
    expect(await probe(site, 60_000)).toEqual({ reason: 'it redirects without end' });
  });
});

describe('the address of a download', () => {
  const file = `electron-v45.4.1-${process.platform}-${process.arch}.zip`;

  it('is Electron\'s own unless a mirror is set', () => {
    expect(downloadAddress('45.4.1', {})).toBe(`https://github.com/electron/electron/releases/download/v45.4.1/${file}`);
  });

  it.each(['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'NPM_CONFIG_ELECTRON_MIRROR'])('follows %s', (name) => {
    expect(downloadAddress('45.4.1', { [name]: 'https://mirror.example/e/' })).toBe(`https://mirror.example/e/v45.4.1/${file}`);
  });

  it('follows a mirror\'s own folder', () => {
    const env = { ELECTRON_MIRROR: 'https://mirror.example/', ELECTRON_CUSTOM_DIR: '{{ version }}' };
    expect(downloadAddress('45.4.1', env)).toBe(`https://mirror.example/45.4.1/${file}`);
  });
});

it.each([
  ['20.20.2', '22.12.0', false],
  ['22.12.0', '22.12.0', true],
  ['22.11.9', '22.12.0', false],
  ['24.0.0', '22.12.0', true],
  ['20.19.0', '', true],
])('Node %s for a needed %j: %s', (node, needed, expected) => {
  expect(isAtLeast(node, needed)).toBe(expected);
});
