import { connect } from 'node:net';
import { createServer } from 'node:tls';
import type { Identity } from './certificates';
import { listen, type Listening } from './listening';

/** Ends TLS in front of a plain server on loopback, as a company's load balancer does. */
export interface TlsFront extends Listening {
  /** What came through the encryption: everything a peer that trusts us said. */
  readonly received: () => string;
  /** Handshakes that both sides completed. */
  readonly trusted: () => number;
  /** The names it was asked for, in order; null where none was said. */
  readonly names: readonly (string | null)[];
}

/** @param port of the plain server on loopback; null where nobody answers */
export async function startTlsFront(identity: Identity, port: number | null): Promise<TlsFront> {
  let received = '';
  let trusted = 0;
  const names: (string | null)[] = [];
  const server = createServer({ key: identity.key, cert: identity.cert, ALPNProtocols: ['http/1.1'] }, (socket) => {
    trusted += 1;
    names.push(typeof socket.servername === 'string' ? socket.servername : null);
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => (received += bytes.toString('latin1')));
    if (port === null) return;
    const behind = connect(port, '127.0.0.1');
    behind.on('error', () => socket.destroy());
    behind.on('close', () => socket.destroy());
    socket.on('close', () => behind.destroy());
    socket.pipe(behind).pipe(socket);
  });
  return { ...(await listen(server)), received: () => received, trusted: () => trusted, names };
}
