import { beforeEach, describe, expect, it } from 'vitest';
import { Offers } from '../../../src/main/quick-ask/offers';
import { AppStateStore } from '../../../src/main/state/app-state';
import { openingText } from '../../../src/main/assist/ask/query';
import { defaultSettings } from '../../../src/shared/settings/settings';
import { FakeClock } from '../../support/fake-clock';

let clock: FakeClock;
let state: AppStateStore;
let offers: Offers;
const shown = () => state.current.offers.map(({ source, text }) => [source, text]);
const idOf = (source: string) => state.current.offers.find((one) => one.source === source)?.id ?? '';

beforeEach(() => {
  clock = new FakeClock();
  state = new AppStateStore('0.1.0');
  let count = 0;
  offers = new Offers({ state, clock, newId: () => `offer-${(count += 1)}`, mask: (text) => openingText(text, defaultSettings) });
});

describe('offers', () => {
  it('stand one a source, a link’s first, then what is marked, then what was copied', () => {
    offers.offer('clipboard', 'where is my parcel', null);
    offers.offer('selection', 'delivery charges', null);
    offers.offer('link', 'opening hours', 'call-7');
    offers.offer('clipboard', 'returns', null);
    expect(shown()).toEqual([['link', 'opening hours'], ['selection', 'delivery charges'], ['clipboard', 'returns']]);
  });

  it('stand once where two sources have the same text', () => {
    offers.offer('clipboard', 'returns', null);
    offers.offer('selection', 'returns', null);
    expect(shown()).toEqual([['selection', 'returns']]);
    offers.offer('clipboard', 'returns', null);
    expect(shown()).toEqual([['selection', 'returns']]);
  });

  it('are masked before they get as far as the window', () => {
    offers.offer('clipboard', 'refund to 4111 1111 1111 1111 please', null);
    expect(state.current.offers).toMatchObject([{ text: 'refund to [card number] please', masked: [{ kind: 'card', start: 10, end: 23 }] }]);
  });

  it('leave when they were taken, and nothing that was copied stays; a call’s question does', () => {
    offers.offer('clipboard', 'returns', null);
    offers.offer('selection', 'delivery charges', null);
    offers.offer('link', 'opening hours', 'call-7');
    const taken = idOf('clipboard');
    expect(offers.take(taken)).toEqual({ text: 'returns', conversationId: null });
    expect(shown()).toEqual([['link', 'opening hours']]);
    expect(offers.take(taken)).toBeNull();
    expect(offers.take(idOf('link'))).toEqual({ text: 'opening hours', conversationId: 'call-7' });
    expect(shown()).toEqual([]);
  });

  it('leave by themselves: after a minute what was copied, after five a link’s', () => {
    offers.offer('clipboard', 'returns', null);
    offers.offer('link', 'opening hours', null);
    clock.advance(59_999);
    expect(shown()).toHaveLength(2);
    clock.advance(1);
    expect(shown()).toEqual([['link', 'opening hours']]);
    clock.advance(240_000);
    expect(shown()).toEqual([]);
  });

  it('begin their time anew when they are made anew', () => {
    offers.offer('clipboard', 'returns', null);
    clock.advance(50_000);
    offers.offer('clipboard', 'returns', null);
    clock.advance(50_000);
    expect(shown()).toEqual([['clipboard', 'returns']]);
  });

  it('leave all at once, and no timer stays behind', () => {
    offers.offer('clipboard', 'returns', null);
    offers.offer('link', 'opening hours', null);
    offers.clear();
    expect(shown()).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
