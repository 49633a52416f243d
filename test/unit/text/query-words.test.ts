import { describe, expect, it } from 'vitest';
import { moreWords, questionWords } from '../../../src/renderer/text/query';
import type { Connection, QueryView } from '../../../src/shared/contract/state';
import { aQueryView, noon } from '../../support/samples';

const live: Connection = { status: 'live', fault: null, retryAt: null, limit: null };
const offline: Connection = { ...live, status: 'waiting', retryAt: noon + 8_000 };
const paused: Connection = { ...live, limit: { atOnce: 2, resumesAt: noon + 4_000 } };
const queued = (place: number, seconds: number): QueryView => aQueryView({ id: `q${place}`, status: 'queued', place, askedAt: noon - seconds * 1_000 });
const asking = aQueryView({ id: 'asking', status: 'asking', askedAt: noon - 9_000 });

describe('the words of a question', () => {
  it.each(['signing-in', 'connecting', 'waiting'] as const)('say while %s that it waits for the connection, its place and its seconds', (status) => {
    expect(questionWords([queued(1, 4)], { ...offline, status }, noon)).toEqual(['Waiting for the connection · next in line · 4 s']);
  });

  it('say once what all in line wait for', () => {
    expect(questionWords([queued(3, 2), queued(2, 5), queued(1, 9)], offline, noon)).toEqual([
      'Waiting for the connection · 3rd in line · 2 s',
      '2nd in line · 5 s',
      'next in line · 9 s',
    ]);
  });

  it('say that the gateway asked for a pause, until it is over', () => {
    const questions = [queued(2, 2), queued(1, 5), asking];
    expect(questionWords(questions, paused, noon)).toEqual([
      'Waiting: the gateway asked for a pause · 2nd in line · 2 s',
      'next in line · 5 s',
      'Asking… 9 s',
    ]);
    expect(questionWords(questions, paused, noon + 4_000)).toEqual(['Waiting, 2nd in line · 6 s', 'Waiting, next in line · 9 s', 'Asking… 13 s']);
  });

  it('say where it only waits for its turn no more than that', () => {
    expect(questionWords([queued(12, 0), queued(1, 3)], live, noon)).toEqual(['Waiting, 12th in line · 0 s', 'Waiting, next in line · 3 s']);
  });

  it('never count seconds below none, whatever the clock does', () => {
    expect(questionWords([queued(1, 0)], live, noon - 5_000)).toEqual(['Waiting, next in line · 0 s']);
  });

  it('say of those there is no room for whether they are in line', () => {
    expect(moreWords([queued(1, 1), queued(2, 1)])).toBe('and 2 more in line');
    expect(moreWords([queued(1, 1), asking])).toBe('and 2 more on their way');
  });
});
