import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WebSocket } from 'ws';

/**
 * The app’s window by its debugging port. Each call finds the page that is there now: a driver that stays attached would hold
 * back the page that takes the place of a crashed one.
 * @typedef {object} Window
 * @property {(expression: string) => Promise<any>} evaluate what the expression, or its promise, comes to; rejects within 6 s where no page answers
 */

const answerMs = 6_000;

/**
 * @param {string} profile
 * @returns {Window}
 */
export function windowOf(profile) {
  return {
    evaluate: async (expression) => {
      const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'latin1')).split('\n');
      const answer = await fetch(`http://127.0.0.1:${port}/json`, { signal: AbortSignal.timeout(answerMs) });
      /** @type {{ type: string, webSocketDebuggerUrl: string }[]} */
      const targets = await answer.json();
      const page = targets.find(({ type }) => type === 'page');
      if (page === undefined) throw new Error('There is no page.');
      return evaluateAt(page.webSocketDebuggerUrl, expression);
    },
  };
}

/**
 * @param {string} url
 * @param {string} expression
 * @returns {Promise<unknown>}
 */
function evaluateAt(url, expression) {
  const socket = new WebSocket(url, { handshakeTimeout: answerMs });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The page does not answer.')), answerMs);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The page is gone.')));
    socket.on('open', () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true, awaitPromise: true } })));
    socket.on('message', (/** @type {Buffer} */ data) => {
      clearTimeout(timer);
      const { result } = JSON.parse(data.toString());
      if (result?.result === undefined || result.exceptionDetails !== undefined) reject(new Error('The page could not do it.'));
      else resolve(result.result.value);
    });
  }).finally(() => socket.terminate());
}
