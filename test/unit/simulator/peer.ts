import { WebSocket } from 'ws';
import type { Article } from '../../../src/simulator/articles';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/simulator';

export const credentials = { clientId: 'agent-app', clientSecret: 's3cret:with colon' };
const realtimePath = '/api/v2/agent-assist/real-time';

/** A few articles, enough to tell one from another. */
export const fewArticles: readonly Article[] = [
  article('returns', 'Returning something', 'Unused goods can be returned within 30 days.', 12),
  article('delivery', 'Delivery charges', 'Standard delivery costs £3.95.', 20),
  article('password', 'Resetting a password', 'The emailed link works for 30 minutes.', null),
];

function article(id: string, title: string, body: string, updatedDaysAgo: number | null): Article {
  return {
    id,
    title,
    body,
    updatedDaysAgo,
    knowledgeBaseId: 'kb',
    url: `https://help.fernhollow.example/${id}`,
    tags: [],
    dateFormat: 'iso',
  };
}

/** A simulator that answers without latency unless told otherwise. */
export function startFew(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({ articles: fewArticles, ...credentials, latencyMs: 0, ...options });
}

export interface TokenRequest {
  readonly method?: string;
  readonly secret?: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly authorization?: string;
}

/** Asks for a token as a client would, with one thing or another done differently. */
export function askToken(simulator: Simulator, request: TokenRequest = {}): Promise<Response> {
  const pair = `${credentials.clientId}:${request.secret ?? credentials.clientSecret}`;
  const method = request.method ?? 'POST';
  return fetch(`${simulator.origin}/oauth/token`, {
    method,
    headers: {
      authorization: request.authorization ?? `Basic ${Buffer.from(pair).toString('base64')}`,
      'content-type': request.contentType ?? 'application/x-www-form-urlencoded',
    },
    ...(method === 'GET' ? {} : { body: request.body ?? 'grant_type=client_credentials' }),
  });
}

export interface TokenBody {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope: string;
}

export async function tokenOf(simulator: Simulator): Promise<TokenBody> {
  // The tests of the token endpoint check this shape.
  return (await (await askToken(simulator)).json()) as TokenBody;
}

/** Opens the upgrade and tells how it was refused. */
export function refusalOf(
  simulator: Simulator,
  token: string | null,
  path = realtimePath,
): Promise<{ status: number; retryAfter: string | undefined }> {
  const socket = open(simulator, token, path);
  return new Promise((resolve, reject) => {
    socket.on('error', () => undefined);
    socket.on('open', () => reject(new Error('the upgrade was granted')));
    socket.on('unexpected-response', (_request, response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      socket.terminate();
    });
  });
}

type Frame = Record<string, unknown>;

/** One connected socket that keeps what it receives until it is asked for. */
export interface Peer {
  readonly socket: WebSocket;
  send(message: unknown): void;
  /** The next message as text. */
  nextText(): Promise<string>;
  /** The next message, which must be a JSON object. */
  next(): Promise<Frame>;
  /** How many messages wait to be read. */
  readonly waiting: number;
  /** The code, 1006 where the socket was cut or this side gave up. */
  readonly closed: Promise<number>;
  /** What made this side give up. */
  readonly errors: readonly string[];
}

export async function connect(simulator: Simulator, token?: string): Promise<Peer> {
  const socket = open(simulator, token ?? (await tokenOf(simulator)).access_token, realtimePath);
  const received: string[] = [];
  const readers: ((text: string) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    const reader = readers.shift();
    if (reader === undefined) received.push(text);
    else reader(text);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const errors: string[] = [];
  socket.on('error', (error) => errors.push(error.message));
  const nextText = (): Promise<string> => {
    const text = received.shift();
    return text === undefined ? new Promise((resolve) => readers.push(resolve)) : Promise.resolve(text);
  };
  return {
    socket,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    nextText,
    // Every message these tests read this way is an object.
    next: async () => JSON.parse(await nextText()) as Frame,
    get waiting() {
      return received.length;
    },
    closed,
    errors,
  };
}

function open(simulator: Simulator, token: string | null, path: string): WebSocket {
  return new WebSocket(`${simulator.origin.replace('http', 'ws')}${path}`, {
    perMessageDeflate: false,
    maxPayload: 1024 * 1024,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
}

/** A SUBSCRIBE that the schema takes, with some fields set or, as undefined, left out. */
export function subscribe(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    messageType: 'SUBSCRIBE',
    conversationId: 'conversation-1',
    queryText: 'how long do I have for returning it',
    knowledgeSources: [{ knowledge_base_id: 'kb', priority: 1 }],
    maxResults: 5,
    confidenceThreshold: 0.75,
    language: 'en-US',
    ...fields,
  };
}

/** Waits, on the event loop and without a timer, until the gateway works on so many queries. */
export async function untilInFlight(simulator: Simulator, count: number): Promise<void> {
  while (simulator.counters.inFlight !== count) await new Promise((resolve) => setImmediate(resolve));
}
