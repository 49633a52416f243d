import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSession, step, type Effect, type Remedy, type Session, type SessionEvent, type SessionState } from '../../../src/main/gateway/session';
import { fault } from '../../../src/shared/fault';
import { noon } from '../../support/samples';

const lost = fault('connection-lost');
const around = { now: noon, random: () => 0.5 };

function failing(remedy: Remedy, fields: { socket?: number; retryAfterMs?: number | null } = {}) {
  return { fault: lost, remedy, retryAfterMs: fields.retryAfterMs ?? null, socket: fields.socket ?? 1 };
}
const ended = (remedy: Remedy, fields = {}): SessionEvent => ({ type: 'socket-ended', ...failing(remedy, fields) });
const refused = (remedy: Remedy, retryAfterMs: number | null = null): SessionEvent => ({ type: 'token-failed', fault: lost, remedy, retryAfterMs });

const states: Readonly<Record<SessionState['name'], SessionState>> = {
  'signed-out': { name: 'signed-out' },
  'signing-in': { name: 'signing-in' },
  connecting: { name: 'connecting', socket: 1 },
  live: { name: 'live', socket: 1, provenAt: null },
  waiting: { name: 'waiting', until: noon + 1_000, fault: lost },
  stopped: { name: 'stopped', fault: lost },
};
const events: readonly (readonly [string, SessionEvent])[] = [
  ['start', { type: 'start' }],
  ['stop', { type: 'stop' }],
  ['retry-now', { type: 'retry-now' }],
  ['wait-over', { type: 'wait-over' }],
  ['token', { type: 'token' }],
  ['token-failed', refused('back-off')],
  ['socket-open', { type: 'socket-open', socket: 1 }],
  ['proof', { type: 'proof', socket: 1 }],
  ['socket-ended', ended('back-off')],
];

function inState(name: SessionState['name'], fields: Partial<Session> = {}): Session {
  return { ...initialSession, sockets: 1, state: states[name], ...fields };
}

function told(session: Session, event: SessionEvent): { to: string; effects: readonly Effect[]; session: Session } {
  const next = step(session, event, around);
  return { to: next.session.state.name, effects: next.effects, session: next.session };
}

/** Goes on from a session by several events, at one moment. */
function after(session: Session, ...several: readonly SessionEvent[]): Session {
  return several.reduce((current, event) => step(current, event, around).session, session);
}

/** Every pair that means something; all others change nothing. */
const transitions: Readonly<Partial<Record<string, readonly [string, ...Effect['type'][]]>>> = {
  'signed-out + start': ['signing-in', 'fetch-token'],
  'signing-in + token': ['connecting', 'open-socket'],
  'signing-in + token-failed': ['waiting', 'wait'],
  'signing-in + stop': ['signed-out'],
  'connecting + socket-open': ['live'],
  'connecting + socket-ended': ['waiting', 'wait'],
  'connecting + stop': ['signed-out', 'close-socket'],
  'live + proof': ['live'],
  'live + socket-ended': ['waiting', 'wait'],
  'live + stop': ['signed-out', 'close-socket'],
  'waiting + wait-over': ['signing-in', 'fetch-token'],
  'waiting + retry-now': ['signing-in', 'end-wait', 'fetch-token'],
  'waiting + stop': ['signed-out', 'end-wait'],
  'stopped + start': ['signing-in', 'fetch-token'],
  'stopped + retry-now': ['signing-in', 'fetch-token'],
  'stopped + stop': ['signed-out'],
};

describe('the session table', () => {
  const pairs = Object.keys(states).flatMap((name) => events.map(([event]) => `${name} + ${event}`));

  it.each(pairs)('knows what %s means', (pair) => {
    const [name = '', type = ''] = pair.split(' + ');
    // The pairs were made of the keys of `states` and the names of `events`.
    const session = inState(name as SessionState['name']);
    const event = events.find(([known]) => known === type)?.[1] ?? { type: 'start' };
    const next = told(session, event);
    const expected = transitions[pair];
    if (expected === undefined) {
      expect(next.session).toBe(session);
      expect(next.effects).toEqual([]);
    } else {
      expect([next.to, ...next.effects.map((effect) => effect.type)]).toEqual(expected);
    }
  });

  it('speaks only of the newest socket, and never opens one twice, whatever happens in whatever order', () => {
    const anyEvent = fc.oneof(
      fc.constantFrom(...events.map(([, event]) => event)),
      fc.record({ type: fc.constantFrom('socket-open' as const, 'proof' as const), socket: fc.integer({ min: 1, max: 6 }) }),
      fc.tuple(fc.constantFrom<Remedy>('back-off', 'slow', 'stop', 're-authenticate'), fc.integer({ min: 1, max: 6 }), fc.option(fc.nat(4_000_000))).map(([remedy, socket, retryAfterMs]) => ended(remedy, { socket, retryAfterMs })),
      fc.constantFrom<Remedy>('back-off', 'slow', 'stop').map((remedy) => refused(remedy)),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), fc.array(fc.nat(90_000), { minLength: 60, maxLength: 60 }), (several, waits) => {
        let session = initialSession;
        let now = noon;
        let opened = 0;
        several.forEach((event, index) => {
          now += waits[index] ?? 0;
          const next = step(session, event, { now, random: () => 0.99 });
          for (const effect of next.effects) {
            if (effect.type === 'open-socket') {
              expect(effect.socket).toBe(opened + 1);
              opened = effect.socket;
            }
            if (effect.type === 'close-socket') expect(effect.socket).toBe(opened);
            if (effect.type === 'wait') expect(effect.ms).toBeGreaterThanOrEqual(0);
          }
          session = next.session;
          if ('socket' in session.state) expect(session.state.socket).toBe(opened);
          expect(session.failures).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 500 },
    );
  }, 20_000);
});

describe('an event of a replaced socket', () => {
  const replaced: readonly SessionEvent[] = [{ type: 'socket-open', socket: 1 }, { type: 'proof', socket: 1 }, ended('stop')];

  it.each(replaced.map((event) => [event.type, event] as const))('(%s) changes nothing while its successor connects or is live', (_type, event) => {
    for (const state of [{ name: 'connecting', socket: 2 }, { name: 'live', socket: 2, provenAt: null }] as const) {
      const session: Session = { ...initialSession, sockets: 2, state };
      expect(told(session, event)).toMatchObject({ session, effects: [] });
    }
  });
});

describe('a session that failed', () => {
  it('waits longer with every failure in a row, up to 30 s', () => {
    let session = inState('connecting');
    const waits: number[] = [];
    for (let failure = 0; failure < 7; failure += 1) {
      const next = step({ ...session, state: { name: 'connecting', socket: 1 } }, ended('back-off'), around);
      waits.push(...next.effects.map((effect) => (effect.type === 'wait' ? effect.ms : -1)));
      session = next.session;
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(session).toMatchObject({ failures: 7, state: { name: 'waiting', until: noon + 15_000, fault: lost } });
  });

  it('honours Retry-After before the back-off', () => {
    expect(told(inState('connecting'), ended('back-off', { retryAfterMs: 42_000 })).effects).toEqual([{ type: 'wait', ms: 42_000 }]);
    expect(told(inState('signing-in'), refused('back-off', 42_000)).effects).toEqual([{ type: 'wait', ms: 42_000 }]);
  });

  it('waits a minute where the address itself is wrong', () => {
    expect(told(inState('connecting'), ended('slow')).effects).toEqual([{ type: 'wait', ms: 60_000 }]);
  });

  it('stops and says why where nothing but a person can help', () => {
    expect(told(inState('connecting'), ended('stop'))).toMatchObject({ session: { state: { name: 'stopped', fault: lost } }, effects: [] });
  });

  it('starts the back-off anew only after it was seen to work for 60 s', () => {
    const proven = (agoMs: number | null): Session => ({ ...inState('live', { failures: 5 }), state: { name: 'live', socket: 1, provenAt: agoMs === null ? null : noon - agoMs } });
    expect(told(proven(60_000), ended('back-off'))).toMatchObject({ session: { failures: 1 }, effects: [{ type: 'wait', ms: 500 }] });
    expect(told(proven(59_999), ended('back-off'))).toMatchObject({ session: { failures: 6 }, effects: [{ type: 'wait', ms: 15_000 }] });
    expect(told(proven(null), ended('back-off'))).toMatchObject({ session: { failures: 6 } });
  });

  it('counts its proven time from the first proof, not the last', () => {
    const live = after(inState('live'), { type: 'proof', socket: 1 });
    const later = step(live, { type: 'proof', socket: 1 }, { ...around, now: noon + 30_000 }).session;
    expect(later.state).toEqual({ name: 'live', socket: 1, provenAt: noon });
  });
});

describe('a sign-in that the gateway refuses', () => {
  const unauthorized = ended('re-authenticate');

  it('is tried once more with a fresh token, and then stops', () => {
    const once = told(inState('connecting'), unauthorized);
    expect(once).toMatchObject({ to: 'signing-in', effects: [{ type: 'fetch-token', freshness: 'fresh' }] });
    const twice = told(after(once.session, { type: 'token' }), ended('re-authenticate', { socket: 2 }));
    expect(twice).toMatchObject({ session: { state: { name: 'stopped', fault: { tag: 'gateway-unauthorized' } } }, effects: [] });
  });

  it('may be tried once more again after a session that worked', () => {
    const worked = after(inState('connecting'), unauthorized, { type: 'token' }, { type: 'socket-open', socket: 2 }, { type: 'proof', socket: 2 });
    expect(worked.reauthenticated).toBe(false);
    const later = after(worked, ended('back-off', { socket: 2 }), { type: 'wait-over' }, { type: 'token' });
    expect(told(later, ended('re-authenticate', { socket: 3 })).to).toBe('signing-in');
  });

  it('begins anew, with a fresh token and no failures, when the agent says so', () => {
    const stopped = inState('stopped', { failures: 9, reauthenticated: true });
    expect(told(stopped, { type: 'retry-now' })).toMatchObject({
      session: { state: { name: 'signing-in' }, failures: 0, reauthenticated: false },
      effects: [{ type: 'fetch-token', freshness: 'fresh' }],
    });
  });
});
