import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { fires } from '../../src/simulator/faults';
import { ProxyConnection, type Endpoint } from './proxy-connection';
import { Switchboard, type ProxyFaults } from './proxy-faults';

export interface FaultProxyOptions {
  /** Where connections are passed on to: a URL, whose path is ignored, or a host and port. */
  readonly target: string | URL | Endpoint;
  /** 0 ≤ x < 1, for the jitter; default Math.random. */
  readonly random?: () => number;
}

export interface FaultProxy {
  /** http://127.0.0.1:PORT, or https where the target is a URL of that scheme: the bytes are passed on as they are. */
  readonly origin: string;
  readonly port: number;
  /** Set these at any time; see proxy-faults.ts. */
  readonly faults: ProxyFaults;
  /** Connections open now: the client has neither hung up nor been cut off. */
  readonly connections: number;
  /** Connections accepted since the start, refused and stalled ones included. */
  readonly accepted: number;
  /** Resets (RST) every connection on both sides, muted or not; returns how many were open. New ones are welcome. */
  reset(): number;
  /** Ends every connection, timer and the listening; the port is free when it resolves. */
  close(): Promise<void>;
}

/** Starts a TCP proxy on a free port of loopback that does to the bytes what its switches say. */
export async function startFaultProxy({ target, random = Math.random }: FaultProxyOptions): Promise<FaultProxy> {
  const endpoint = endpointOf(target);
  const board = new Switchboard();
  const connections = new Set<ProxyConnection>();
  let accepted = 0;

  const take = (client: Socket): void => {
    accepted += 1;
    if (fires(board.faults, 'refuse')) {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const connection = fires(board.faults, 'stall')
      ? ProxyConnection.stalled(client, board)
      : ProxyConnection.through(client, { target: endpoint, board, random });
    connections.add(connection);
    void connection.gone.then(() => connections.delete(connection));
  };
  const server = createServer({ allowHalfOpen: true, noDelay: true }, take);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a host and port has an address of that kind.
  const { port } = server.address() as AddressInfo;

  const open = (): readonly ProxyConnection[] => [...connections].filter((connection) => connection.isOpen);
  const reset = (): number => {
    const { length } = open();
    for (const connection of connections) connection.reset();
    return length;
  };
  const shut = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    reset();
    await Promise.all([closed, ...[...connections].map((connection) => connection.gone)]);
  };
  let closed: Promise<void> | undefined;
  return {
    origin: `${schemeOf(target)}//127.0.0.1:${port}`,
    port,
    faults: board.faults,
    get connections() {
      return open().length;
    },
    get accepted() {
      return accepted;
    },
    reset,
    close() {
      closed ??= shut();
      return closed;
    },
  };
}

function endpointOf(target: FaultProxyOptions['target']): Endpoint {
  if (typeof target !== 'string' && !(target instanceof URL)) return target;
  const { hostname, port, protocol } = new URL(target);
  return { host: hostname, port: port === '' ? (isSecure(protocol) ? 443 : 80) : Number(port) };
}

function schemeOf(target: FaultProxyOptions['target']): string {
  if (typeof target !== 'string' && !(target instanceof URL)) return 'http:';
  return isSecure(new URL(target).protocol) ? 'https:' : 'http:';
}

function isSecure(protocol: string): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}
