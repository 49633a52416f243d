import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CertificateJudge, type ChromiumVerdict } from '../../../src/main/network/certificate-judge';
import { readExtraCa } from '../../../src/main/network/extra-ca';
import { newAuthority, newServer, type Identity } from '../../support/certificates';
import { startMuteProxy } from '../../support/proxies';
import { startTlsFront } from '../../support/tls-front';
import { Deferred, turn, until, watch } from '../../support/turns';
import { closing, networkBench, type NetworkBench } from './bench';

let folder: string;
let authority: Identity;
let identity: Identity;
let extraCaFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-judge-'));
  authority = await newAuthority();
  identity = await newServer(['127.0.0.1'], authority);
  extraCaFile = join(folder, 'ca.pem');
  await writeFile(extraCaFile, authority.cert);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const keep = closing();

function judgeOf(bench: NetworkBench, port: number | null): CertificateJudge {
  return new CertificateJudge({ ...bench, portOf: (hostname) => (hostname === '127.0.0.1' ? port : null) });
}

/** What Chromium says of a host whose authority it doesn't know. */
function unknownIssuer(certificate: string, more: Partial<ChromiumVerdict> = {}): ChromiumVerdict {
  return { hostname: '127.0.0.1', result: 'net::ERR_CERT_AUTHORITY_INVALID', certificate, chain: [certificate], ...more };
}

describe('a certificate that Chromium', () => {
  it('accepts is left to it, and its authorities are known from then on', async () => {
    const bench = networkBench();
    expect(await judgeOf(bench, null).judge({ hostname: 'acme.example.com', result: 'net::OK', certificate: 'leaf', chain: ['leaf', 'root'] })).toBe('as-chromium-says');
    expect(bench.chains.of('acme.example.com')).toEqual(['root']);
  });

  it('doesn’t know the issuer of is accepted where Node verifies the very same one with the extra CA, and nothing is sent for that', async () => {
    const front = await keep(startTlsFront(identity, null));
    const bench = networkBench({ extraCaFile });
    expect(await judgeOf(bench, front.port).judge(unknownIssuer(identity.cert))).toBe('accept');
    expect(front.received()).toBe('');
    // The extra CA is trusted by its file, not by what Chromium was told.
    expect(bench.chains.of('127.0.0.1')).toEqual([]);
    await until(() => front.open() === 0);
    expect(bench.clock.pending).toBe(0);
  });

  it('saw from somebody else than Node did is refused, though the extra CA vouches for both', async () => {
    const front = await keep(startTlsFront(await newServer(['127.0.0.1'], authority), null));
    expect(await judgeOf(networkBench({ extraCaFile }), front.port).judge(unknownIssuer(identity.cert))).toBe('as-chromium-says');
  });

  it.each(['CERT_DATE_INVALID', 'CERT_COMMON_NAME_INVALID', 'CERT_REVOKED', 'CERT_WEAK_KEY'])('refuses for %s stays refused, unasked', async (reason) => {
    const front = await keep(startTlsFront(identity, null));
    const verdict = unknownIssuer(identity.cert, { result: `net::ERR_${reason}` });
    expect(await judgeOf(networkBench({ extraCaFile }), front.port).judge(verdict)).toBe('as-chromium-says');
    expect(front.trusted()).toBe(0);
  });

  it('doesn’t know the issuer of stays refused where the name or the dates are wrong besides', async () => {
    for (const wrong of [await newServer(['other.test'], authority), await newServer(['127.0.0.1'], authority, 'expired')]) {
      const front = await keep(startTlsFront(wrong, null));
      expect(await judgeOf(networkBench({ extraCaFile }), front.port).judge(unknownIssuer(wrong.cert))).toBe('as-chromium-says');
    }
  });

  it.each([
    ['there is no extra CA', () => ''],
    ['the extra CA file is gone', () => join(folder, 'gone.pem')],
  ])('doesn’t know the issuer of stays refused where %s', async (_what, file) => {
    const front = await keep(startTlsFront(identity, null));
    expect(await judgeOf(networkBench({ extraCaFile: file() }), front.port).judge(unknownIssuer(identity.cert))).toBe('as-chromium-says');
    expect(front.open()).toBe(0);
  });

  it('met at a host we didn’t send it to stays refused', async () => {
    expect(await judgeOf(networkBench({ extraCaFile }), 1).judge(unknownIssuer(identity.cert, { hostname: 'elsewhere.test' }))).toBe('as-chromium-says');
  });

  it('accepts at an IPv6 address is known by the address as sockets have it', async () => {
    const bench = networkBench();
    await judgeOf(bench, null).judge({ hostname: '[::1]', result: 'net::OK', certificate: 'leaf', chain: ['leaf', 'root'] });
    expect(bench.chains.of('::1')).toEqual(['root']);
  });

  it('refuses is known no longer, had it been accepted before', async () => {
    const bench = networkBench();
    bench.chains.accepted('127.0.0.1', [identity.cert, authority.cert]);
    await judgeOf(bench, null).judge(unknownIssuer(identity.cert));
    expect(bench.chains.of('127.0.0.1')).toBeNull();
  });

  it('waits for is refused after 10 s in which the host said nothing, and nothing stays open', async () => {
    const mute = await keep(startMuteProxy());
    const bench = networkBench({ extraCaFile });
    const judged = watch(judgeOf(bench, mute.port).judge(unknownIssuer(identity.cert)));
    await until(() => mute.open() === 1);
    bench.clock.advance(10_000);
    await until(() => judged.value !== undefined);
    expect(judged.value).toBe('as-chromium-says');
    await until(() => mute.open() === 0);
    expect(bench.clock.pending).toBe(0);
  });

  it('waits for is refused after those 10 s too where reading the extra CA file took its share of them', async () => {
    const mute = await keep(startMuteProxy());
    const read = new Deferred<Awaited<ReturnType<typeof readExtraCa>>>();
    const bench = networkBench({ extraCaFile, readExtraCa: () => read.promise });
    const judged = watch(judgeOf(bench, mute.port).judge(unknownIssuer(identity.cert)));
    bench.clock.advance(4_900);
    read.resolve(await readExtraCa(extraCaFile));
    await until(() => mute.open() === 1);
    bench.clock.advance(5_099);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(judged.value).toBeUndefined();
    bench.clock.advance(1);
    await until(() => judged.value !== undefined);
    expect(judged.value).toBe('as-chromium-says');
    await until(() => mute.open() === 0);
    expect(bench.clock.pending).toBe(0);
  });
});
