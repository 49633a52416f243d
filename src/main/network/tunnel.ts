import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { SocksClient } from 'socks';
import { fault } from '../../shared/domain/fault';
import { timeoutError } from './deadline';
import { NetworkError } from './network-error';
import { proxyName, type Route } from './route';
import { secure } from './secure';
import { authorityOf, type Target } from './target';

export interface TunnelOptions {
  readonly signal: AbortSignal;
  /** Certificate authorities to trust beside the built-in ones, for a proxy that is itself reached over TLS. */
  readonly caOf: (host: string) => readonly string[];
}

/**
 * Opens a plain connection to the target by one route; no byte of ours is sent through it. Rejects with
 * `proxy-unreachable`, `proxy-refused` or `gateway-unavailable` where the proxy is the matter, else with the network's
 * own error; whatever was opened is then closed.
 */
export async function openTunnel(route: Route, target: Target, options: TunnelOptions): Promise<Socket> {
  if (route.kind === 'direct') return connected(target, options.signal);
  const proxy = proxyName(route);
  let socket: Socket | null = null;
  try {
    socket = await connected(route, options.signal);
    if (route.kind === 'socks') return await bySocks(socket, route, target, options.signal);
    if (route.tls) {
      const [host, ca] = [route.host, options.caOf(route.host)];
      socket = await secure(socket, { host, shownHost: proxy, ca, builtIn: 'trusted', signal: options.signal });
    }
    return await byConnect(socket, proxy, target, options.signal);
  } catch (error) {
    socket?.destroy();
    throw error instanceof NetworkError ? error : new NetworkError(fault('proxy-unreachable', proxy));
  }
}

/** A TCP connection that is there, or gone. */
function connected({ host, port }: Target, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port });
  return untilSettled(socket, signal, (done, failed) => {
    socket.once('connect', done);
    return () => socket.off('connect', done).off('error', failed);
  }).then(() => socket);
}

/** Waits for something on a socket; an error, an end or the signal destroys it. */
function untilSettled(socket: Socket, signal: AbortSignal, listen: (done: () => void, failed: (error: Error) => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      unlisten();
      socket.off('error', failed).off('close', closed);
      signal.removeEventListener('abort', aborted);
    };
    const failed = (error: Error): void => {
      settle();
      // A later error of a connection that is over is nobody's.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const closed = (): void => failed(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    const aborted = (): void => failed(timeoutError());
    const unlisten = listen(() => {
      settle();
      resolve();
    }, failed);
    socket.on('error', failed).on('close', closed);
    signal.addEventListener('abort', aborted, { once: true });
    if (signal.aborted) aborted();
  });
}

async function byConnect(socket: Socket, proxy: string, target: Target, signal: AbortSignal): Promise<Socket> {
  const authority = authorityOf(target);
  const asking = request({ method: 'CONNECT', path: authority, headers: { Host: authority }, createConnection: () => socket });
  let status = 0;
  let head: Buffer = Buffer.alloc(0);
  await untilSettled(socket, signal, (done, failed) => {
    asking.on('error', failed);
    asking.once('connect', (response, _socket, rest: Buffer) => {
      status = response.statusCode ?? 0;
      head = rest;
      done();
    });
    asking.end();
    return () => undefined;
  });
  if (status >= 200 && status < 300) {
    // The other side may speak first; ours never does in TLS and HTTP, but a byte is not ours to lose.
    if (head.length > 0) socket.unshift(head);
    return socket;
  }
  // A server error is what it says of a host it can't reach for now; anything else is its own refusal.
  throw new NetworkError(status >= 500 ? fault('gateway-unavailable', `the proxy ${proxy} answered ${status}`) : fault('proxy-refused', `${proxy} answered ${status}`));
}

async function bySocks(socket: Socket, route: Extract<Route, { kind: 'socks' }>, target: Target, signal: AbortSignal): Promise<Socket> {
  const proxy = proxyName(route);
  const cut = (): void => void socket.destroy();
  signal.addEventListener('abort', cut, { once: true });
  try {
    await SocksClient.createConnection({
      command: 'connect',
      proxy: { host: route.host, port: route.port, type: route.version },
      destination: target,
      existing_socket: socket,
      timeout: longestSocksMs,
    });
    // The library leaves the socket paused, with what came behind the answer put back.
    return socket;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (/NotAllowed|no accepted authentication|authentication/i.test(reason)) throw new NetworkError(fault('proxy-refused', proxy));
    if (/rejected/i.test(reason)) throw new NetworkError(fault('gateway-unavailable', `the proxy ${proxy} can’t reach it`));
    throw error;
  } finally {
    signal.removeEventListener('abort', cut);
  }
}

/** Only a net below the signal, which is always shorter. */
const longestSocksMs = 20_000;
