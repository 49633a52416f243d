import { isIP, type Socket } from 'node:net';
import { connect, createSecureContext, rootCertificates, type SecureContext, type TLSSocket } from 'node:tls';
import { createHash } from 'node:crypto';
import { fault } from '../../shared/domain/fault';
import { timeoutError } from './deadline';
import { NetworkError } from './network-error';

export type BuiltIn = 'trusted' | 'not-trusted';

export interface SecureOptions {
  /** Whose certificate it must be: a name, or an address without brackets. */
  readonly host: string;
  /** `host[:port]` as people know it. */
  readonly shownHost: string;
  /** Certificate authorities (PEM) to trust. */
  readonly ca: readonly string[];
  /** Whether the authorities that Node brings along are trusted beside them. */
  readonly builtIn: BuiltIn;
  readonly signal: AbortSignal;
}

/**
 * Makes a connection a TLS one. Resolves when the other side's certificate was verified (chain, dates, name), not
 * before, so nothing can be sent to somebody who isn't trusted. Rejects with `tls-untrusted`, with what the network
 * said, or with a timeout when the signal aborts; the connection is then gone.
 */
export function secure(socket: Socket, options: SecureOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = connect({
      socket,
      host: options.host,
      ...(isIP(options.host) === 0 ? { servername: options.host } : {}),
      secureContext: contextFor(options),
      ALPNProtocols: ['http/1.1'],
      // Said here, so that no environment variable can switch it off.
      rejectUnauthorized: true,
    });
    const fail = (error: Error): void => {
      settle();
      // A later error of a connection that is over is nobody's.
      secured.on('error', () => undefined);
      secured.destroy();
      socket.destroy();
      reject(isUntrusted(secured) ? new NetworkError(fault('tls-untrusted', options.shownHost)) : error);
    };
    const closed = (): void => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    const aborted = (): void => fail(timeoutError());
    const verified = (): void => {
      if (!secured.authorized) {
        fail(new NetworkError(fault('tls-untrusted', options.shownHost)));
        return;
      }
      settle();
      resolve(secured);
    };
    const settle = (): void => {
      secured.off('error', fail);
      secured.off('close', closed);
      secured.off('secureConnect', verified);
      options.signal.removeEventListener('abort', aborted);
    };
    secured.on('error', fail);
    secured.on('close', closed);
    secured.on('secureConnect', verified);
    options.signal.addEventListener('abort', aborted, { once: true });
    if (options.signal.aborted) aborted();
  });
}

/** Node sets this where the certificate, and nothing else, was the matter; the typings say it is always there. */
function isUntrusted(socket: TLSSocket): boolean {
  const reason: unknown = socket.authorizationError;
  return reason !== null && reason !== undefined;
}

/** Reading the built-in authorities takes milliseconds, and reconnects come in bursts. */
const contexts = new Map<string, SecureContext>();
const mostContexts = 8;

function contextFor({ ca, builtIn }: SecureOptions): SecureContext {
  const key = createHash('sha256').update([builtIn, ...ca].join('\n')).digest('hex');
  const known = contexts.get(key);
  if (known !== undefined) return known;
  const context = createSecureContext({ ca: builtIn === 'trusted' ? [...rootCertificates, ...ca] : [...ca], minVersion: 'TLSv1.2' });
  if (contexts.size >= mostContexts) contexts.delete(contexts.keys().next().value ?? '');
  contexts.set(key, context);
  return context;
}
