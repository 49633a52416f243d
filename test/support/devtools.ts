import { WebSocket } from 'ws';
import { z } from 'zod';

const targetsSchema = z.array(z.object({ type: z.string(), webSocketDebuggerUrl: z.string() }));
const replySchema = z.object({ id: z.literal(1), result: z.object({ result: z.object({ value: z.unknown() }) }) });

/** Evaluates an expression in the app's page through its debugging port, with no test driver attached. */
export async function evaluateInPage(port: string, expression: string): Promise<unknown> {
  const targets = targetsSchema.parse(await (await fetch(`http://127.0.0.1:${port}/json`)).json());
  const page = targets.find((target) => target.type === 'page');
  if (page === undefined) return undefined;
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  try {
    return await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('The page does not answer.')), 5_000).unref();
      socket.on('error', reject);
      socket.on('open', () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } })));
      // A page that is just being replaced answers with an error.
      socket.on('message', (data: Buffer) => resolve(replySchema.safeParse(JSON.parse(data.toString())).data?.result.result.value));
    });
  } finally {
    socket.close();
  }
}
