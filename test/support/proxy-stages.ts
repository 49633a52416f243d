import { Transform, type TransformCallback } from 'node:stream';
import type { Switchboard, Waits, Way } from './proxy-faults';

/** What every stage of one way of one connection knows. */
export interface StageContext {
  readonly way: Way;
  readonly board: Switchboard;
  readonly waits: Waits;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  /** Counts bytes that cross the connection; returns how many of them may. */
  readonly admit: (way: Way, bytes: number) => number;
}

/** What bytes go through on one way, in this order. Mute comes last: once it is on, not a byte crosses. */
export function stagesOf(context: StageContext): readonly Transform[] {
  return [delay(context), throttle(context), slice(context), mute(context), limit(context)];
}

/** Slices of a second in which a throttled way delivers. */
const THROTTLE_TICKS = 50;

function delay({ board: { faults }, waits, random }: StageContext): Transform {
  const queue: { readonly chunk: Buffer; readonly due: number }[] = [];
  let drained: (() => void) | null = null;
  const deliver = (): void => {
    while (queue[0] !== undefined && queue[0].due <= performance.now()) stage.push(queue.shift()?.chunk);
    const [next] = queue;
    // One timer, for the head alone, keeps the order: two that are due in the same millisecond could change places.
    if (next !== undefined) waits.after(Math.ceil(next.due - performance.now()), deliver);
    else drained?.();
  };
  const stage = stageOf(
    (chunk, done) => {
      const drawn = Math.max(0, faults.delayMs + (random() * 2 - 1) * faults.jitterMs);
      if (drawn === 0 && queue.length === 0) {
        done(null, chunk);
        return;
      }
      queue.push({ chunk, due: performance.now() + drawn });
      if (queue.length === 1) waits.after(Math.ceil(drawn), deliver);
      done();
    },
    (done) => {
      if (queue.length === 0) done();
      else drained = done;
    },
  );
  return stage;
}

function throttle({ board: { faults }, waits }: StageContext): Transform {
  const pour = (rest: Buffer, done: TransformCallback): void => {
    const rate = faults.throttle;
    if (rate === null || rest.length === 0) {
      done(null, rest.length === 0 ? undefined : rest);
      return;
    }
    const bytes = Math.max(1, Math.floor(rate / THROTTLE_TICKS));
    stage.push(rest.subarray(0, bytes));
    const goOn = (): void => {
      callOff();
      unwatch();
      pour(rest.subarray(bytes), done);
    };
    const callOff = waits.after((bytes / rate) * 1000, goOn);
    const unwatch = waits.onChange(() => {
      if (faults.throttle !== rate) goOn();
    });
  };
  const stage = stageOf(pour);
  return stage;
}

function slice({ board: { faults } }: StageContext): Transform {
  const cut = (rest: Buffer, done: TransformCallback): void => {
    if (stage.destroyed) return;
    if (faults.slice === null || rest.length === 0) {
      done(null, rest.length === 0 ? undefined : rest);
      return;
    }
    const bytes = Math.max(1, faults.slice);
    stage.push(rest.subarray(0, bytes));
    // Written in one turn, two pieces would reach the peer as one; the next turn may still belong to this one.
    setImmediate(() => setImmediate(() => cut(rest.subarray(bytes), done)));
  };
  const stage = stageOf(cut);
  return stage;
}

function mute({ way, board, waits }: StageContext): Transform {
  const held: Buffer[] = [];
  const release = (): void => {
    if (!board.isMuted(way)) for (const chunk of held.splice(0)) stage.push(chunk);
  };
  const stage = stageOf(
    (chunk, done) => {
      if (!board.isMuted(way)) {
        done(null, chunk);
        return;
      }
      if (board.faults.hold) held.push(chunk);
      done();
    },
    (done) => {
      waits.whenAudible(way, () => {
        release();
        done();
      });
    },
  );
  waits.onChange(release);
  return stage;
}

function limit({ way, admit }: StageContext): Transform {
  return stageOf((chunk, done) => {
    const admitted = admit(way, chunk.length);
    done(null, admitted === 0 ? undefined : chunk.subarray(0, admitted));
  });
}

function stageOf(
  take: (chunk: Buffer, done: TransformCallback) => void,
  finish?: (done: () => void) => void,
): Transform {
  return new Transform({
    // A socket without an encoding gives Buffers, and so does every stage.
    transform: (chunk: Buffer, _encoding, done) => take(chunk, done),
    ...(finish === undefined ? {} : { flush: (done: TransformCallback) => finish(() => done()) }),
  });
}
