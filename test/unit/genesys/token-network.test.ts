import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { TokenSource } from '../../../src/main/genesys/token';
import { FakeClock } from '../../support/fake-clock';
import { loopbackServers, nowhere } from '../../support/loopback';
import { newSecret } from '../../support/samples';
import { until, watch } from '../../support/turns';

describe('signing in over a real connection', () => {
  const serve = loopbackServers();
  const source = (orgUrl: string, clock = new FakeClock()): TokenSource => new TokenSource({ orgUrl, clientId: 'agent-app', clientSecret: newSecret() }, fetch, clock);

  it('gives up after 10 s in which nothing came', async () => {
    let asked = 0;
    const clock = new FakeClock();
    const tokens = source(await serve(() => (asked += 1)), clock);
    const token = watch(tokens.get('cached'));
    await until(() => asked === 1);
    clock.advance(9_999);
    expect(token.value).toBeUndefined();
    clock.advance(1);
    await until(() => token.value !== undefined);
    expect(token.value).toEqual({ ok: false, error: { fault: { tag: 'sign-in-timeout' }, remedy: 'back-off', retryAfterMs: null } });
  });

  it('gives up after 10 s in which only half an answer came', async () => {
    let asked = 0;
    const clock = new FakeClock();
    const tokens = source(
      await serve((_request, response) => {
        asked += 1;
        response.writeHead(200).write('{"access_token": ');
      }),
      clock,
    );
    const token = watch(tokens.get('cached'));
    await until(() => asked === 1);
    // The head of the answer may or may not have arrived by now; the deadline covers both.
    clock.advance(10_000);
    await until(() => token.value !== undefined);
    expect(token.value).toMatchObject({ ok: false, error: { fault: { tag: 'sign-in-timeout' } } });
  });

  it('reads no more of an answer than a token can be', async () => {
    let sent = 0;
    const origin = await serve((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(' '.repeat(16_384))) sent += 16_384;
      };
      response.on('drain', more);
      response.writeHead(200);
      more();
    });
    expect(await source(origin).get('cached')).toMatchObject({ ok: false, error: { fault: { tag: 'sign-in-failed' } } });
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('follows no redirect, so that the secret goes nowhere else', async () => {
    const reached: string[] = [];
    const elsewhere = await serve((request, response) => {
      reached.push(request.url ?? '');
      response.end('{}');
    });
    const origin = await serve((_request, response) => response.writeHead(307, { location: `${elsewhere}/oauth/token` }).end());
    expect(await source(origin).get('cached')).toMatchObject({ ok: false, error: { fault: { tag: 'sign-in-failed' }, remedy: 'slow' } });
    expect(reached).toEqual([]);
  });

  it('says so when what answers there is no HTTP', async () => {
    const server = createServer((peer) => {
      peer.on('error', () => undefined);
      peer.once('data', () => peer.end('SSH-2.0-OpenSSH_9.2\r\n'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server that listens on a port has an address of that kind.
    const { port } = server.address() as AddressInfo;
    expect(await source(`http://127.0.0.1:${port}`).get('cached')).toEqual({
      ok: false,
      error: { fault: { tag: 'protocol-broken', detail: 'it does not speak HTTP' }, remedy: 'slow', retryAfterMs: null },
    });
    await new Promise((resolve) => server.close(resolve));
  });

  it('says so when nobody listens there', async () => {
    expect(await source(await nowhere()).get('cached')).toMatchObject({
      ok: false,
      error: { fault: { tag: 'host-unreachable' }, remedy: 'back-off' },
    });
  });
});
