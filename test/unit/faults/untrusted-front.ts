import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';

export interface UntrustedFront {
  /** https://127.0.0.1:PORT */
  readonly origin: string;
  /** Connections that came, whether or not anything was sent on them. */
  readonly connections: number;
  /** Bytes that a client sent after the handshake. */
  readonly bytes: number;
  close(): void;
}

/** A TLS server on loopback whose certificate is signed by itself alone. */
export async function startUntrustedFront(): Promise<UntrustedFront> {
  let connections = 0;
  let bytes = 0;
  const server = createServer(selfSigned(), (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => (bytes += data.length));
  });
  server.on('connection', () => (connections += 1));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a host and port has an address of that kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    get bytes() {
      return bytes;
    },
    close: () => void server.close(),
  };
}

/** A new key, and an X.509 certificate over it (RFC 5280), written out by hand: Node reads them but makes none. */
function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
  const name = sequence(der(0x31, sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('untrusted')))));
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const info = publicKey.export({ type: 'spki', format: 'der' });
  const serial = der(0x02, Buffer.concat([Buffer.of(1), createHash('sha256').update(info).digest().subarray(0, 8)]));
  const body = sequence(serial, ecdsaSha256, name, validity, name, info);
  const signature = createSign('sha256').update(body).sign(privateKey);
  const certificate = sequence(body, ecdsaSha256, der(0x03, Buffer.concat([Buffer.of(0), signature])));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
