import type { AddressInfo, Server, Socket } from 'node:net';

/** A server on a free port of loopback, whose connections are known and end with it. */
export interface Listening {
  readonly port: number;
  /** Connections that are open now. */
  readonly open: () => number;
  close(): Promise<void>;
}

export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // The other side may cut it at any moment.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // A server that listens on a port has an address of that kind.
    port: (server.address() as AddressInfo).port,
    open: () => sockets.size,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
