import { closeSync, constants, openSync, writeFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readText } from '../../disk/read-text';

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

/** Many times what it comes to. */
const largestBytes = 65_536;

/** Without waiting, so that a pipe in its place holds nothing up, and through no link; Windows has neither flag. */
const cautiously: number = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW | constants.O_NONBLOCK : 0;
const openForWriting = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | cautiously;

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
    const file = openSync(path, openForWriting, 0o600);
    try {
      writeFileSync(file, textOf(now, before?.window ?? 'shown'));
    } finally {
      closeSync(file);
    }
  } catch {
    // Nothing depends on it.
  }
  const inTurn = (work: () => Promise<void>): Promise<void> => (writing = writing.then(work).catch(() => undefined));
  return {
    before: before === null ? null : { ...before, restarts },
    alive: (at, window) =>
      inTurn(async () => {
        if (ended) return;
        const file = await open(path, openForWriting, 0o600);
        try {
          await file.writeFile(textOf(at, window));
        } finally {
          await file.close();
        }
      }),
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
  const found = readText(path, largestBytes);
  // Only a marker that isn’t there says that the run before ended in order.
  if (found.kind === 'missing') return null;
  if (found.kind !== 'text') return unknown;
  try {
    // A power cut leaves it empty, or cut short.
    return markerSchema.safeParse(JSON.parse(found.text)).data ?? unknown;
  } catch {
    return unknown;
  }
}
