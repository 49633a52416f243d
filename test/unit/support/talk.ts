import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A server that keeps what each connection sends, and says what it is told. */
export interface Listener {
  readonly port: number;
  /** The servers' ends of the connections, in order. */
  readonly ends: readonly End[];
  close(): Promise<void>;
}

/** One end of a connection, with what it received piece by piece. */
export interface End {
  readonly socket: Socket;
  readonly pieces: readonly string[];
  readonly text: string;
  /** How the other side left: by an end, by a reset, or not yet; refused is a port where nobody listens. */
  readonly left: 'no' | 'ended' | 'reset' | 'refused';
  say(text: string): void;
}

export async function listen(): Promise<Listener> {
  const ends: End[] = [];
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => ends.push(endOf(socket)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // A server that listens on a port has an address of that kind.
    port: (server.address() as AddressInfo).port,
    ends,
    close() {
      for (const end of ends) end.socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Connects to a port of loopback; resolves when the connection stands or has failed. */
export function dial(port: number): Promise<End> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
  const end = endOf(socket);
  return new Promise((resolve) => socket.once('connect', () => resolve(end)).once('close', () => resolve(end)));
}

function endOf(socket: Socket): End {
  const pieces: string[] = [];
  let left: End['left'] = 'no';
  socket.on('data', (chunk: Buffer) => pieces.push(chunk.toString('latin1')));
  socket.on('end', () => (left = 'ended'));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET') left = 'reset';
    if (error.code === 'ECONNREFUSED') left = 'refused';
  });
  return {
    socket,
    pieces,
    get text() {
      return pieces.join('');
    },
    get left() {
      return left;
    },
    say: (text) => void socket.write(text, 'latin1'),
  };
}
