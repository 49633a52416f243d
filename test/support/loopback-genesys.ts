import { afterEach } from 'vitest';
import type { Article } from '../../src/simulator/articles';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { newSecret } from './samples';

/** A Genesys on loopback, and what a client signs in to it with. */
export interface LoopbackGenesys {
  readonly simulator: Simulator;
  readonly credentials: { readonly orgUrl: string; readonly clientId: string; readonly clientSecret: string };
}

/**
 * Starts simulators that answer at once unless told otherwise, with a new secret each, and ends them after the
 * test. Call it where tests are declared.
 */
export function loopbackGenesys(): (options?: Partial<SimulatorOptions>) => Promise<LoopbackGenesys> {
  const running: Simulator[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((simulator) => simulator.close()));
  });
  return async (options = {}) => {
    const clientId = 'agent-app';
    const clientSecret = newSecret();
    const simulator = await startSimulator({ articles, clientId, clientSecret, latencyMs: 0, ...options });
    running.push(simulator);
    return { simulator, credentials: { orgUrl: simulator.origin, clientId, clientSecret } };
  };
}

const articles: readonly Article[] = [
  article('returns', 'Returning something', 'Unused goods can be returned within 30 days.'),
  article('delivery', 'Delivery charges', 'Standard delivery costs £3.95.'),
  article('password', 'Resetting a password', 'The emailed link works for 30 minutes.'),
];

function article(id: string, title: string, body: string): Article {
  return { id, title, body, updatedDaysAgo: 12, knowledgeBaseId: 'kb', url: `https://help.fernhollow.example/${id}`, tags: [], dateFormat: 'iso' };
}
