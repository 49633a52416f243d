import { createServer } from 'node:net';
import { listen } from './listening';

/** `host:port` of loopback where nobody listens any more. */
export async function nowhere(): Promise<string> {
  const server = await listen(createServer());
  await server.close();
  return `127.0.0.1:${server.port}`;
}
