import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/main/clock';
import type { Fetch } from '../../../src/main/genesys/token';
import { Outbox } from '../../../src/main/stores/outbox';
import type { OutboxEvent } from '../../../src/shared/domain/outbox-event';
import { defaultSettings, type Settings } from '../../../src/shared/settings/settings';
import { aKnowledgeEvent, newSigningSecret } from '../../support/outbox-events';
import { Blocks } from './blocks';

const webhooks = [{ url: 'https://a.example/' }, { url: 'https://b.example/' }];

/**
 * What the outbox costs whoever hands it an event, and how long it keeps the event loop at its busiest: with two
 * webhooks that never answer and a folder that isn't there.
 */
export async function benchOutbox(print: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-bench-'));
  let settings: Settings['outbox'] = { ...defaultSettings.outbox, webhooks, folder: join(folder, 'gone'), maxEvents: 20_000, maxMegabytes: 1_024 };
  let answer: Fetch = never;
  const secret = newSigningSecret();
  const make = (): Outbox =>
    new Outbox({
      folder: join(folder, 'outbox'),
      settings: () => settings,
      fetch: (url, init) => answer(url, init),
      clock: systemClock,
      random: Math.random,
      log: { debug() {}, info() {}, warn() {}, error() {}, close: () => Promise.resolve() },
      readSecret: () => Promise.resolve({ kind: 'found', secret }),
      onView: () => undefined,
    });
  const blocks = new Blocks();
  const told = (what: string, fact: string): void => print(`${what.padEnd(62)} ${fact}`);

  let outbox = make();
  await outbox.start();
  const turns: number[] = [];
  const waits: number[] = [];
  for (let count = 0; count < 2_000; count += 1) {
    const event = anEvent();
    const before = performance.now();
    const accepted = outbox.accept(event);
    turns.push(performance.now() - before);
    await accepted;
    waits.push(performance.now() - before);
  }
  told('an event handed over: what its caller waits', figures(turns));
  told('… until it is on disk, which nobody waits for', figures(waits));

  told('1,000 events at once: the longest block', await blocks.longest(() => Promise.all(Array.from({ length: 1_000 }, () => outbox.accept(anEvent())))));
  while (waiting(outbox) < 10_000) await Promise.all(Array.from({ length: 500 }, () => outbox.accept(anEvent())));
  await outbox.close();

  outbox = make();
  const began = performance.now();
  told(`a start with ${waiting(outbox) || 10_000} events waiting: the longest block`, await blocks.longest(() => outbox.start()));
  told('… until it delivers', `${(performance.now() - began).toFixed(0)} ms`);

  settings = { ...settings, maxEvents: 5_000 };
  told('the bound halved, 5,000 dropped at once: the longest block', await blocks.longest(() => outbox.settingsChanged(), 1_500));

  await outbox.close();
  answer = () => Promise.resolve(new Response(null, { status: 400 }));
  outbox = make();
  told('5,000 refused by two webhooks: the longest block', await blocks.longest(async () => {
    await outbox.start();
    while (dead(outbox) < 10_000) await new Promise((resolve) => setTimeout(resolve, 50));
  }));
  answer = never;
  told('10,000 dead letters sent again at once: the longest block', await blocks.longest(() => outbox.resendDead('all'), 1_500));
  await outbox.close();
  await rm(folder, { recursive: true, force: true });
}

/** A receiver that takes the connection and says nothing. */
const never: Fetch = (_url, init) =>
  new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))));

/** About 2 kB, as five results are. */
function anEvent(): OutboxEvent {
  const result = {
    documentId: 'returns',
    title: 'Returning something that was bought more than a month ago',
    snippet: 'Unused goods can be returned within 30 days. '.repeat(6),
    confidenceScore: 0.9,
    lastUpdated: '2026-01-24T00:00:00.000Z',
    url: 'https://help.fernhollow.example/returns',
  };
  return aKnowledgeEvent({ validated_results: Array.from({ length: 5 }, () => result) });
}

function waiting(outbox: Outbox): number {
  return Math.max(0, ...outbox.view.sinks.map(({ pending }) => pending));
}

function dead(outbox: Outbox): number {
  return outbox.view.sinks.reduce((sum, sink) => sum + sink.dead, 0);
}

function figures(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(3);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}
