import { beforeEach, describe, expect, it } from 'vitest';
import { Subscriptions } from '../../../src/main/genesys/realtime/subscriptions';
import type { Query } from '../../../src/shared/domain/knowledge';
import { aQuery, aResult, noon } from '../../support/samples';

const minute = 60_000;
let subscriptions: Subscriptions;
beforeEach(() => {
  subscriptions = new Subscriptions();
});

function query(id: string, conversationId: string): Query {
  return aQuery({ id, conversationId });
}

const renewed = (now: number): string[] => subscriptions.renewals(now).map((one) => one.id);

describe('the subscription of a conversation', () => {
  it('is the query it asked last', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.asked(query('b', 'one'), noon);
    expect(subscriptions.queryOf('one')?.id).toBe('b');
    expect(subscriptions.queryOf('two')).toBeUndefined();
  });

  it('ends when its query is withdrawn, not when an older one is, and comes back with the next', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.withdraw(query('another', 'one'));
    expect(subscriptions.queryOf('one')?.id).toBe('a');
    subscriptions.withdraw(query('a', 'one'));
    expect([subscriptions.queryOf('one'), renewed(noon)]).toEqual([undefined, []]);
    subscriptions.asked(query('b', 'one'), noon);
    expect(renewed(noon)).toEqual(['b']);
  });

  it('goes on with what the conversation asked before on the next connection, where its last query was withdrawn', () => {
    for (const id of ['a', 'b']) subscriptions.asked(query(id, 'one'), noon);
    subscriptions.withdraw(query('b', 'one'));
    // On this connection the gateway would still push for the query that nobody wants.
    expect([subscriptions.queryOf('one'), renewed(noon)]).toEqual([undefined, ['a']]);
    subscriptions.renewed(query('a', 'one'));
    expect(subscriptions.queryOf('one')?.id).toBe('a');
  });

  it('ends when the connection is lost twice with its renewal unanswered, and an answer forgives', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.renewalLost(query('a', 'one'));
    subscriptions.news('one', [], noon);
    subscriptions.renewalLost(query('a', 'one'));
    expect(renewed(noon)).toEqual(['a']);
    subscriptions.renewalLost(query('a', 'one'));
    expect(renewed(noon)).toEqual([]);
  });

  it('is forgotten when the agent signs out', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.clear();
    expect([subscriptions.queryOf('one'), renewed(noon)]).toEqual([undefined, []]);
  });
});

describe('what is renewed', () => {
  it('is each conversation’s last query, the newest first', () => {
    for (const [id, conversation] of [['a', 'one'], ['b', 'two'], ['c', 'one'], ['d', 'three']] as const) subscriptions.asked(query(id, conversation), noon);
    expect(renewed(noon)).toEqual(['d', 'c', 'b']);
  });

  it('is only what something was said of within 30 minutes, by either side', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.asked(query('b', 'two'), noon);
    subscriptions.news('one', [aResult()], noon + 10 * minute);
    expect(renewed(noon + 30 * minute)).toEqual(['b', 'a']);
    expect(renewed(noon + 30 * minute + 1)).toEqual(['a']);
    expect(renewed(noon + 40 * minute + 1)).toEqual([]);
  });

  it('is 20 conversations at most', () => {
    for (let number = 1; number <= 25; number += 1) subscriptions.asked(query(`q${number}`, `c${number}`), noon);
    expect(renewed(noon)).toHaveLength(20);
    expect(renewed(noon)[0]).toBe('q25');
  });
});

describe('news', () => {
  it('is what the conversation has not seen, each conversation by itself', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.asked(query('b', 'two'), noon);
    const [first, second] = [aResult({ documentId: 'first' }), aResult({ documentId: 'second' })];
    expect(subscriptions.news('one', [first], noon)).toEqual([first]);
    expect(subscriptions.news('one', [first, second], noon)).toEqual([second]);
    expect(subscriptions.news('two', [first], noon)).toEqual([first]);
  });

  it.each([{ title: 'Another' }, { snippet: 'Another' }, { lastUpdated: noon }, { url: null }])('is also what has changed: %o', (change) => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.news('one', [aResult()], noon);
    expect(subscriptions.news('one', [aResult(change)], noon)).toHaveLength(1);
    expect(subscriptions.news('one', [aResult(change)], noon)).toEqual([]);
  });

  it('is an article that was too weak for its question and is no more', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.news('one', [aResult({ confidence: 0.3 })], noon);
    expect(subscriptions.news('one', [aResult({ confidence: 0.95 })], noon)).toHaveLength(1);
  });

  it('keeps a call going that only hears what it knows no longer than one that hears nothing', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.news('one', [aResult()], noon);
    for (let at = noon; at <= noon + 40 * minute; at += 20 * minute) subscriptions.news('one', [aResult()], at);
    expect(renewed(noon + 30 * minute + 1)).toEqual([]);
  });

  it('is not another confidence, which is the question’s', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.news('one', [aResult({ confidence: 0.9 })], noon);
    expect(subscriptions.news('one', [aResult({ confidence: 0.8 })], noon)).toEqual([]);
  });

  it('is still known when the conversation asks anew', () => {
    subscriptions.asked(query('a', 'one'), noon);
    subscriptions.news('one', [aResult()], noon);
    subscriptions.asked(query('b', 'one'), noon);
    expect(subscriptions.news('one', [aResult()], noon)).toEqual([]);
  });

  it('is everything, where nobody asked', () => {
    expect(subscriptions.news('one', [aResult()], noon)).toEqual([aResult()]);
    expect(subscriptions.news('one', [aResult()], noon)).toEqual([aResult()]);
  });
});

describe('a long day', () => {
  it('is remembered with 500 conversations and 200 articles of each, the oldest going first', () => {
    for (let number = 1; number <= 501; number += 1) subscriptions.asked(query(`q${number}`, `c${number}`), noon);
    expect([subscriptions.queryOf('c1'), subscriptions.queryOf('c2')?.id]).toEqual([undefined, 'q2']);
    const articles = Array.from({ length: 201 }, (_none, number) => aResult({ documentId: `article ${number}` }));
    subscriptions.news('c2', articles, noon);
    expect(subscriptions.news('c2', articles.slice(1), noon)).toEqual([]);
    expect(subscriptions.news('c2', articles.slice(0, 1), noon)).toHaveLength(1);
  });
});
