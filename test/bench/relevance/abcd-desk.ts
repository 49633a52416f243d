import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/main/clock';
import { AppStateStore } from '../../../src/main/state/app-state';
import { openWorkspace } from '../../../src/main/workspace/workspace';
import { ABCD_KNOWLEDGE_BASE, loadAbcdArticles } from '../../../src/simulator/abcd';
import { startSimulator } from '../../../src/simulator/simulator';
import type { QueryView } from '../../../src/shared/contract/state';
import { recordingLog } from '../../support/recording-log';
import { someSettings } from '../../support/samples';
import { until } from '../../support/turns';
import { trailsOf } from '../../support/trails';

/** How one question went: what the window would show of it, best first. */
export interface Outcome {
  readonly status: QueryView['status'];
  readonly titles: readonly string[];
  readonly confidences: readonly number[];
  /** Milliseconds from asking to being shown, the record on disk. */
  readonly tookMs: number;
}

export interface AbcdDesk {
  /** Asks in a conversation of its own. */
  ask(text: string): Promise<Outcome>;
  /** How often the gateway was asked so far. */
  readonly subscribes: number;
  close(): Promise<void>;
}

export interface DeskOptions {
  /** Where guidelines.json is. */
  readonly folder: string;
  readonly cache: 'on' | 'off';
}

/**
 * The guidelines have no keywords of their own, so right answers score lower than curated articles do: a fifth is what
 * the simulator's search answers with at least, and what test/e2e/real-questions.spec.ts takes.
 */
export const threshold = 0.2;

/** A desk over the real guidelines: assistant, ledger on disk, realtime gateway and simulator on loopback, in plain Node. */
export async function openAbcdDesk({ folder, cache }: DeskOptions): Promise<AbcdDesk> {
  const articles = await loadAbcdArticles(join(folder, 'guidelines.json'));
  const client = { clientId: 'agent-app', clientSecret: randomBytes(24).toString('base64url') };
  const simulator = await startSimulator({ ...client, articles, latencyMs: 0 });
  const scratch = await mkdtemp(join(tmpdir(), 'cuecard-abcd-'));
  const state = new AppStateStore('0.0.0');
  const settings = someSettings({
    gateway: { confidenceThreshold: threshold, knowledgeSources: [{ knowledgeBaseId: ABCD_KNOWLEDGE_BASE, priority: 1 }] },
    // Nothing asked ahead: what is measured is the questions alone.
    cache: { enabled: cache === 'on', warmRecent: 0 },
  });
  const workspace = openWorkspace(
    {
      state,
      trails: trailsOf({ state, clock: systemClock, log: recordingLog() }),
      clock: systemClock,
      log: recordingLog(),
      fetch,
      random: Math.random,
      newId: randomUUID,
      appVersion: '0.0.0',
      policyHash: () => null,
      onShown: () => undefined,
    },
    { credentials: { orgUrl: simulator.origin, ...client }, settings: () => settings, auditFolder: join(scratch, 'audit') },
  );
  await until(() => state.current.connection.status === 'live', 10_000);
  return {
    async ask(text) {
      const askedAt = performance.now();
      const { queryId, settled } = workspace.assistant.ask({ text, conversationId: randomUUID(), trigger: 'typed' });
      const status = await settled;
      const tookMs = performance.now() - askedAt;
      const shown = state.current.suggestions.filter((suggestion) => suggestion.queryId === queryId);
      return { status, titles: shown.map(({ title }) => title), confidences: shown.map(({ confidence }) => confidence), tookMs };
    },
    get subscribes() {
      return simulator.counters.subscribes;
    },
    async close() {
      await workspace.close();
      await simulator.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
