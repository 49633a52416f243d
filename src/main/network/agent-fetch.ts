import { request, type Agent, type IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { timeoutError } from './deadline';
import { wayTo } from './target';

/**
 * As much of fetch as main uses, over Node and an agent: a request is sent only when the agent has verified whom it
 * talks to. A redirect is never followed (`manual` gives it back, else it rejects), no cookie is sent or kept, nothing is
 * cached. The body is a text or nothing. Rejects with the agent's own error, or the signal's.
 */
export function agentFetch(agent: Agent): (url: string, init: RequestInit) => Promise<Response> {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const { target, scheme } = wayTo(url);
      const { host, pathname, search } = new URL(url);
      const body = typeof init.body === 'string' ? Buffer.from(init.body) : null;
      // Some firewalls refuse what doesn't say who it is.
      const headers = { 'User-Agent': 'Cuecard', ...Object.fromEntries(new Headers(init.headers)), Host: host, ...(body === null ? {} : { 'Content-Length': String(body.byteLength) }) };
      const way = { agent, host: target.host, port: target.port, secureEndpoint: scheme === 'https' };
      const asked = request({ ...way, method: init.method ?? 'GET', path: `${pathname}${search}`, headers });
      const { signal } = init;
      const abort = (): void => {
        reject(timeoutError());
        // The agent hears of it by nothing else while there is no connection yet.
        // oxlint-disable-next-line typescript/no-deprecated
        asked.abort();
      };
      asked.on('error', reject);
      asked.once('close', () => signal?.removeEventListener('abort', abort));
      asked.once('response', (incoming) => {
        const status = incoming.statusCode ?? 0;
        if (status >= 300 && status < 400 && status !== 304 && init.redirect !== 'manual') {
          reject(new TypeError('unexpected redirect'));
          asked.destroy();
          return;
        }
        try {
          resolve(responseOf(incoming, status));
        } catch (error) {
          reject(error instanceof Error ? error : new Error('unexpected answer'));
          asked.destroy();
        }
      });
      // An answer to what was never asked: the connection is somebody else's now.
      asked.once('upgrade', (_response, socket) => {
        reject(new TypeError('unexpected upgrade'));
        socket.destroy();
      });
      signal?.addEventListener('abort', abort, { once: true });
      if (signal?.aborted === true) abort();
      else asked.end(body ?? undefined);
    });
}

const withoutBody: readonly number[] = [204, 205, 304];

function responseOf(incoming: IncomingMessage, status: number): Response {
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '');
  if (withoutBody.includes(status)) {
    incoming.resume();
    return new Response(null, { status, headers });
  }
  return new Response(bodyOf(decoded(incoming)), { status, headers });
}

/**
 * What a reader takes piece by piece. Not Node’s own `Readable.toWeb`: that of the oldest Electron (Node 18.15) throws where
 * nobody can catch it, when a body ends in the moment in which its reader gives up.
 */
function bodyOf(stream: Readable): ReadableStream<Uint8Array> {
  // No encoding is set, so the stream yields buffers.
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  // Whoever reads is told by the iterator; where nobody reads yet, nobody is to be told.
  stream.on('error', () => undefined);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await pieces.next();
        if (piece.done === true) controller.close();
        else controller.enqueue(new Uint8Array(piece.value));
      },
      cancel() {
        stream.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Undoes a compression, though none was asked for; what it can't be undone by fails the reading. */
function decoded(incoming: IncomingMessage): Readable {
  const encodings = (incoming.headers['content-encoding'] ?? '').toLowerCase().split(',').map((one) => one.trim()).filter((one) => one !== '' && one !== 'identity');
  let stream: Readable = incoming;
  for (const encoding of encodings.slice(0, mostEncodings).reverse()) {
    const decoder = decoderOf(encoding);
    if (decoder === null) return stream;
    // An error is the decoder's, and so the reader's.
    stream = pipeline(stream, decoder, () => undefined);
  }
  return stream;
}

const mostEncodings = 2;

function decoderOf(encoding: string): ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress> | null {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  return encoding === 'br' ? createBrotliDecompress() : null;
}
