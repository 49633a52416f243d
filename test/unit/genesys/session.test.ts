import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Remedy } from '../../../src/main/genesys/session/failure';
import { initialSession, step, type Effect, type Session, type SessionEvent, type SessionState } from '../../../src/main/genesys/session/session';
import { fault } from '../../../src/shared/domain/fault';
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
  renewing: { name: 'renewing', socket: 1, provenAt: null },
  moving: { name: 'moving', socket: 1, provenAt: null, next: 2 },
  waiting: { name: 'waiting', until: noon + 1_000, fault: lost, pause: 'ours' },
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
  ['token-due', { type: 'token-due' }],
  ['disrupted', { type: 'disrupted' }],
  ['refresh', { type: 'refresh' }],
  ['proof', { type: 'proof', socket: 1, by: 'pong' }],
  ['drained', { type: 'drained', socket: 1 }],
  ['socket-ended', ended('back-off')],
];

function inState(name: SessionState['name'], fields: Partial<Session> = {}): Session {
  return { ...initialSession, sockets: name === 'moving' ? 2 : 1, state: states[name], ...fields };
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
  'connecting + disrupted': ['signing-in', 'close-socket', 'fetch-token'],
  'connecting + stop': ['signed-out', 'close-socket'],
  'live + proof': ['live'],
  'live + socket-ended': ['waiting', 'wait'],
  'live + token-due': ['renewing', 'fetch-token'],
  'live + refresh': ['moving', 'open-socket'],
  'live + disrupted': ['signing-in', 'close-socket', 'fetch-token'],
  'live + stop': ['signed-out', 'close-socket'],
  'renewing + token': ['moving', 'open-socket'],
  'renewing + token-failed': ['live', 'renew-in'],
  'renewing + proof': ['renewing'],
  'renewing + socket-ended': ['waiting', 'wait'],
  'renewing + disrupted': ['signing-in', 'close-socket', 'fetch-token'],
  'renewing + stop': ['signed-out', 'close-socket'],
  'moving + proof': ['moving'],
  'moving + socket-ended': ['connecting'],
  'moving + disrupted': ['signing-in', 'close-socket', 'close-socket', 'fetch-token'],
  'moving + stop': ['signed-out', 'close-socket', 'close-socket'],
  'waiting + wait-over': ['signing-in', 'fetch-token'],
  'waiting + retry-now': ['signing-in', 'end-wait', 'fetch-token'],
  'waiting + disrupted': ['signing-in', 'end-wait', 'fetch-token'],
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

  it('knows every socket that is open, closes each once, and ignores those that are not, whatever happens in whatever order', () => {
    const anySocket = fc.integer({ min: 1, max: 9 });
    const remedies = fc.constantFrom<Remedy>('back-off', 'slow', 'slowing', 'stop', 're-authenticate', 'limited', 'policy-violation');
    const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
      fc.constantFrom(...events.map(([, event]) => event).filter((event) => !('socket' in event))),
      fc.constant<SessionEvent>({ type: 'token' }),
      anySocket.map((socket): SessionEvent => ({ type: 'socket-open', socket })),
      anySocket.map((socket): SessionEvent => ({ type: 'drained', socket })),
      fc.tuple(anySocket, fc.constantFrom('answer' as const, 'pong' as const)).map(([socket, by]): SessionEvent => ({ type: 'proof', socket, by })),
      fc.tuple(remedies, anySocket, fc.option(fc.nat(4_000_000))).map(([remedy, socket, retryAfterMs]) => ended(remedy, { socket, retryAfterMs })),
      remedies.map((remedy) => refused(remedy)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEvent, fc.nat(90_000)), { maxLength: 80 }), (several) => {
        let session = initialSession;
        let now = noon;
        const open = new Set<number>();
        for (const [event, waitedMs] of several) {
          now += waitedMs;
          const next = step(session, event, { now, random: () => 0.99 });
          if ('socket' in event && !open.has(event.socket)) {
            expect([next.session, next.effects]).toEqual([session, []]);
            continue;
          }
          if (event.type === 'socket-ended') open.delete(event.socket);
          for (const effect of next.effects) {
            if (effect.type === 'open-socket') {
              expect(effect.socket).toBe(session.sockets + 1);
              open.add(effect.socket);
            }
            if (effect.type === 'close-socket') expect(open.delete(effect.socket)).toBe(true);
            if ('ms' in effect) expect(effect.ms).toBeGreaterThanOrEqual(0);
          }
          session = next.session;
          const { state, retiring } = session;
          const known = [...('socket' in state ? [state.socket] : []), ...('next' in state ? [state.next] : []), ...retiring];
          expect([...open].sort()).toEqual(known.sort());
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an event of a replaced socket', () => {
  const replaced: readonly SessionEvent[] = [{ type: 'socket-open', socket: 1 }, { type: 'proof', socket: 1, by: 'answer' }, ended('stop')];

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
    expect(session).toMatchObject({ failures: 7, state: { name: 'waiting', until: noon + 15_000, fault: lost, pause: 'ours' } });
  });

  it('honours Retry-After before the back-off', () => {
    expect(told(inState('connecting'), ended('back-off', { retryAfterMs: 42_000 })).effects).toEqual([{ type: 'wait', ms: 42_000 }]);
    expect(told(inState('signing-in'), refused('back-off', 42_000)).effects).toEqual([{ type: 'wait', ms: 42_000 }]);
  });

  it('waits a minute where the address itself is wrong', () => {
    expect(told(inState('connecting'), ended('slow')).effects).toEqual([{ type: 'wait', ms: 60_000 }]);
  });

  it('waits a minute from the third time on where the other side can’t be made sense of', () => {
    const waits: number[] = [];
    let session = inState('live');
    for (let count = 0; count < 4; count += 1) {
      const next = step({ ...session, state: { name: 'live', socket: 1, provenAt: noon } }, ended('slowing'), around);
      waits.push(...next.effects.map((effect) => (effect.type === 'wait' ? effect.ms : -1)));
      session = next.session;
    }
    expect(waits).toEqual([500, 1_000, 60_000, 60_000]);
    const worked = step({ ...session, state: { name: 'live', socket: 1, provenAt: noon - 60_000 } }, ended('slowing'), around);
    expect(worked.effects).toEqual([{ type: 'wait', ms: 500 }]);
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
    const live = after(inState('live'), { type: 'proof', socket: 1, by: 'pong' });
    const later = step(live, { type: 'proof', socket: 1, by: 'pong' }, { ...around, now: noon + 30_000 }).session;
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
    const worked = after(inState('connecting'), unauthorized, { type: 'token' }, { type: 'socket-open', socket: 2 }, { type: 'proof', socket: 2, by: 'pong' });
    expect(worked.reauthenticated).toBe(false);
    const later = after(worked, ended('back-off', { socket: 2 }), { type: 'wait-over' }, { type: 'token' });
    expect(told(later, ended('re-authenticate', { socket: 3 })).to).toBe('signing-in');
  });

  describe('by closing the connection', () => {
    const expelled = after(inState('live'), unauthorized, { type: 'token' }, { type: 'socket-open', socket: 2 });

    it('is tried once more with a fresh token, and then stops, whatever pongs came between', () => {
      expect(told(inState('live'), unauthorized)).toMatchObject({ to: 'signing-in', effects: [{ type: 'fetch-token', freshness: 'fresh' }] });
      const ponged = after(expelled, { type: 'proof', socket: 2, by: 'pong' });
      expect(told(ponged, ended('re-authenticate', { socket: 2 }))).toMatchObject({ session: { state: { name: 'stopped', fault: { tag: 'gateway-unauthorized' } } }, effects: [] });
    });

    it('may be tried once more again after an answer', () => {
      const answered = after(expelled, { type: 'proof', socket: 2, by: 'answer' });
      expect(told(answered, ended('re-authenticate', { socket: 2 })).to).toBe('signing-in');
    });

    it('may be tried once more again after a minute that went well', () => {
      const ponged = after(expelled, { type: 'proof', socket: 2, by: 'pong' });
      const later = step(ponged, ended('re-authenticate', { socket: 2 }), { ...around, now: noon + 60_000 });
      expect(later.session.state.name).toBe('signing-in');
    });

    it('and then the upgrade with the fresh token stops, too', () => {
      const connecting = after(inState('live'), unauthorized, { type: 'token' });
      expect(told(connecting, ended('re-authenticate', { socket: 2 })).to).toBe('stopped');
    });
  });

  it('begins anew, with a fresh token and no failures, when the agent says so', () => {
    const stopped = inState('stopped', { failures: 9, reauthenticated: true });
    expect(told(stopped, { type: 'retry-now' })).toMatchObject({
      session: { state: { name: 'signing-in' }, failures: 0, reauthenticated: false },
      effects: [{ type: 'fetch-token', freshness: 'fresh' }],
    });
  });
});

describe('a token that is due while connected', () => {
  const moved = after(inState('moving'), { type: 'socket-open', socket: 2 });

  it('makes a new socket before the old one is given up, which then finishes what it was asked', () => {
    expect(moved).toMatchObject({ state: { name: 'live', socket: 2 }, retiring: [1] });
    expect(told(moved, { type: 'drained', socket: 1 })).toMatchObject({ session: { retiring: [] }, effects: [{ type: 'close-socket', socket: 1 }] });
  });

  it('keeps the old socket where the new one can’t be had, and tries again later', () => {
    expect(told(inState('moving'), ended('back-off', { socket: 2 }))).toMatchObject({ session: { state: { name: 'live', socket: 1 } }, effects: [{ type: 'renew-in', ms: 500 }] });
    expect(told(inState('renewing'), refused('slow'))).toMatchObject({ to: 'live', effects: [{ type: 'renew-in', ms: 60_000 }] });
    expect(told(inState('renewing'), refused('stop'))).toMatchObject({ to: 'live', effects: [] });
  });

  it('forgets after a proof on the new socket that the token was refused once', () => {
    const renewing = after(inState('moving', { state: { name: 'moving', socket: 1, provenAt: noon, next: 2 } }), ended('re-authenticate', { socket: 2 }));
    expect(renewing.reauthenticated).toBe(true);
    const proven = after(renewing, { type: 'token' }, { type: 'socket-open', socket: 3 }, { type: 'proof', socket: 3, by: 'pong' });
    expect(proven.reauthenticated).toBe(false);
  });

  it('asks once for another where the new socket is refused with it', () => {
    const again = told(inState('moving'), ended('re-authenticate', { socket: 2 }));
    expect(again).toMatchObject({ to: 'renewing', effects: [{ type: 'fetch-token', freshness: 'fresh' }] });
    const twice = told(after(again.session, { type: 'token' }), ended('re-authenticate', { socket: 3 }));
    expect(twice).toMatchObject({ to: 'live', effects: [{ type: 'renew-in', ms: 60_000 }] });
  });

  it('goes on with the new socket where the old one ends first', () => {
    expect(told(inState('moving'), ended('back-off')).session.state).toEqual({ name: 'connecting', socket: 2 });
  });

  it('leaves no more than three old sockets, and none after a stop, a disruption or a loss of the session', () => {
    let session = moved;
    for (const socket of [3, 4]) session = after(session, { type: 'refresh' }, { type: 'socket-open', socket });
    expect(session.retiring).toEqual([1, 2, 3]);
    const again = after(session, { type: 'refresh' });
    expect(told(again, { type: 'socket-open', socket: 5 })).toMatchObject({ session: { retiring: [2, 3, 4] }, effects: [{ type: 'close-socket', socket: 1 }] });
    const closing = [{ type: 'close-socket', socket: 2 }, { type: 'close-socket', socket: 1 }];
    expect(told(moved, { type: 'stop' }).effects).toEqual(closing);
    expect(told(moved, { type: 'disrupted' }).effects).toEqual([...closing, { type: 'fetch-token', freshness: 'cached' }]);
    // It may still answer what was asked on it.
    expect(after(moved, ended('back-off', { socket: 2 }), { type: 'wait-over' }, { type: 'token' }, { type: 'socket-open', socket: 3 }).retiring).toEqual([1]);
    expect(told(moved, ended('back-off')).session).toMatchObject({ state: { name: 'live', socket: 2 }, retiring: [] });
  });
});

describe('a gateway that closes with 1008', () => {
  const violation = (socket: number): SessionEvent => ended('policy-violation', { socket });
  const back = (session: Session): Session => after(session, { type: 'wait-over' }, { type: 'token' }, { type: 'socket-open', socket: session.sockets + 1 });

  it('three times in a row makes us sign in anew, and once more stops us, with why', () => {
    let session = inState('live');
    for (const effects of [['ask-less', 'wait'], ['ask-less', 'wait'], ['ask-less', 'fetch-token']]) {
      const next = told(session, violation(session.sockets));
      expect(next.effects.map((effect) => effect.type)).toEqual(effects);
      session = back(next.session);
    }
    expect(told(session, violation(session.sockets))).toMatchObject({ session: { state: { name: 'stopped', fault: { tag: 'gateway-policy-violation' } } } });
  });

  it('is forgiven by an answer, not by a pong, and by a minute that worked', () => {
    const twice = back(after(back(after(inState('live'), violation(1))), violation(2)));
    expect(twice.violations).toBe(2);
    expect(after(twice, { type: 'proof', socket: 3, by: 'pong' }).violations).toBe(2);
    expect(after(twice, { type: 'proof', socket: 3, by: 'answer' }).violations).toBe(0);
    const proven = after(twice, { type: 'proof', socket: 3, by: 'pong' });
    expect(step(proven, violation(3), { ...around, now: noon + 60_000 }).session.violations).toBe(1);
  });
});

describe('a disruption', () => {
  it('ends a wait of our own, but keeps the pause that the gateway asked for', () => {
    const asked: Session = { ...inState('waiting'), state: { name: 'waiting', until: noon + 1_000, fault: fault('gateway-unavailable'), pause: 'asked' } };
    // Its timer may have stood still while the computer slept.
    expect(told(asked, { type: 'disrupted' })).toMatchObject({ session: asked, effects: [{ type: 'end-wait' }, { type: 'wait', ms: 1_000 }] });
    expect(step(asked, { type: 'disrupted' }, { ...around, now: noon + 1_000 }).session.state.name).toBe('signing-in');
  });

  it('knows a pause that was asked for by its Retry-After, or by the limit', () => {
    for (const event of [ended('back-off', { retryAfterMs: 7_000 }), ended('limited'), ended('policy-violation')]) {
      expect(after(inState('connecting'), event).state).toMatchObject({ name: 'waiting', pause: 'asked' });
    }
    expect(after(inState('connecting'), ended('back-off')).state).toMatchObject({ name: 'waiting', pause: 'ours' });
  });
});

describe('a host name that nobody knows', () => {
  const unknown = (socket: number): SessionEvent => ({ type: 'socket-ended', socket, fault: fault('host-unknown', 'acme.example.com'), remedy: 'slow', retryAfterMs: null });

  it('is a wrong address at first, and no network once it was reached', () => {
    expect(told(inState('connecting'), unknown(1))).toMatchObject({ session: { state: { fault: { tag: 'host-unknown' } } }, effects: [{ type: 'wait', ms: 60_000 }] });
    const reached = after(inState('connecting'), { type: 'socket-open', socket: 1 }, ended('back-off'), { type: 'wait-over' }, { type: 'token' });
    expect(told(reached, unknown(2))).toMatchObject({ session: { state: { fault: { tag: 'network-down' } } }, effects: [{ type: 'wait', ms: 1_000 }] });
    expect(after(reached, { type: 'stop' }).reached).toBe(false);
  });
});
