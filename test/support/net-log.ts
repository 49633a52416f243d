import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What the browser’s network did, as Chromium’s own log of it says. */
export interface NetworkTraffic {
  /** Where it connected to, or wanted to: `host:port`, or a scheme of our own. */
  readonly peers: readonly string[];
  /** Names that it had looked up. */
  readonly lookedUp: readonly string[];
  /** What came or went without a connection, by the bytes that were sent. */
  readonly packets: number;
}

/** Reads a log that `--log-net-log` or a session’s `netLog` wrote. */
export async function readNetLog(path: string): Promise<NetworkTraffic> {
  const text = await readFile(path, 'utf8');
  // A process that ends may leave the last line and the end of the list unwritten.
  const { constants, events } = logSchema.parse(parseCut(text));
  const { logEventTypes: types } = constants;
  const of = (...names: readonly string[]) => events.filter(({ type }) => names.some((name) => types[name] === type));
  const urls = of('URL_REQUEST_START_JOB', 'CORS_REQUEST').flatMap(({ params }) => (params?.url === undefined ? [] : [new URL(params.url)]));
  const addresses = of('TCP_CONNECT_ATTEMPT').flatMap(({ params }) => (params?.address === undefined ? [] : [params.address]));
  const names = of('HOST_RESOLVER_MANAGER_REQUEST', 'HOST_RESOLVER_MANAGER_JOB').flatMap(({ params }) => (params?.host === undefined ? [] : [params.host]));
  return {
    peers: [...new Set([...urls.map(({ protocol, host }) => (protocol.startsWith('http') || protocol.startsWith('ws') ? host : `${protocol}//${host}`)), ...addresses])].sort(),
    lookedUp: [...new Set(names.map((name) => name.replace(/^[a-z]+:\/\//, '').replace(/:\d+$/, '')))].sort(),
    packets: of('UDP_BYTES_SENT').length,
  };
}

const logSchema = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(
    z.object({
      type: z.number(),
      params: z.object({ url: z.string().optional(), host: z.string().optional(), address: z.string().optional() }).optional(),
    }),
  ),
});

function parseCut(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(`${text.slice(0, text.lastIndexOf('\n')).replace(/,\s*$/, '')}]}`);
  }
}
