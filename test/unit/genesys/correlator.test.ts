import { beforeEach, describe, expect, it } from 'vitest';
import { Correlator } from '../../../src/main/genesys/realtime/correlator';
import { unreadableId } from '../../../src/main/genesys/realtime/wire';
import { aQuery, noon } from '../../support/samples';

const a = aQuery({ id: 'a', conversationId: 'one' });
const b = aQuery({ id: 'b', conversationId: 'one' });
const other = aQuery({ id: 'other', conversationId: 'two' });
const toConversation = (conversationId: string): { queryId: null; conversationId: string } => ({ queryId: null, conversationId });

let correlator: Correlator;
beforeEach(() => {
  correlator = new Correlator();
});

describe('an answer', () => {
  it('settles the query whose id it echoes, whatever else is out', () => {
    for (const query of [a, b, other]) correlator.sent(query, 'send');
    expect(correlator.take({ queryId: 'b', conversationId: 'one' }, noon)).toEqual({ kind: 'waiting', query: b });
    expect(correlator.take({ queryId: 'a', conversationId: 'one' }, noon)).toEqual({ kind: 'waiting', query: a });
  });

  it('with an id that is not out is nobody’s while the conversation waits: a duplicate is no news', () => {
    for (const query of [a, b]) correlator.sent(query, 'send');
    expect(correlator.take({ queryId: 'a', conversationId: 'one' }, noon)).toEqual({ kind: 'waiting', query: a });
    expect(correlator.take({ queryId: 'a', conversationId: 'one' }, noon)).toEqual({ kind: 'repeated' });
    expect(correlator.take({ queryId: 'b', conversationId: 'one' }, noon)).toEqual({ kind: 'waiting', query: b });
  });

  it('with an id of the gateway’s own, where none was sent, settles the oldest of its conversation', () => {
    correlator.sent(a);
    expect(correlator.take({ queryId: 'theirs', conversationId: 'one' }, noon)).toEqual({ kind: 'waiting', query: a });
  });

  it.each(['QUERY-A', ' query-a ', '{query-a}', '{QUERY-A}'])('with its id written as %j is its own', (queryId) => {
    const query = aQuery({ id: 'query-a', conversationId: 'one' });
    correlator.sent(b, 'send');
    correlator.sent(query, 'send');
    expect(correlator.take({ queryId, conversationId: 'one' }, noon)).toEqual({ kind: 'waiting', query });
  });

  it('with an id that can’t be read is the only query’s of its conversation, and nobody’s where there are two', () => {
    const unreadable = { queryId: unreadableId, conversationId: 'one' };
    for (const query of [a, b, other]) correlator.sent(query, 'send');
    expect(correlator.take(unreadable, noon)).toEqual({ kind: 'repeated' });
    correlator.take({ queryId: 'a', conversationId: 'one' }, noon);
    expect(correlator.take(unreadable, noon)).toEqual({ kind: 'waiting', query: b });
  });

  it('to a query its agent cancelled is taken off the list, and nobody’s', () => {
    correlator.sent(a);
    correlator.abandon('a', noon, 'discard');
    correlator.sent(b);
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'discarded', query: a });
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'waiting', query: b });
  });

  it('without an id settles the oldest unanswered query of its conversation', () => {
    for (const query of [other, a, b]) correlator.sent(query);
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'waiting', query: a });
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'waiting', query: b });
    expect(correlator.take(toConversation('two'), noon)).toEqual({ kind: 'waiting', query: other });
  });

  it('that comes after the time-out is late, and its own query’s: never the next one’s', () => {
    correlator.sent(a);
    correlator.abandon('a', noon);
    correlator.sent(b);
    expect(correlator.take(toConversation('one'), noon + 60_000)).toEqual({ kind: 'late', query: a });
    expect(correlator.take(toConversation('one'), noon + 60_000)).toEqual({ kind: 'waiting', query: b });
  });

  it('is taken for the next query’s when the timed-out one is over 60 s past', () => {
    correlator.sent(a);
    correlator.abandon('a', noon);
    correlator.sent(b);
    expect(correlator.take(toConversation('one'), noon + 60_001)).toEqual({ kind: 'waiting', query: b });
  });

  it('counts the 60 s from when the query was given up first', () => {
    correlator.sent(a);
    correlator.abandon('a', noon);
    correlator.abandon('a', noon + 50_000);
    expect(correlator.take(toConversation('one'), noon + 61_000)).toEqual({ kind: 'unasked' });
  });

  it('with nothing unanswered is nobody’s', () => {
    for (const query of [a, b]) correlator.sent(query);
    for (const id of ['a', 'b']) correlator.take({ queryId: id, conversationId: 'one' }, noon);
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'unasked' });
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'unasked' });
  });

  it('to a conversation or query nobody asked about is nobody’s', () => {
    correlator.sent(a);
    expect(correlator.take(toConversation('nobody'), noon)).toEqual({ kind: 'unasked' });
    expect(correlator.take({ queryId: 'nobody', conversationId: null }, noon)).toEqual({ kind: 'unasked' });
    expect(correlator.take({ queryId: null, conversationId: null }, noon)).toEqual({ kind: 'unasked' });
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'waiting', query: a });
  });

  it('does not settle what was sent on a socket that is gone, but what is sent again', () => {
    correlator.sent(a);
    correlator = new Correlator();
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'unasked' });
    correlator.sent(a);
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'waiting', query: a });
  });
});

describe('giving up', () => {
  it('on a query that was answered or never sent changes nothing', () => {
    correlator.abandon('a', noon);
    correlator.sent(a);
    correlator.take(toConversation('one'), noon);
    correlator.abandon('a', noon);
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'unasked' });
  });
});

describe('the answer to a cancelled query', () => {
  it('is nobody’s: neither late, nor the next one’s, nor a push', () => {
    correlator.sent(a);
    correlator.abandon('a', noon, 'discard');
    correlator.sent(b);
    expect(correlator.take(toConversation('one'), noon + 1)).toEqual({ kind: 'discarded', query: a });
    expect(correlator.take(toConversation('one'), noon + 1)).toEqual({ kind: 'waiting', query: b });
  });

  it('is late all the same where it had timed out before', () => {
    correlator.sent(a);
    correlator.abandon('a', noon, 'show');
    correlator.abandon('a', noon, 'discard');
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'late', query: a });
  });
});

describe('the answer to a renewed subscription', () => {
  it('is told from that of the query which the conversation asks meanwhile', () => {
    correlator.renewed(a, noon);
    correlator.sent(b);
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'renewal', query: a });
    expect(correlator.take(toConversation('one'), noon)).toEqual({ kind: 'waiting', query: b });
  });

  it('is waited for 60 s, and then what comes is the query’s', () => {
    correlator.renewed(a, noon);
    correlator.sent(b);
    expect(correlator.take(toConversation('one'), noon + 60_001)).toEqual({ kind: 'waiting', query: b });
  });
});

describe('a socket that is to be closed', () => {
  it('is waited for while somebody wants an answer, late ones included, and no longer', () => {
    expect(correlator.awaited(noon)).toBe(false);
    correlator.sent(a);
    expect(correlator.awaited(noon)).toBe(true);
    correlator.abandon('a', noon);
    expect(correlator.awaited(noon + 60_000)).toBe(true);
    expect(correlator.awaited(noon + 60_001)).toBe(false);
    correlator.sent(b);
    correlator.abandon('b', noon, 'discard');
    correlator.renewed(other, noon);
    expect(correlator.awaited(noon)).toBe(false);
  });
});
