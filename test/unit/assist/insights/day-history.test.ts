import { beforeEach, describe, expect, it } from 'vitest';
import { DayHistory, mostFound } from '../../../../src/main/assist/insights/day-history';
import { FakeClock } from '../../../support/fake-clock';
import { aQueryView, aSuggestion, noon } from '../../../support/samples';

let clock: FakeClock;
let history: DayHistory;
beforeEach(() => {
  clock = new FakeClock(noon);
  history = new DayHistory(clock);
});

function asked(id: string, text: string, titles: readonly string[] = []): void {
  history.settled(aQueryView({ id, text, askedAt: clock.now() }), titles.length > 0 ? 'PASS' : 'EMPTY');
  history.shown(titles.map((title, index) => aSuggestion({ id: `${id}-${index}`, queryId: id, title, snippet: `About ${title}.` })));
  clock.advance(1_000);
}

const found = (text: string): readonly string[] => history.search(text).entries.map((entry) => entry.queryId);

describe('the history of the day', () => {
  beforeEach(() => {
    asked('a', 'how do I send it back', ['Returning something', 'Refund times']);
    asked('b', 'what does delivery cost', ['Delivery charges']);
    asked('c', 'nothing of use');
  });

  it('is all of today, newest first, where nothing is looked for', () => {
    expect(history.search('  ')).toMatchObject({ total: 3, entries: [{ queryId: 'c' }, { queryId: 'b' }, { queryId: 'a' }] });
  });

  it('has each question with how it ended and what it brought, best first', () => {
    expect(history.search('send it back').entries).toEqual([
      {
        queryId: 'a', conversationId: 'conversation-1', text: 'how do I send it back', trigger: 'typed', status: 'PASS', askedAt: noon,
        suggestions: ['Returning something', 'Refund times'].map((title, index) => ({
          id: `a-${index}`, title, snippet: `About ${title}.`, confidence: 0.9, lastUpdated: aSuggestion().lastUpdated, source: 'help.fernhollow.example', canOpen: true,
        })),
      },
    ]);
  });

  it('keeps of one question the newest that were shown, however much is pushed for it', () => {
    for (let push = 0; push < 200; push += 1) {
      history.shown(Array.from({ length: 100 }, (_one, index) => aSuggestion({ id: `b-${push}-${index}`, queryId: 'b', title: `Push ${push}` })));
    }
    const [entry] = history.search('delivery cost').entries;
    expect(entry?.suggestions).toHaveLength(40);
    expect(entry?.suggestions[0]?.id).toBe('b-199-0');
    expect(found('charges')).toEqual([]);
  });

  it('is found by words of the question, of a title, of a text; by beginnings, and with a slip of the finger', () => {
    expect(found('delivery')).toEqual(['b']);
    expect(found('refund')).toEqual(['a']);
    expect(found('about charges')).toEqual(['b']);
    expect(found('deliv')).toEqual(['b']);
    expect(found('delivary')).toEqual(['b']);
    expect(found('warranty')).toEqual([]);
  });

  it('has what a card says now, and what came later', () => {
    history.shown([aSuggestion({ id: 'b-0', queryId: 'b', title: 'Postage' }), aSuggestion({ id: 'b-1', queryId: 'b', title: 'Express' })]);
    expect(history.search('delivery cost').entries[0]?.suggestions.map((one) => one.title)).toEqual(['Postage', 'Express']);
    expect(found('charges')).toEqual([]);
    expect(found('postage')).toEqual(['b']);
  });

  it('keeps the place of a question that was settled again, by a late answer', () => {
    history.settled(aQueryView({ id: 'a', text: 'how do I send it back', askedAt: noon }), 'PASS');
    expect(found('')).toEqual(['c', 'b', 'a']);
    expect(history.search('back').entries[0]?.suggestions).toHaveLength(2);
  });

  it('keeps whose question it was when a late answer settles it again', () => {
    history.settled(aQueryView({ id: 'a', text: 'how do I send it back', trigger: 'late', askedAt: noon }), 'PASS');
    expect(history.search('back').entries[0]?.trigger).toBe('typed');
  });

  it('takes nothing of yesterday’s questions into today', () => {
    clock.advance(86_400_000);
    history.shown([aSuggestion({ id: 'b-9', queryId: 'b', title: 'Express' })]);
    expect(history.search('')).toEqual({ entries: [], total: 0 });
  });

  it('ends at midnight', () => {
    const midnight = new Date(noon);
    midnight.setHours(24, 0, 0, 0);
    clock.advance(midnight.getTime() - clock.now() - 1);
    expect(history.search('').total).toBe(3);
    clock.advance(1);
    expect(history.search('')).toEqual({ entries: [], total: 0 });
    expect(found('delivery')).toEqual([]);
    asked('d', 'delivery tomorrow');
    expect(found('delivery')).toEqual(['d']);
  });
});

it('a search of many short words costs no more than one of a few', () => {
  asked('a', 'a parcel that is late', ['Late parcels']);
  const sought = `${'a '.repeat(240)}parcel`;
  // Each word counts once: the last one, too.
  expect(found(sought)).toEqual(['a']);
  expect(found('one two three four five six seven eight parcel late')).toEqual([]);
});

describe('a long day', () => {
  it('gives a page at a time and says how many there are; the oldest of 2,001 is gone', () => {
    for (let index = 0; index < 2_001; index += 1) asked(`q${index}`, `question number ${index}`, [`Article ${index}`]);
    const { entries, total } = history.search('question');
    expect(entries).toHaveLength(mostFound);
    expect(total).toBe(2_000);
    expect(found('2000')[0]).toBe('q2000');
    expect(found('number').includes('q0')).toBe(false);
    expect(history.search('').entries[0]?.queryId).toBe('q2000');
  });
});
