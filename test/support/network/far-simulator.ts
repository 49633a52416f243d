import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { SimulatorMessage } from '../../../src/simulator/process';
import { root, type Client } from '../app';
import type { Link } from './link';

const replySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), origin: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

/** A Genesys at the far end of a link, with the demo's knowledge. */
export interface FarSimulator {
  readonly client: Client;
  stop(): Promise<void>;
}

/** Starts the built simulator in the link's namespace, where it listens on the link's address alone. */
export async function startFarSimulator(link: Link, clientSecret: string): Promise<FarSimulator> {
  const child = fork(join(import.meta.dirname, 'simulator-child.cjs'), {
    execPath: 'ip',
    execArgv: ['netns', 'exec', link.namespace, process.execPath],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const clientId = 'cuecard-e2e';
  const start: SimulatorMessage = { type: 'start', articlesDir: join(root, 'assets/demo/articles'), clientId, clientSecret, host: link.there };
  child.send(start);
  const reply = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [{ type: 'failed', message: 'It ended at once.' }])]);
  const told = replySchema.parse(reply[0]);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.disconnect();
    await once(child, 'exit');
  };
  if (told.type === 'ready') return { client: { orgUrl: told.origin, clientId, clientSecret, knowledgeBaseId: 'kb-orders-delivery' }, stop };
  await stop();
  throw new Error(`The simulator did not start: ${told.message}`);
}
