import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WebSocket } from 'ws';

/**
 * The app’s window by its debugging port. Each call finds the page that is there now: a driver that stays attached would hold
 * back the page that takes the place of a crashed one.
 * @typedef {object} Window
 * @property {(expression: string) => Promise<any>} evaluate what the expression, or its promise, comes to; rejects within 6 s where no page answers
 * @property {() => Promise<void>} collect has the page collect its garbage, so that what it holds can be compared; rejects as `evaluate` does
 */

const answerMs = 6_000;

/**
 * @param {string} profile
 * @returns {Window}
 */
export function windowOf(profile) {
  const pageNow = async () => {
    const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'latin1')).split('\n');
    const answer = await fetch(`http://127.0.0.1:${port}/json`, { signal: AbortSignal.timeout(answerMs) });
    /** @type {{ type: string, webSocketDebuggerUrl: string }[]} */
    const targets = await answer.json();
    const page = targets.find(({ type }) => type === 'page');
    if (page === undefined) throw new Error('There is no page.');
    return page.webSocketDebuggerUrl;
  };
  return {
    evaluate: async (expression) => {
      const { result, exceptionDetails } = await command(await pageNow(), 'Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
      if (result === undefined || exceptionDetails !== undefined) throw new Error('The page could not do it.');
      return result.value;
    },
    collect: async () => {
      await command(await pageNow(), 'HeapProfiler.collectGarbage', {});
    },
  };
}

/**
 * @param {string} url of the page
 * @param {string} method of the DevTools protocol
 * @param {object} params
 * @returns {Promise<any>} its result
 */
function command(url, method, params) {
  const socket = new WebSocket(url, { handshakeTimeout: answerMs });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The page does not answer.')), answerMs);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The page is gone.')));
    socket.on('open', () => socket.send(JSON.stringify({ id: 1, method, params })));
    socket.on('message', (/** @type {Buffer} */ data) => {
      clearTimeout(timer);
      const { result } = JSON.parse(data.toString());
      if (result === undefined) reject(new Error('The page could not do it.'));
      else resolve(result);
    });
  }).finally(() => socket.terminate());
}
