import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CertificateJudge } from '../../../src/main/network/certificate-judge';
import { newAuthority, newServer, type Identity } from '../../support/certificates';
import { startTlsFront } from '../../support/tls-front';
import { closing, networkBench, type NetworkBench } from './bench';
import { tryGateway } from './gateway-connection';

/** Stands in for what Node brings along; nobody has a key of those. */
const builtIn = vi.hoisted((): string[] => []);
vi.mock(import('node:tls'), async (original) => ({ ...(await original()), rootCertificates: builtIn }));

let folder: string;
let ours: Identity;
let bundled: Identity;
let extraCaFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-built-in-'));
  [ours, bundled] = await Promise.all([newAuthority('Our own'), newAuthority('Bundled with Node')]);
  builtIn.push(bundled.cert);
  extraCaFile = join(folder, 'ca.pem');
  await writeFile(extraCaFile, ours.cert);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const keep = closing();

function verdictOn(bench: NetworkBench, port: number, certificate: string): Promise<string> {
  return new CertificateJudge({ ...bench, portOf: () => port }).judge({
    hostname: '127.0.0.1',
    result: 'net::ERR_CERT_AUTHORITY_INVALID',
    certificate,
    chain: [certificate],
  });
}

describe('an authority that Node brings along', () => {
  it('is trusted by the gateway’s connection', async () => {
    const front = await keep(startTlsFront(await newServer(['127.0.0.1'], bundled), null));
    const attempt = tryGateway(`https://127.0.0.1:${front.port}`, networkBench().agent);
    await expect.poll(() => front.trusted()).toBe(1);
    attempt.close();
  });

  it('and that Chromium distrusts is not let in by an extra CA file that doesn’t name it', async () => {
    const identity = await newServer(['127.0.0.1'], bundled);
    const front = await keep(startTlsFront(identity, null));
    expect(await verdictOn(networkBench({ extraCaFile }), front.port, identity.cert)).toBe('as-chromium-says');
    expect(front.received()).toBe('');
  });

  it('doesn’t keep the extra CA file from vouching for its own', async () => {
    const identity = await newServer(['127.0.0.1'], ours);
    const front = await keep(startTlsFront(identity, null));
    expect(await verdictOn(networkBench({ extraCaFile }), front.port, identity.cert)).toBe('accept');
  });
});
