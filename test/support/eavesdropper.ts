import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { listen } from './listening';

/** Who listens where a page might try to connect: one port of loopback for TCP and one for UDP. */
export interface Eavesdropper {
  readonly tcp: number;
  readonly udp: number;
  /** What came so far: a connection, the first bytes of one, a packet. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

export async function eavesdrop(): Promise<Eavesdropper> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push('connection');
    socket.on('data', (bytes) => {
      heard.push(bytes.subarray(0, 40).toString('latin1').replaceAll(/[^ -~]/g, '.'));
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
  });
  const tcp = await listen(server);
  const udp = createSocket('udp4');
  udp.on('message', () => heard.push('packet'));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  return {
    tcp: tcp.port,
    udp: udp.address().port,
    heard,
    close: async () => {
      await new Promise<void>((resolve) => udp.close(() => resolve()));
      await tcp.close();
    },
  };
}
