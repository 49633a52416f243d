import { EventEmitter, once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const articlesDir = resolve(import.meta.dirname, '../../../assets/demo/articles');
const start = { type: 'start', articlesDir, clientId: 'demo', clientSecret: 'hunter2-secret' };

/** Stands in for Electron's process.parentPort. */
const port = Object.assign(new EventEmitter(), {
  postMessage(message: unknown): void {
    port.emit('reply', message);
  },
});

async function ask(data: unknown): Promise<unknown> {
  const reply = once(port, 'reply');
  port.emit('message', { data });
  // A reply is emitted with one argument.
  return ((await reply) as [unknown])[0];
}

beforeAll(async () => {
  Object.assign(process, { parentPort: port });
  await import('../../../src/simulator/process');
});
afterAll(() => {
  Reflect.deleteProperty(process, 'parentPort');
});

it('the simulator’s process starts on a message, says where it listens, and stops on another', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);

  expect(await ask({ ...start, articlesDir: `${articlesDir}-not-there` })).toMatchObject({ type: 'failed' });
  const refused = await ask({ ...start, clientSecret: 7 });
  expect(refused).toEqual({ type: 'failed', message: expect.stringContaining('clientSecret') as unknown });
  // Nobody outside the machine may reach it.
  expect(await ask({ ...start, host: '0.0.0.0' })).toEqual({ type: 'failed', message: expect.stringContaining('host') as unknown });

  const ready = await ask(start);
  expect(ready).toEqual({ type: 'ready', origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/u) as unknown });
  expect(await ask(start)).toEqual({ type: 'failed', message: 'The simulator runs already.' });
  const { origin } = ready as { origin: string };
  expect((await fetch(origin)).status).toBe(404);

  port.emit('message', { data: { type: 'stop' } });
  await expect.poll(() => exit.mock.calls).toEqual([[0]]);
  await expect(fetch(origin)).rejects.toThrow();
  exit.mockRestore();
});
