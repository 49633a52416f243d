import { request } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../src/main/network/network-error';
import type { SystemAgent } from '../../../src/main/network/system-agent';
import { newAuthority, newServer } from '../../support/certificates';
import { listen, type Listening } from '../../support/listening';
import { startConnectProxy } from '../../support/proxies';
import { startTlsFront } from '../../support/tls-front';
import { closing, networkBench } from './bench';
import { tryGateway } from './gateway-connection';

const keep = closing();

/** Takes connections, remembers each byte, and hangs up after the first. */
async function startListener(): Promise<Listening & { readonly heard: () => string }> {
  let heard = '';
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1');
      socket.destroy();
    });
  });
  return { ...(await listen(server)), heard: () => heard };
}

/** With stack traces of so many lines, as a library or a debugger may set it for the whole process. */
async function withStackTraces<T>(lines: number, work: () => Promise<T>): Promise<T> {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = lines;
  try {
    return await work();
  } finally {
    Error.stackTraceLimit = before;
  }
}

/** An HTTP request that says itself whether it wants TLS, or says nothing of it. */
function failureOf(agent: SystemAgent, options: { readonly host: string; readonly port: number; readonly secureEndpoint?: boolean }): Promise<unknown> {
  return new Promise((resolve) => {
    request({ ...options, agent, headers: { Authorization: 'Bearer of-nobody' } }, (response) => resolve(response.statusCode))
      .on('error', resolve)
      .end();
  });
}

describe('the gateway’s connection to an https address', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 8, 10, 100])('says nothing in clear, however short stack traces are (%d lines)', async (lines) => {
    const listener = await keep(startListener());
    const outcome = await withStackTraces(lines, () => tryGateway(`https://127.0.0.1:${listener.port}`, networkBench().agent).outcome);
    expect(outcome).toMatchObject({ code: 0 });
    // A TLS handshake, and nothing but that.
    expect(listener.heard().slice(0, 2)).toBe('\x16\x03');
    expect(listener.heard()).not.toContain('Bearer');
  });

  it('is a TLS one where stack traces are short', async () => {
    const authority = await newAuthority();
    const identity = await newServer(['127.0.0.1'], authority);
    const front = await keep(startTlsFront(identity, null));
    const bench = networkBench();
    bench.chains.accepted('127.0.0.1', [identity.cert, authority.cert]);
    const attempt = await withStackTraces(4, async () => {
      const started = tryGateway(`https://127.0.0.1:${front.port}`, bench.agent);
      await expect.poll(() => front.received()).toContain('Authorization: Bearer ');
      return started;
    });
    attempt.close();
  });
});

describe('a request without TLS', () => {
  it('is refused by name unless it stays on this computer, and no connection is made for it', async () => {
    const proxy = await keep(startConnectProxy(() => null));
    const bench = networkBench({ proxies: `PROXY 127.0.0.1:${proxy.port}` });
    const failure = await failureOf(bench.agent, { host: 'gateway.cuecard.test', port: 80, secureEndpoint: false });
    expect(failure).toBeInstanceOf(NetworkError);
    expect(failure).toMatchObject({ fault: { tag: 'org-url-invalid', detail: 'The address must start with https://.' } });
    expect([bench.resolved, proxy.asked]).toEqual([[], []]);
  });

  it('is one that says so; one that says nothing gets TLS', async () => {
    const listener = await keep(startListener());
    await failureOf(networkBench().agent, { host: '127.0.0.1', port: listener.port });
    expect(listener.heard().slice(0, 2)).toBe('\x16\x03');
  });
});
