import { beforeEach, describe, expect, it } from 'vitest';
import { finished, sliceMs, Slices, type Steps } from '../../src/main/slices';

/** A clock that stands still but for what steps take, and turns that pass when a test says so. */
let now: number;
let turns: (() => void)[];
let busy: string[];
let slices: Slices;
beforeEach(() => {
  now = 0;
  turns = [];
  busy = [];
  slices = new Slices({ clock: { elapsed: () => now }, later: (task) => turns.push(task), onBusy: (state) => busy.push(state) });
});

function* work(steps: number, msEach: number, done: (step: number) => void): Steps {
  for (let step = 0; step < steps; step += 1) {
    now += msEach;
    done(step);
    yield;
  }
}

function nextTurn(): void {
  for (const task of turns.splice(0)) task();
}

describe('work in slices', () => {
  it('is done at once where there is little of it, and leaves nothing behind', () => {
    const done: string[] = [];
    for (const name of ['a', 'b', 'c']) slices.run(work(2, 0, () => done.push(name)));
    expect(done).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
    expect(busy).toEqual([]);
    expect(turns).toHaveLength(1);
    nextTurn();
    expect(turns).toEqual([]);
  });

  it('takes no turn for longer than a slice and a step, however much comes at once, and keeps its order', () => {
    const done: number[] = [];
    for (let message = 0; message < 100; message += 1) slices.run(work(10, 1, () => done.push(message)));
    const perTurn = [done.length];
    while (turns.length > 0) {
      const before = done.length;
      nextTurn();
      perTurn.push(done.length - before);
    }
    expect(Math.max(...perTurn)).toBeLessThanOrEqual(sliceMs + 1);
    expect(done).toHaveLength(1_000);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(busy).toEqual(['busy', 'idle']);
  });

  it('counts what small works take together in one turn', () => {
    let done = 0;
    for (let times = 0; times < 50; times += 1) slices.run(work(1, 1, () => (done += 1)));
    expect(done).toBe(sliceMs);
    nextTurn();
    expect(done).toBe(2 * sliceMs);
  });

  it('goes on with the others when one fails, which is not tried again', () => {
    const done: string[] = [];
    const fails = (function* (): Steps {
      yield;
      throw new Error('broken');
    })();
    expect(() => slices.run(fails)).toThrow('broken');
    slices.run(work(1, 0, () => done.push('next')));
    expect(done).toEqual(['next']);
  });

  it('may ask for more work, which comes behind', () => {
    const done: string[] = [];
    slices.run(work(2, 0, (step) => {
      done.push(`first ${step}`);
      if (step === 0) slices.run(work(1, 0, () => done.push('second')));
    }));
    expect(done).toEqual(['first 0', 'first 1', 'second']);
  });
});

it('all at once is the same, and says what came of it', () => {
  const answer = (function* (): Steps<number> {
    yield;
    yield;
    return 7;
  })();
  expect(finished(answer)).toBe(7);
});
