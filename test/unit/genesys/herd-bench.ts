import { closedSocket, refusedUpgrade } from '../../../src/main/genesys/session/failure';
import { SessionRunner } from '../../../src/main/genesys/realtime/session-runner';
import type { GatewayConnection, SocketListener } from '../../../src/main/genesys/realtime/socket';
import { ok } from '../../../src/shared/domain/result';
import { FakeClock } from '../../support/fake-clock';

/** When clients tried to reconnect, milliseconds after the gateway went away; one list for each client. */
export type Tries = readonly (readonly number[])[];

/**
 * Many clients' real session runners (table, back-off, timers) on one virtual clock, with sockets in memory. The gateway
 * closes all of them with 1012, refuses every upgrade with 503 until it is back, and takes each one from then on.
 */
export async function restart(clients: number, outageMs: number, random: () => number): Promise<Tries> {
  const clock = new FakeClock();
  const tries: number[][] = [];
  const listeners: SocketListener[] = [];
  const live = new Set<number>();
  let goneAt = Number.NaN;
  const isBack = (): boolean => clock.elapsed() >= goneAt + outageMs;
  for (let client = 0; client < clients; client += 1) {
    const own: number[] = [];
    tries.push(own);
    const runner = new SessionRunner({
      tokens: { get: () => Promise.resolve(ok('token')), dueInMs: null },
      clock,
      random,
      log: { info: () => undefined, warn: () => undefined },
      openSocket: (_token, listener) => {
        listeners[client] = listener;
        if (!Number.isNaN(goneAt)) own.push(clock.elapsed() - goneAt);
        // An upgrade is answered later than it is asked for; how much later is not what is looked at here.
        clock.after(0, () => {
          if (Number.isNaN(goneAt) || isBack()) {
            live.add(client);
            listener.opened();
          } else listener.ended({ ...refusedUpgrade(503, null), code: 0 });
        });
        return memorySocket;
      },
      listener: { changed: () => undefined, message: () => nothing(), gone: () => undefined, askLess: () => undefined, pong: () => undefined },
    });
    runner.tell({ type: 'start' });
  }
  const pass = async (done: () => boolean): Promise<void> => {
    await tokenSaid();
    while (!done() && clock.step(60_000) === 'ran') await tokenSaid();
  };
  await pass(() => live.size === clients);
  live.clear();
  goneAt = clock.elapsed();
  for (const listener of listeners) listener.ended({ ...closedSocket(1012), code: 1012 });
  await pass(() => live.size === clients);
  if (live.size !== clients) throw new Error(`${clients - live.size} clients never came back.`);
  return tries;
}

const memorySocket: GatewayConnection = { isOpen: true, send: () => true, close: () => undefined };

/** A token is promised and ready at once, and nothing else is promised: two steps, not the turn of the event loop, which is slow so often. */
async function tokenSaid(): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
}

/**
 * When clients came back, milliseconds after the gateway did. They know nothing of one another, so that each goes through
 * its own outage on its own clock, which is much faster than all on one.
 */
export async function returns(clients: number, outageMs: number, random: () => number): Promise<number[]> {
  const moments: number[] = [];
  for (let client = 0; client < clients; client += 1) {
    const [tries] = await restart(1, outageMs, random);
    moments.push((tries?.at(-1) ?? Number.NaN) - outageMs);
  }
  return moments;
}

/** How many of the moments fall into each second, from the first second on. */
export function perSecond(moments: readonly number[]): number[] {
  const buckets: number[] = Array.from({ length: Math.floor(Math.max(...moments) / 1_000) + 1 }, () => 0);
  for (const moment of moments) {
    const bucket = Math.floor(moment / 1_000);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  return buckets;
}

const gridMs = 10;

/**
 * What full jitter predicts of each second: the mean number of tries of so many clients, of which each tries again after
 * random(0, min(30 s, 1 s · 2^n)) until the gateway is back. Worked out from the protocol's words, not from the code.
 */
export function expectedPerSecond(clients: number, outageMs: number, seconds: number): number[] {
  const buckets: number[] = Array.from({ length: seconds }, () => 0);
  // The share of clients that try in each 10 ms for the nth time; all of them "try" at 0, when they are closed.
  let share: number[] = [1];
  for (let n = 0; n < 200; n += 1) {
    const window = Math.min(30_000, 1_000 * 2 ** n) / gridMs;
    const next: number[] = [];
    let sum = 0;
    for (let at = 0; at * gridMs < seconds * 1_000; at += 1) {
      sum += failed(share, at, outageMs) - failed(share, at - window, outageMs);
      next.push(sum / window);
      const bucket = Math.floor((at * gridMs) / 1_000);
      buckets[bucket] = (buckets[bucket] ?? 0) + (clients * sum) / window;
    }
    share = next;
  }
  return buckets;
}

/** The share that tries then and fails. */
function failed(share: readonly number[], at: number, outageMs: number): number {
  return at >= 0 && at * gridMs < outageMs ? (share[at] ?? 0) : 0;
}

/** Uniform in [0, 1), the same each time for a seed: mulberry32, by Tommy Ettinger, public domain. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** No gateway says anything here. */
function* nothing(): Generator<void> {
  yield;
}
