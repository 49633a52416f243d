import { describe, expect, it } from 'vitest';
import { connectionWords, countedDownTo } from '../../../src/renderer/text/connection';
import { fault, faultTagSchema } from '../../../src/shared/domain/fault';
import type { Connection } from '../../../src/shared/contract/state';
import { noon } from '../../support/samples';

const connection = (part: Partial<Connection>): Connection => ({ status: 'live', fault: null, retryAt: null, limit: null, ...part });
const limited = (atOnce: number, resumesAt: number | null): Connection => connection({ limit: { atOnce, resumesAt } });

describe('the words of a connection', () => {
  it('count down to the next try, and no further', () => {
    const waiting = connection({ status: 'waiting', retryAt: noon + 8_000 });
    expect(connectionWords(waiting, noon)).toBe('Reconnecting in 8 s');
    expect(connectionWords(waiting, noon + 7_001)).toBe('Reconnecting in 1 s');
    expect(connectionWords(waiting, noon + 8_000)).toBe('Reconnecting…');
    expect(connectionWords(waiting, noon + 60_000)).toBe('Reconnecting…');
  });

  it('say how many at a time the gateway allows', () => {
    expect(connectionWords(limited(2, null), noon)).toBe('Connected · The gateway limits us: 2 at a time for now');
    expect(connectionWords(limited(1, null), noon)).toBe('Connected · The gateway limits us: 1 at a time for now');
    expect(connectionWords(connection({}), noon)).toBe('Connected');
  });

  it('count down to the end of a pause, then say the limit alone', () => {
    const words = 'Connected · The gateway limits us: 2 at a time for now';
    expect(connectionWords(limited(2, noon + 4_000), noon)).toBe(`${words} · asking again in 4 s`);
    expect(connectionWords(limited(2, noon + 4_000), noon + 4_000)).toBe(words);
  });

  it('stay put between changes for a screen reader', () => {
    expect(connectionWords(connection({ status: 'waiting', retryAt: noon + 8_000 }), null)).toBe('Reconnecting…');
    expect(connectionWords(limited(2, noon + 4_000), null)).toBe('Connected · The gateway limits us: 2 at a time for now');
  });

  it('say the limit only while there is a connection', () => {
    const limit = { atOnce: 2, resumesAt: noon + 4_000 };
    expect(connectionWords(connection({ status: 'waiting', retryAt: noon + 8_000, limit }), noon)).toBe('Reconnecting in 8 s');
    expect(countedDownTo(connection({ status: 'waiting', retryAt: noon + 8_000, limit }))).toBe(noon + 8_000);
    expect(countedDownTo(connection({ status: 'connecting', limit }))).toBeNull();
  });

  it('begin with what is needed where a sign-in is', () => {
    expect(connectionWords(connection({ status: 'stopped', fault: fault('secret-refused') }), noon)).toBe(
      'Sign-in needed: the client ID or client secret was refused.',
    );
  });

  it('say once, for every fault, that it has stopped', () => {
    for (const tag of faultTagSchema.options) {
      const words = connectionWords(connection({ status: 'stopped', fault: fault(tag) }), noon);
      expect(words).toMatch(/^(Stopped · (?!Sign-in needed)|Sign-in needed: )/);
    }
  });
});
