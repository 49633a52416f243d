import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../scripts/soak/random.mjs';
import { Backlog } from '../../../src/main/stores/backlog';
import { Journal } from '../../../src/main/stores/journal';
import { outboxEventSchema } from '../../../src/shared/domain/outbox-event';
import { howOften, seedOr } from '../../support/effort';
import { newSigningSecret } from '../../support/outbox-events';
import { answering, WebhookReceiver } from '../../support/webhook-receiver';

/** `CUECARD_KILLS=5000 CUECARD_SEED=random` for more, and others. */
const trials = howOften({ quick: 40, full: 250 }, 'CUECARD_KILLS');
const seed = seedOr(4);
/** As many at a time as CI has cores. */
const lanes = 2;

const scratch = mkdtempSync(join(tmpdir(), 'cuecard-kill-'));
const child = join(scratch, 'child.mjs');

beforeAll(async () => {
  // Bundled once: a process then starts in a few dozen milliseconds.
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, 'accepting-child.ts'),
      outDir: scratch,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { format: 'esm', entryFileNames: 'child.mjs' } },
    },
  });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** One outbox that is killed again and again, and what is known of it. */
interface Lane {
  readonly folder: string;
  readonly store: string;
  readonly receiver: WebhookReceiver;
  readonly random: () => number;
  /** What a process said it had accepted. */
  readonly accepted: Set<string>;
  readonly found: { killed: number; whilePending: number; rewritten: number };
}

const files = (folder: string): string => (existsSync(folder) ? readdirSync(folder).join() : '');

/**
 * Starts the process and kills it: after so many acceptances, after so many milliseconds, be it in its start, or as soon as its
 * file is written anew, however far a busy machine lets it come until then.
 */
function runAndKill(lane: Lane, secret: string): Promise<string> {
  const { folder, store, receiver, accepted, random } = lane;
  const byRewriting = random() < 0.15;
  // Only what is delivered makes room in the file.
  receiver.mood = !byRewriting && random() < 0.3 ? answering(503) : answering(204);
  const byCount = !byRewriting && random() < 0.6;
  const afterCount = 1 + Math.floor(random() * 30);
  const afterMs = Math.floor(random() * 160);
  const running = spawn(process.execPath, [child, folder, store, receiver.url(), secret], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  let seen = 0;
  const before = files(folder);
  const givesUpAt = performance.now() + 5_000;
  const look = byRewriting
    ? setInterval(() => {
        if ((seen > 0 && files(folder) !== before && /outbox-([2-9]|\d{2,})\.jsonl/.test(files(folder))) || performance.now() > givesUpAt) running.kill('SIGKILL');
      }, 2)
    : undefined;
  const timer = byCount || byRewriting ? undefined : setTimeout(() => running.kill('SIGKILL'), afterMs);
  running.stderr.on('data', (chunk) => (complaints += String(chunk)));
  running.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    seen = said.split('\n').length - 1;
    if (byCount && seen >= afterCount) running.kill('SIGKILL');
  });
  return new Promise((done) => {
    running.on('close', (_code, signal) => {
      clearTimeout(timer);
      clearInterval(look);
      if (signal === 'SIGKILL') lane.found.killed += 1;
      // Only whole lines: the last one may have been cut, and was then not said.
      for (const id of said.split('\n').slice(0, -1)) accepted.add(id);
      done(complaints);
    });
  });
}

/** What a restart would find, read from a copy so that the next process meets what the last one left. */
async function readBack(lane: Lane): Promise<{ readonly damaged: number; readonly waiting: (sink: string) => Set<string> }> {
  const copy = `${lane.folder}-copy`;
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(lane.folder, { recursive: true });
  cpSync(lane.folder, copy, { recursive: true });
  const backlog = new Backlog();
  const ids = new Map<number, string>();
  const journal = new Journal({ folder: copy, now: () => 0 });
  const { damaged } = await journal.open((entry, place) => {
    backlog.apply(entry, place);
    if (entry.entry === 'event') ids.set(entry.n, entry.event.id);
  });
  await journal.close();
  const key = (start: string): string => [...backlog.sinks.keys()].find((name) => name.startsWith(start)) ?? '';
  return { damaged, waiting: (start) => new Set(backlog.sink(key(start)).pending.map(({ stored: { n } }) => ids.get(n) ?? '')) };
}

async function trial(lane: Lane, secret: string): Promise<void> {
  const complaints = await runAndKill(lane, secret);
  expect(complaints).toBe('');
  const { damaged, waiting } = await readBack(lane);
  expect(damaged).toBe(0);
  const sent = new Set(lane.receiver.accepted.map(({ id }) => id));
  const names = readdirSync(lane.store).filter((name) => name.endsWith('.json'));
  // Names end with the identifier; what the last kill left half written would not be JSON.
  for (const name of names.slice(-20)) outboxEventSchema.parse(JSON.parse(readFileSync(join(lane.store, name), 'utf8')));
  const stored = new Set(names.map((name) => name.slice(-41, -5)));
  const [forWebhook, forFolder] = [waiting('webhook:'), waiting('folder:')];
  if (forWebhook.size + forFolder.size > 0) lane.found.whilePending += 1;
  const lost = [...lane.accepted].filter((id) => !(sent.has(id) || forWebhook.has(id)) || !(stored.has(id) || forFolder.has(id)));
  expect(lost).toEqual([]);
  if (readdirSync(lane.folder).some((name) => /^outbox-([2-9]|\d{2,})\.jsonl$/.test(name))) lane.found.rewritten += 1;
}

describe('a process killed at any moment', () => {
  it(`loses no event it had accepted and breaks no file, ${trials} times`, async () => {
    const secret = newSigningSecret();
    const totals = { killed: 0, whilePending: 0, rewritten: 0, accepted: 0, delivered: 0 };
    const run = async (index: number): Promise<void> => {
      const random = chanceFrom(seed + index).next;
      const place = join(scratch, String(index));
      let lane: Lane | null = null;
      for (let count = index; count < trials; count += lanes) {
        // A new outbox now and then: the first start has moments of its own.
        if (lane === null || random() < 0.08) {
          await lane?.receiver.close();
          const own = join(place, String(count));
          mkdirSync(join(own, 'store'), { recursive: true });
          lane = {
            folder: join(own, 'outbox'),
            store: join(own, 'store'),
            receiver: await WebhookReceiver.start(),
            random,
            accepted: new Set(),
            found: { killed: 0, whilePending: 0, rewritten: 0 },
          };
        }
        const before = { ...lane.found, accepted: lane.accepted.size, delivered: lane.receiver.accepted.length };
        await trial(lane, secret);
        totals.killed += lane.found.killed - before.killed;
        totals.whilePending += lane.found.whilePending - before.whilePending;
        totals.rewritten += lane.found.rewritten - before.rewritten;
        totals.accepted += lane.accepted.size - before.accepted;
        totals.delivered += lane.receiver.accepted.length - before.delivered;
      }
      await lane?.receiver.close();
    };
    await Promise.all(Array.from({ length: lanes }, (_, index) => run(index)));
    console.log(`${trials} kills, seed ${seed}: ${JSON.stringify(totals)}`);
    // Trials that mean something: every process was killed, and most in the midst of work.
    expect(totals.killed).toBe(trials);
    expect(totals.accepted).toBeGreaterThan(trials);
    expect(totals.whilePending).toBeGreaterThan(trials / 4);
    // How many had come so far as to rewrite their file depends on how busy the machine is.
    expect(totals.rewritten).toBeGreaterThan(0);
  }, 240_000);
});
