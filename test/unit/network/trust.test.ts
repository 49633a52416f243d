import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExtraCa } from '../../../src/main/network/extra-ca';
import { ok } from '../../../src/shared/domain/result';
import { newAuthority, newServer, type Identity } from '../../support/certificates';
import { loopbackGenesys } from '../../support/loopback-genesys';
import { startTlsFront, type TlsFront } from '../../support/tls-front';
import { Deferred, turn, until, watch } from '../../support/turns';
import { closing, networkBench } from './bench';
import { tryGateway } from './gateway-connection';

let folder: string;
let authority: Identity;
let stranger: Identity;
let caFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-trust-'));
  [authority, stranger] = await Promise.all([newAuthority(), newAuthority('Another authority')]);
  caFile = join(folder, 'ca.pem');
  await writeFile(caFile, `# Our own\n${authority.cert}`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const keep = closing();
const genesys = loopbackGenesys();

/** The simulator behind TLS, and a token it would take. */
async function secured(identity: Identity): Promise<{ readonly front: TlsFront; readonly orgUrl: string; readonly token: string }> {
  const { simulator, credentials } = await genesys();
  const signedIn = await fetch(`${simulator.origin}/oauth/token`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  expect(signedIn.status).toBe(200);
  const front = await keep(startTlsFront(identity, Number(new URL(simulator.origin).port)));
  return { front, orgUrl: `https://127.0.0.1:${front.port}`, token: simulator.tokens[0] ?? '' };
}

describe('the gateway’s connection to a host', () => {
  it('that the extra CA vouches for is opened', async () => {
    const { front, orgUrl, token } = await secured(await newServer(['127.0.0.1'], authority));
    expect(await tryGateway(orgUrl, networkBench({ extraCaFile: caFile }).agent, token).outcome).toBe('opened');
    expect(front.received()).toContain(`Authorization: Bearer ${token}`);
  });

  it('that Chromium accepted by the system’s store is opened, without asking Chromium again', async () => {
    const identity = await newServer(['127.0.0.1'], authority);
    const { orgUrl, token } = await secured(identity);
    const bench = networkBench();
    bench.chains.accepted('127.0.0.1', [identity.cert, authority.cert]);
    expect(await tryGateway(orgUrl, bench.agent, token).outcome).toBe('opened');
    expect(bench.preflights).toEqual([]);
  });

  it('that Chromium hasn’t seen yet is shown to Chromium first', async () => {
    const identity = await newServer(['127.0.0.1'], authority);
    const { orgUrl, token } = await secured(identity);
    const bench = networkBench({ chromium: ({ host }, chains) => chains.accepted(host, [identity.cert, authority.cert]) });
    expect(await tryGateway(orgUrl, bench.agent, token).outcome).toBe('opened');
    expect(bench.preflights).toEqual(['127.0.0.1']);
  });

  it('that has a new authority is shown to Chromium anew, once the old one no longer does', async () => {
    const [old, now] = [await newAuthority('Old'), await newAuthority('New')];
    const identity = await newServer(['127.0.0.1'], now);
    const { orgUrl, token } = await secured(identity);
    const bench = networkBench({ chromium: ({ host }, chains) => chains.accepted(host, [identity.cert, now.cert]) });
    bench.chains.accepted('127.0.0.1', ['its former certificate', old.cert]);
    expect(await tryGateway(orgUrl, bench.agent, token).outcome).toMatchObject({ fault: { tag: 'tls-untrusted' } });
    expect(await tryGateway(orgUrl, bench.agent, token).outcome).toBe('opened');
    expect(bench.preflights).toEqual(['127.0.0.1']);
  });

  it.each([
    ['another authority vouches for', () => newServer(['127.0.0.1'], stranger)],
    ['vouches for itself', () => newServer(['127.0.0.1'], null)],
    ['is somebody else by its certificate', () => newServer(['gateway.cuecard.test'], authority)],
    ['has an expired certificate', () => newServer(['127.0.0.1'], authority, 'expired')],
    ['has a certificate of tomorrow', () => newServer(['127.0.0.1'], authority, 'not yet')],
  ])('that %s is refused by name, and nothing was sent', async (_what, identity) => {
    const { front, orgUrl, token } = await secured(await identity());
    expect(await tryGateway(orgUrl, networkBench({ extraCaFile: caFile }).agent, token).outcome).toEqual({
      fault: { tag: 'tls-untrusted', detail: new URL(orgUrl).host },
      remedy: 'slow',
      retryAfterMs: null,
      code: 0,
    });
    expect(front.received()).toBe('');
    await expect.poll(() => front.open()).toBe(0);
  });

  it('is refused too where Chromium accepted the name of another host by that authority', async () => {
    const identity = await newServer(['127.0.0.1'], authority);
    const { front, orgUrl, token } = await secured(identity);
    const bench = networkBench();
    bench.chains.accepted('elsewhere.cuecard.test', [identity.cert, authority.cert]);
    expect(await tryGateway(orgUrl, bench.agent, token).outcome).toMatchObject({ fault: { tag: 'tls-untrusted' } });
    expect(front.received()).toBe('');
  });

  it('is refused even where the environment switches verification off', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const { front, orgUrl, token } = await secured(await newServer(['127.0.0.1'], stranger));
      expect(await tryGateway(orgUrl, networkBench().agent, token).outcome).toMatchObject({ fault: { tag: 'tls-untrusted' } });
      expect(front.received()).toBe('');
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });
});

describe('an extra CA file', () => {
  it.each([
    ['that is not there', () => join(folder, 'gone.pem'), 'ENOENT'],
    ['without a certificate', () => join(folder, 'empty.pem'), 'it holds no PEM certificate'],
    ['with a damaged certificate', () => join(folder, 'damaged.pem'), 'a certificate in it is damaged'],
    ['with a path that depends on the folder one is in', () => 'ca.pem', 'it is not a full path'],
    ['that is a folder', () => folder, 'EISDIR'],
  ])('%s stops the connection by name', async (_what, path, detail) => {
    await writeFile(join(folder, 'empty.pem'), 'nothing here');
    await writeFile(join(folder, 'damaged.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    const identity = await newServer(['127.0.0.1'], authority);
    const { front, orgUrl, token } = await secured(identity);
    const bench = networkBench({ extraCaFile: path() });
    bench.chains.accepted('127.0.0.1', [identity.cert, authority.cert]);
    const outcome = await tryGateway(orgUrl, bench.agent, token).outcome;
    expect(outcome).toMatchObject({ fault: { tag: 'extra-ca-unreadable' }, remedy: 'slow' });
    if (detail !== 'EISDIR') expect(outcome).toMatchObject({ fault: { detail } });
    expect(front.open()).toBe(0);
    expect(front.received()).toBe('');
  });

  it('that is a pipe nobody writes to stops the connection at once', async () => {
    const pipe = join(folder, 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    expect(await tryGateway('https://127.0.0.1:1', networkBench({ extraCaFile: pipe }).agent).outcome).toMatchObject({ fault: { tag: 'extra-ca-unreadable' } });
  });

  it('that is never read, as on a share that is gone, stops the connection after 5 s, and is read once only meanwhile', async () => {
    let reads = 0;
    const bench = networkBench({
      extraCaFile: caFile,
      readExtraCa: () => {
        reads += 1;
        return new Promise(() => undefined);
      },
    });
    for (let round = 0; round < 3; round += 1) {
      const outcome = watch(tryGateway('https://127.0.0.1:1', bench.agent).outcome);
      await until(() => bench.clock.pending >= 2);
      bench.clock.advance(5_000);
      await until(() => outcome.value !== undefined);
      expect(outcome.value).toMatchObject({ fault: { tag: 'extra-ca-unreadable' }, remedy: 'slow' });
    }
    expect(reads).toBe(1);
    expect(bench.clock.pending).toBe(0);
  });

  it('that is set in place of one that is never read is read, and the connection opened', async () => {
    let path = join(folder, 'on-a-share-that-is-gone.pem');
    const { orgUrl, token } = await secured(await newServer(['127.0.0.1'], authority));
    const bench = networkBench({ extraCaFile: () => path, readExtraCa: (asked) => (asked === caFile ? readExtraCa(asked) : new Promise(() => undefined)) });
    const outcome = watch(tryGateway(orgUrl, bench.agent, token).outcome);
    await until(() => bench.clock.pending >= 2);
    bench.clock.advance(5_000);
    await until(() => outcome.value !== undefined);
    path = caFile;
    expect(await tryGateway(orgUrl, bench.agent, token).outcome).toBe('opened');
  });

  it('is not read while two others are being read still, since each holds a thread that files need; it is once one is done', async () => {
    let path = 'first';
    const first = new Deferred<Awaited<ReturnType<typeof readExtraCa>>>();
    const reads: string[] = [];
    const { trust, clock } = networkBench({
      extraCaFile: () => path,
      readExtraCa: (asked) => {
        reads.push(asked);
        if (asked === 'first') return first.promise;
        return asked === caFile ? readExtraCa(asked) : new Promise(() => undefined);
      },
    });
    for (path of ['first', 'second']) {
      const refused = expect(trust.extra()).rejects.toMatchObject({ fault: { tag: 'extra-ca-unreadable' } });
      clock.advance(5_000);
      await refused;
    }
    path = caFile;
    await expect(trust.extra()).rejects.toMatchObject({ fault: { tag: 'extra-ca-unreadable' } });
    expect(reads).toEqual(['first', 'second']);
    first.resolve(ok([]));
    await turn();
    expect(await trust.extra()).toEqual([authority.cert.trim()]);
    expect(clock.pending).toBe(0);
  });

  it('that is put right is in use with the next connection', async () => {
    const path = join(folder, 'renewed.pem');
    await writeFile(path, stranger.cert);
    const { orgUrl, token } = await secured(await newServer(['127.0.0.1'], authority));
    const { agent } = networkBench({ extraCaFile: path });
    expect(await tryGateway(orgUrl, agent, token).outcome).toMatchObject({ fault: { tag: 'tls-untrusted' } });
    await writeFile(path, stranger.cert + authority.cert);
    expect(await tryGateway(orgUrl, agent, token).outcome).toBe('opened');
  });

  it('is no matter to a plain connection on loopback, such as the demo’s', async () => {
    const { simulator } = await genesys();
    const outcome = await tryGateway(simulator.origin, networkBench({ extraCaFile: join(folder, 'gone.pem') }).agent).outcome;
    expect(outcome).toMatchObject({ fault: { tag: 'gateway-unauthorized' } });
  });
});
