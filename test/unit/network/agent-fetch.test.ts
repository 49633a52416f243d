import { createServer, type RequestListener } from 'node:http';
import process from 'node:process';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../src/main/network/network-error';
import { agentFetch } from '../../../src/main/network/agent-fetch';
import { newAuthority, newServer } from '../../support/certificates';
import { listen } from '../../support/listening';
import { newSecret } from '../../support/samples';
import { startTlsFront } from '../../support/tls-front';
import { closing, networkBench } from './bench';

const keep = closing();

async function serving(answer: RequestListener): Promise<{ readonly url: string; readonly port: number; readonly fetch: ReturnType<typeof agentFetch> }> {
  const { port } = await keep(listen(createServer(answer)));
  return { port, url: `http://127.0.0.1:${port}/oauth/token?a=b`, fetch: agentFetch(networkBench().agent) };
}

describe('fetch over Node', () => {
  it('sends method, path, headers and body, and brings status, headers and body back', async () => {
    const { url, port, fetch } = await serving((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => response.writeHead(201, { 'X-Of': 'it', 'Content-Type': 'application/json' }).end(JSON.stringify([request.method, request.url, request.headers.authorization, request.headers.host, body])));
    });
    const response = await fetch(url, { method: 'POST', headers: { Authorization: 'Basic x' }, body: 'später' });
    expect([response.status, response.ok, response.headers.get('x-of')]).toEqual([201, true, 'it']);
    expect(await response.json()).toEqual(['POST', '/oauth/token?a=b', 'Basic x', `127.0.0.1:${port}`, 'später']);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%d): what was sent would go along', async (status) => {
    const { url, fetch } = await serving((_request, response) => response.writeHead(status, { Location: '/elsewhere' }).end());
    await expect(fetch(url, { redirect: 'error' })).rejects.toThrow(/redirect/);
    await expect(fetch(url, {})).rejects.toThrow(/redirect/);
    expect(await fetch(url, { redirect: 'manual' })).toMatchObject({ status });
  });

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
    ['identity', Buffer.from('{"a":1}')],
    ['br, gzip', gzipSync(brotliCompressSync('{"a":1}'))],
  ])('reads an answer in %s', async (encoding, bytes) => {
    const { url, fetch } = await serving((_request, response) => response.writeHead(200, { 'Content-Encoding': encoding }).end(bytes));
    expect(await (await fetch(url, {})).json()).toEqual({ a: 1 });
  });

  it('fails the reading where an answer is not in what it says, or breaks off', async () => {
    const odd = await serving((_request, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain'));
    await expect((await odd.fetch(odd.url, {})).text()).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
    const broken = await serving((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('half');
      setImmediate(() => response.destroy());
    });
    await expect((await broken.fetch(broken.url, {})).text()).rejects.toThrow();
  });

  it.each([204, 205, 304])('has no body with %d', async (status) => {
    const { url, fetch } = await serving((_request, response) => response.writeHead(status).end());
    expect(await fetch(url, {})).toMatchObject({ status, body: null });
  });

  it('gives up when it is told to, before, while it connects, and while an answer comes', async () => {
    const { url, fetch } = await serving((_request, response) => void response.writeHead(200).write('half'));
    await expect(fetch(url, { signal: AbortSignal.abort() })).rejects.toThrow();
    const [early, late] = [new AbortController(), new AbortController()];
    const asked = fetch(url, { signal: early.signal });
    early.abort();
    await expect(asked).rejects.toThrow();
    const response = await fetch(url, { signal: late.signal });
    const reading = response.text();
    late.abort();
    await expect(reading).rejects.toThrow();
  });

  it('lets go of the connection when nobody wants the body', async () => {
    let closed = false;
    const { url, fetch } = await serving((_request, response) => {
      response.once('close', () => (closed = true));
      response.writeHead(200).write('half');
    });
    await (await fetch(url, {})).body?.cancel();
    await expect.poll(() => closed).toBe(true);
  });

  it('breaks nothing when a reader gives up in the moment in which the body ends or breaks off', async () => {
    let answered = 0;
    const { url, fetch } = await serving((_request, response) => {
      answered += 1;
      response.writeHead(200).write('a part');
      setImmediate(() => (answered % 2 === 0 ? response.end() : response.destroy()));
    });
    const uncaught: unknown[] = [];
    const note = (error: unknown): void => void uncaught.push(error);
    process.on('uncaughtException', note);
    try {
      for (let round = 0; round < 200; round += 1) {
        const reader = (await fetch(url, {})).body?.getReader();
        for (let piece = 0; piece < round % 3; piece += 1) await reader?.read().catch(() => undefined);
        for (let wait = 0; wait < round % 5; wait += 1) await new Promise((resolve) => setImmediate(resolve));
        await reader?.cancel().catch(() => undefined);
      }
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off('uncaughtException', note);
    }
    expect(uncaught).toEqual([]);
    expect(answered).toBe(200);
  });

  it('says nothing to whoever is not verified: another authority, another name, itself', async () => {
    const authority = await newAuthority();
    const alone = await newAuthority();
    for (const identity of [await newServer(['127.0.0.1'], await newAuthority()), await newServer(['gateway.cuecard.test'], authority), alone]) {
      const front = await keep(startTlsFront(identity, null));
      const bench = networkBench();
      bench.chains.accepted('127.0.0.1', ['', authority.cert]);
      const sent = agentFetch(bench.agent)(`https://127.0.0.1:${front.port}/oauth/token`, { method: 'POST', headers: { Authorization: `Basic ${newSecret()}` }, body: 'grant_type=client_credentials' });
      await expect(sent).rejects.toBeInstanceOf(NetworkError);
      expect(front.received()).toBe('');
    }
  });
});
