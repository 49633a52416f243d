import { beforeEach, describe, expect, it } from 'vitest';
import { LinkArrivals } from '../../../src/main/quick-ask/link-arrivals';
import type { DeepLink } from '../../../src/main/quick-ask/deep-link';
import { Links } from '../../../src/main/quick-ask/links';
import { fault } from '../../../src/shared/domain/fault';
import { err, ok } from '../../../src/shared/domain/result';
import { FakeClock } from '../../support/fake-clock';

const asking = (text: string, conversationId: string | null = null) => ok<DeepLink>({ verb: 'ask', text, conversationId });
const calling = (conversationId: string) => ok<DeepLink>({ verb: 'conversation', conversationId });

let clock: FakeClock;
let signedIn: boolean;
let mode: 'off' | 'offer' | 'ask';
let done: string[];
let links: Links;

beforeEach(() => {
  clock = new FakeClock();
  signedIn = true;
  mode = 'offer';
  done = [];
  links = new Links(
    {
      ready: () => signedIn,
      mode: () => mode,
      offer: (text, conversation) => done.push(`offer ${text} ${conversation ?? '-'}`),
      ask: (text, conversation) => done.push(`ask ${text} ${conversation ?? '-'}`),
      bringConversation: (id) => done.push(`conversation ${id}`),
      appear: () => done.push('appear'),
      tell: (reason) => done.push(`tell ${reason.tag}`),
    },
    clock,
  );
});

describe('a link', () => {
  it('brings the window into view and offers its question; nothing is asked', () => {
    links.open(asking('returns', 'call-7'));
    expect(done).toEqual(['appear', 'offer returns call-7']);
  });

  it('asks at once where the settings let it', () => {
    mode = 'ask';
    links.open(asking('returns'));
    expect(done).toEqual(['appear', 'ask returns -']);
  });

  it('brings up a conversation', () => {
    links.open(calling('call-7'));
    expect(done).toEqual(['appear', 'conversation call-7']);
  });

  it('that can’t be understood is said to be so', () => {
    links.open(err(fault('link-invalid', 'it is too long')));
    expect(done).toEqual(['appear', 'tell link-invalid']);
  });

  it('does nothing but say so where links are off', () => {
    mode = 'off';
    links.open(asking('returns'));
    expect(done).toEqual(['tell links-off']);
  });
});

describe('before somebody is signed in, a link', () => {
  beforeEach(() => {
    signedIn = false;
  });

  it('waits, and is followed once somebody is', () => {
    links.open(asking('returns'));
    links.stateChanged();
    expect(done).toEqual(['appear']);
    signedIn = true;
    links.stateChanged();
    links.stateChanged();
    expect(done).toEqual(['appear', 'offer returns -']);
  });

  it('takes the place of the one before it', () => {
    links.open(asking('returns'));
    links.open(calling('call-7'));
    signedIn = true;
    links.stateChanged();
    expect(done).toEqual(['appear', 'appear', 'conversation call-7']);
    expect(clock.pending).toBe(0);
  });

  it('is forgotten after five minutes', () => {
    links.open(calling('call-7'));
    clock.advance(300_000);
    signedIn = true;
    links.stateChanged();
    expect(done).toEqual(['appear']);
  });

  it('is not followed where links were turned off meanwhile', () => {
    links.open(asking('returns'));
    signedIn = true;
    mode = 'off';
    links.stateChanged();
    expect(done).toEqual(['appear']);
  });
});

describe('links that don’t stop', () => {
  const many = (count: number): void => {
    for (let index = 0; index < count; index += 1) links.open(asking(`question ${index}`));
  };

  it('are followed twenty times a minute', () => {
    many(25);
    expect(done.filter((one) => one.startsWith('offer'))).toHaveLength(20);
    expect(done.slice(-5)).toEqual(Array(5).fill('tell links-too-many'));
    clock.advance(60_000);
    done = [];
    many(1);
    expect(done).toEqual(['appear', 'offer question 0 -']);
  });

  it('ask five times a minute, and are offered from then on', () => {
    mode = 'ask';
    many(7);
    expect(done.filter((one) => one.startsWith('ask'))).toHaveLength(5);
    expect(done.slice(-3)).toEqual(['appear', 'offer question 6 -', 'tell links-too-many']);
  });
});

describe('a link that comes before anybody can read it', () => {
  it('is read once, the last one only', () => {
    const arrivals = new LinkArrivals(['cuecard', 'cuecard://conversation?id=first']);
    arrivals.arrived(calling('second'));
    const read: unknown[] = [];
    arrivals.readBy((link) => read.push(link));
    arrivals.arrived(calling('third'));
    expect(read).toEqual([calling('second'), calling('third')]);
  });

  it('may be in the arguments of the start', () => {
    const read: unknown[] = [];
    new LinkArrivals(['cuecard', 'cuecard://conversation?id=first']).readBy((link) => read.push(link));
    expect(read).toEqual([calling('first')]);
  });
});
