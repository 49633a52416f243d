import { readFileSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../disk/error-code';

/** What a run that didn’t end in order has left. */
export interface RunBefore {
  /** Epoch milliseconds of its last sign of life; null where nobody knows. */
  readonly aliveAt: number | null;
  /** Whether its window was in sight. */
  readonly window: 'shown' | 'hidden';
  /** Epoch milliseconds of the starts after a crash that led to it. */
  readonly restarts: readonly number[];
}

export interface RunMarker {
  /** What is there of a run that ended without a word; null where the last one ended in order, or there was none. */
  readonly before: RunBefore | null;
  /** Says that this run is alive, and how its window is. Never rejects. */
  alive(now: number, window: RunBefore['window']): Promise<void>;
  /** This run ends in order. Never rejects. */
  end(): Promise<void>;
}

const fileName = 'run.json';

const markerSchema = z.object({
  aliveAt: z.number(),
  window: z.enum(['shown', 'hidden']).catch('shown'),
  restarts: z.array(z.number()).max(100).catch([]),
});

/**
 * The file that is there while a run lasts: whoever finds one knows that the run before was ended. It is small, and written once
 * a minute; no time of the file system’s is used. A folder that can’t be written only keeps that from being known.
 * @param isRestart whether this run is a start after a crash
 */
export function beginRun(folder: string, now: number, isRestart: 'restart' | 'start'): RunMarker {
  const path = join(folder, fileName);
  const before = read(path);
  const restarts = [...(before?.restarts ?? []).filter((at) => Math.abs(now - at) < countedMs), ...(isRestart === 'restart' ? [now] : [])];
  let writing: Promise<void> = Promise.resolve();
  let ended = false;
  const textOf = (aliveAt: number, window: RunBefore['window']): string => JSON.stringify({ aliveAt, window, restarts });
  try {
    // At once: it may end before there is time for anything else.
    writeFileSync(path, textOf(now, before?.window ?? 'shown'), { mode: 0o600 });
  } catch {
    // Nothing depends on it.
  }
  const inTurn = (work: () => Promise<void>): Promise<void> => (writing = writing.then(work).catch(() => undefined));
  return {
    before: before === null ? null : { ...before, restarts },
    alive: (at, window) => inTurn(async () => (ended ? undefined : writeFile(path, textOf(at, window), { mode: 0o600 }))),
    end: () => {
      ended = true;
      return inTurn(() => rm(path, { force: true }));
    },
  };
}

/** Starts after a crash that are longer ago count no more, in milliseconds. */
export const countedMs = 600_000;

function read(path: string): RunBefore | null {
  const unknown: RunBefore = { aliveAt: null, window: 'shown', restarts: [] };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // Only a marker that isn’t there says that the run before ended in order.
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? null : unknown;
  }
  try {
    // A power cut leaves it empty, or cut short.
    return markerSchema.safeParse(JSON.parse(text)).data ?? unknown;
  } catch {
    return unknown;
  }
}
