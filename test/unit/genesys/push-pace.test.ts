import { beforeEach, describe, expect, it } from 'vitest';
import type { UnaskedAnswer } from '../../../src/main/genesys/gateway';
import { PushPace } from '../../../src/main/genesys/realtime/push-pace';
import { FakeClock } from '../../support/fake-clock';
import { aQuery, aResult } from '../../support/samples';

let clock: FakeClock;
let handedOn: UnaskedAnswer[];
let counted: { merged: number; refused: number };
let pace: PushPace;
beforeEach(() => {
  clock = new FakeClock();
  handedOn = [];
  counted = { merged: 0, refused: 0 };
  pace = new PushPace({ clock, handOn: (answer) => handedOn.push(answer), merged: () => (counted.merged += 1), refused: () => (counted.refused += 1) });
});

const push = (conversationId: string, documentIds: readonly string[], title = 'Returns'): UnaskedAnswer => ({
  trigger: 'push', conversationId, query: aQuery({ conversationId }), results: documentIds.map((documentId) => aResult({ documentId, title })), dropped: {},
});

/** As many results as one answer may have. */
const hundred = Array.from({ length: 100 }, (_one, index) => `doc-${index}`);

describe('new knowledge that nobody asked for', () => {
  it('is handed on at once as often as a gateway has something to say', () => {
    for (let times = 0; times < 200; times += 1) pace.push(push(`call ${times % 5}`, [`doc-${times}`]));
    expect(handedOn).toHaveLength(200);
    expect(counted).toEqual({ merged: 0, refused: 0 });
  });

  it('that floods is handed on as fast as it can be read, the newest word on each document, with all that gave way counted', () => {
    let sent = 0;
    for (let times = 0; times < 100; times += 1) {
      const documentIds = Array.from({ length: 100 }, (_one, index) => `doc-${(times * 7 + index) % 250}`);
      sent += documentIds.length;
      pace.push(push('call', documentIds, `Version ${times}`));
      clock.advance(100);
    }
    clock.advance(2_000);
    expect(handedOn.length).toBeLessThanOrEqual(10);
    for (const { results } of handedOn) {
      expect(results.length).toBeLessThanOrEqual(100);
      expect(new Set(results.map(({ documentId }) => documentId)).size).toBe(results.length);
    }
    expect(handedOn.at(-1)?.results[0]?.title).toBe('Version 99');
    const told = handedOn.reduce((sum, { results, dropped }) => sum + results.length + Object.values(dropped).reduce((one, count) => one + count, 0), 0);
    expect(told).toBe(sent);
    expect(clock.pending).toBe(0);
  });

  it('of one conversation waits for that of others only as long as they waited before it', () => {
    for (let times = 0; times < 30; times += 1) pace.push(push('flooding', hundred));
    pace.push(push('quiet', ['doc']));
    clock.advance(2_100);
    expect(handedOn.at(-1)?.conversationId).toBe('quiet');
  });

  it('has room for some conversations, and says what it had none for', () => {
    for (let call = 0; call < 100; call += 1) pace.push(push(`call ${call}`, hundred));
    expect(handedOn).toHaveLength(4);
    expect(counted).toEqual({ merged: 20, refused: 76 });
  });

  it('is nobody’s after the end', () => {
    for (let times = 0; times < 30; times += 1) pace.push(push('call', hundred));
    pace.clear();
    clock.advance(60_000);
    expect(handedOn).toHaveLength(4);
    expect(clock.pending).toBe(0);
  });
});
