import { beforeEach, describe, expect, it } from 'vitest';
import { QuerySlots, queueBound, type Attempt, type SlotRules } from '../../../../src/main/assist/ask/query-slots';
import type { Query } from '../../../../src/shared/domain/knowledge';
import { FakeClock } from '../../../support/fake-clock';
import { aQuery } from '../../../support/samples';
import { Deferred, turn, watch } from '../../../support/turns';

let clock: FakeClock;
let rules: SlotRules;
let slots: QuerySlots;
let started: string[];
let places: string[];
let tasks: Map<string, { readonly answer: Deferred<string>; readonly signal: AbortSignal }>;

beforeEach(() => {
  clock = new FakeClock();
  rules = { maxConcurrent: 2, perConversation: 'one-at-a-time' };
  started = [];
  places = [];
  tasks = new Map();
  slots = new QuerySlots(clock, () => rules, {
    started: (query) => started.push(query.id),
    queueChanged: (waiting) => (places = waiting.map(({ query, place }) => `${place} ${query.id}`)),
  });
});

/** Each query is of its own conversation unless told otherwise, and has 15 s. */
function query(id: string, fields: Partial<Query> = {}): Query {
  return aQuery({ id, conversationId: `of-${id}`, askedAt: clock.now(), deadline: clock.now() + 15_000, ...fields });
}

function run(id: string, fields: Partial<Query> = {}) {
  return watch(
    slots.run(query(id, fields), (signal) => {
      const answer = new Deferred<string>();
      tasks.set(id, { answer, signal });
      return answer.promise.then((value) => ({ kind: 'done' as const, value }));
    }),
  );
}

async function answer(id: string, value = `answer of ${id}`): Promise<void> {
  tasks.get(id)?.answer.resolve(value);
  await turn();
}

describe('the slots', () => {
  it('start what there is room for, and the rest first come first served', async () => {
    for (const id of ['a', 'b', 'c', 'd']) run(id);
    expect(started).toEqual(['a', 'b']);
    expect(places).toEqual(['1 c', '2 d']);
    await answer('b');
    expect(started).toEqual(['a', 'b', 'c']);
    expect(places).toEqual(['1 d']);
    await answer('a');
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    expect(places).toEqual([]);
  });

  it('hand on what the task came to', async () => {
    const asked = run('a');
    await answer('a', 'here');
    expect(asked.value).toEqual({ kind: 'done', value: 'here' });
    expect([slots.inFlight, slots.waiting, clock.pending]).toEqual([0, 0, 0]);
  });

  it('let 50 wait and reject the next one, which takes nothing', async () => {
    for (let asked = 0; asked < 2 + queueBound; asked += 1) run(`q${asked}`);
    expect([slots.inFlight, slots.waiting]).toEqual([2, 50]);
    const refused = run('too many');
    await turn();
    expect(refused.value).toEqual({ kind: 'rejected' });
    expect(tasks.has('too many')).toBe(false);
    expect(slots.waiting).toBe(50);
    await answer('q0');
    run('room again');
    expect(slots.waiting).toBe(50);
  });

  it('take up a raised limit with the next query', () => {
    for (const id of ['a', 'b', 'c', 'd']) run(id);
    rules = { ...rules, maxConcurrent: 4 };
    run('e');
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    expect(places).toEqual(['1 e']);
  });

  it('come back when a task rejects or throws, and whoever asked is told', async () => {
    const failing = slots.run(query('rejects'), () => Promise.reject<Attempt<string>>(new Error('no answer')));
    await expect(failing).rejects.toThrow('no answer');
    const throwing = slots.run(query('throws'), () => {
      throw new Error('not even a promise');
    });
    await expect(throwing).rejects.toThrow('not even a promise');
    expect([slots.inFlight, slots.waiting, clock.pending]).toEqual([0, 0, 0]);
    run('next');
    expect(started.at(-1)).toBe('next');
  });
});

describe('a conversation', () => {
  const ofOne = { conversationId: 'one' };

  it('has one query in flight at a time, while others pass it by', async () => {
    run('a', ofOne);
    run('b', ofOne);
    run('c');
    expect(started).toEqual(['a', 'c']);
    await answer('a');
    expect(started).toEqual(['a', 'c', 'b']);
  });

  it('has its waiting query superseded by a newer one, in the same place in line', async () => {
    for (const id of ['x', 'y']) run(id);
    const first = run('a', ofOne);
    run('z');
    run('b', ofOne);
    await turn();
    expect(first.value).toEqual({ kind: 'superseded' });
    expect(places).toEqual(['1 b', '2 z']);
    expect(tasks.has('a')).toBe(false);
    await answer('x');
    expect(started.at(-1)).toBe('b');
  });

  it('never has the query in flight superseded', async () => {
    const first = run('a', ofOne);
    run('b', ofOne);
    run('c', ofOne);
    await answer('a');
    expect(first.value).toMatchObject({ kind: 'done' });
    expect(started).toEqual(['a', 'c']);
  });

  it('may supersede even when the queue is full', async () => {
    for (let asked = 0; asked < 2 + queueBound; asked += 1) run(`q${asked}`);
    const newer = run('newer', { conversationId: 'of-q30' });
    await turn();
    expect(newer.value).toBeUndefined();
    expect(places).toContain('29 newer');
    expect(slots.waiting).toBe(50);
  });

  it('may have several in flight where the gateway echoes the query’s id', () => {
    rules = { ...rules, perConversation: 'unlimited' };
    run('a', ofOne);
    run('b', ofOne);
    const waiting = run('c', ofOne);
    run('d', ofOne);
    expect(started).toEqual(['a', 'b']);
    expect(places).toEqual(['1 c', '2 d']);
    expect(waiting.value).toBeUndefined();
  });
});

describe('a query', () => {
  it('times out in flight at its own deadline and gives its slot to the next', async () => {
    const asked = run('a');
    run('b', { deadline: clock.now() + 60_000 });
    run('c', { deadline: clock.now() + 60_000 });
    clock.advance(14_999);
    await turn();
    expect(asked.value).toBeUndefined();
    clock.advance(1);
    await turn();
    expect(asked.value).toEqual({ kind: 'timeout' });
    expect(tasks.get('a')?.signal).toMatchObject({ aborted: true, reason: 'timeout' });
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('times out in line, counted from the moment of asking, and is never started', async () => {
    run('a', { deadline: clock.now() + 60_000 });
    run('b', { deadline: clock.now() + 60_000 });
    const waiting = run('c');
    clock.advance(15_000);
    await turn();
    expect(waiting.value).toEqual({ kind: 'timeout' });
    await answer('a');
    expect(started).toEqual(['a', 'b']);
    expect(slots.inFlight).toBe(1);
  });

  it.each(['one-at-a-time', 'unlimited'] as const)('due in the very moment a slot comes free is never started (%s)', async (perConversation) => {
    rules = { maxConcurrent: 1, perConversation };
    const asked = ['a', 'b', 'c'].map((id) => run(id));
    run('d', { deadline: clock.now() + 15_001 });
    clock.advance(15_000);
    await turn();
    expect(asked.map((one) => one.value)).toEqual(Array.from({ length: 3 }, () => ({ kind: 'timeout' })));
    expect(started).toEqual(['a', 'd']);
  });

  it('that is past its deadline after the computer slept is passed by, and still ends by its own timer', async () => {
    rules = { ...rules, maxConcurrent: 1 };
    run('a', { deadline: clock.now() + 3_600_000 });
    const slept = run('b');
    const later = run('c', { deadline: clock.now() + 3_600_000 });
    clock.set(clock.now() + 15_000);
    await answer('a');
    expect(started).toEqual(['a', 'c']);
    expect(slept.value).toBeUndefined();
    clock.advance(15_000);
    await turn();
    expect([slept.value, later.value]).toEqual([{ kind: 'timeout' }, undefined]);
    expect([slots.inFlight, slots.waiting]).toEqual([1, 0]);
  });

  it('is cancelled in line without ever being started', async () => {
    for (const id of ['a', 'b', 'c', 'd']) run(id);
    expect(slots.cancel('c')).toBe(true);
    await answer('a');
    expect(started).toEqual(['a', 'b', 'd']);
  });

  it('is cancelled in flight: its task is told, its slot is free', async () => {
    const asked = run('a');
    run('b');
    run('c');
    expect(slots.cancel('a')).toBe(true);
    await turn();
    expect(asked.value).toEqual({ kind: 'cancelled' });
    expect(tasks.get('a')?.signal).toMatchObject({ aborted: true, reason: 'cancelled' });
    expect(started).toEqual(['a', 'b', 'c']);
    expect(slots.cancel('a')).toBe(false);
    expect(slots.cancel('never asked')).toBe(false);
  });

  it('settles once and gives its slot back once, though its task settles after the end', async () => {
    const timedOut = run('a');
    const cancelled = run('b');
    run('c', { deadline: clock.now() + 60_000 });
    run('d', { deadline: clock.now() + 60_000 });
    slots.cancel('b');
    clock.advance(15_000);
    await answer('a');
    tasks.get('b')?.answer.reject(new Error('too late to matter'));
    await turn();
    expect([timedOut.value, timedOut.times]).toEqual([{ kind: 'timeout' }, 1]);
    expect([cancelled.value, cancelled.times]).toEqual([{ kind: 'cancelled' }, 1]);
    expect(slots.inFlight).toBe(2);
  });

  it('that was due before it was asked times out at once', async () => {
    const asked = run('a', { deadline: clock.now() - 1 });
    clock.advance(0);
    await turn();
    expect(asked.value).toEqual({ kind: 'timeout' });
    expect(slots.inFlight).toBe(0);
  });
});
