import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator';
import { connect, fewArticles, refusalOf, startFew, subscribe, tokenOf, untilInFlight } from './peer';

const HOUR_MS = 3_600_000;

describe('the realtime gateway', () => {
  let simulator: Simulator;
  let now: number;
  beforeEach(async () => {
    now = Date.UTC(2026, 0, 31, 12);
    simulator = await startFew({ now: () => now });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await simulator.close();
  });

  describe('at the upgrade', () => {
    it('refuses a missing or an unknown token with 401', async () => {
      expect((await refusalOf(simulator, null)).status).toBe(401);
      expect((await refusalOf(simulator, 'made-up')).status).toBe(401);
      expect(simulator.counters.upgradesRefused).toBe(2);
    });

    it('refuses an expired token with 401', async () => {
      const { access_token: token } = await tokenOf(simulator);
      now += HOUR_MS;
      expect((await refusalOf(simulator, token)).status).toBe(401);
    });

    it('refuses a token without a needed scope with 403', async () => {
      const narrow = await startFew({ scopes: ['agent-assist:realtime', 'knowledge:search'] });
      const { access_token: token } = await tokenOf(narrow);
      expect((await refusalOf(narrow, token)).status).toBe(403);
      await narrow.close();
    });

    it('refuses another path with 404', async () => {
      const { access_token: token } = await tokenOf(simulator);
      expect((await refusalOf(simulator, token, '/api/v2/other')).status).toBe(404);
    });
  });

  it('answers a ping with a pong', async () => {
    const { socket } = await connect(simulator);
    const pong = new Promise((resolve) => socket.once('pong', (data) => resolve(String(data))));
    socket.ping('still there?');
    expect(await pong).toBe('still there?');
  });

  it('answers a SUBSCRIBE with what the search finds, and the date of the article', async () => {
    const peer = await connect(simulator);
    peer.send(subscribe());
    const answer = await peer.next();
    expect(answer).toMatchObject({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'conversation-1' });
    expect(answer.results).toContainEqual({
      documentId: 'returns',
      title: 'Returning something',
      snippet: 'Unused goods can be returned within 30 days.',
      confidenceScore: expect.any(Number) as unknown,
      lastUpdated: '2026-01-19T12:00:00.000Z',
      url: 'https://help.fernhollow.example/returns',
    });
    expect(answer).not.toHaveProperty('queryId');
  });

  it('leaves out the date of an article that has none', async () => {
    const peer = await connect(simulator);
    peer.send(subscribe({ queryText: 'reset my password' }));
    const { results } = await peer.next();
    expect(results).toEqual([expect.objectContaining({ documentId: 'password' })]);
    expect(results).toEqual([expect.not.objectContaining({ lastUpdated: expect.anything() as unknown })]);
  });

  it('searches only the knowledge bases that the query names', async () => {
    const peer = await connect(simulator);
    peer.send(subscribe({ knowledgeSources: [{ knowledge_base_id: 'another', priority: 1 }] }));
    expect((await peer.next()).results).toEqual([]);
  });

  it('takes a SUBSCRIBE that leaves the optional fields out', async () => {
    const peer = await connect(simulator);
    peer.send(subscribe({ maxResults: undefined, confidenceThreshold: undefined, language: undefined }));
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
    expect(simulator.requests[0]?.message).toMatchObject({
      maxResults: 5,
      confidenceThreshold: 0.75,
      language: 'en-US',
    });
  });

  it.each([
    ['another messageType', { messageType: 'subscribe' }],
    ['no conversationId', { conversationId: undefined }],
    ['an empty conversationId', { conversationId: '' }],
    ['a text of one letter and a blank', { queryText: 'a ' }],
    ['a text of 501 characters', { queryText: 'x'.repeat(501) }],
    ['no knowledge source', { knowledgeSources: [] }],
    ['a priority of 0', { knowledgeSources: [{ knowledge_base_id: 'kb', priority: 0 }] }],
    ['a priority of 11', { knowledgeSources: [{ knowledge_base_id: 'kb', priority: 11 }] }],
    ['a source in camel case', { knowledgeSources: [{ knowledgeBaseId: 'kb', priority: 1 }] }],
    ['an extra field in a source', { knowledgeSources: [{ knowledge_base_id: 'kb', priority: 1, name: 'x' }] }],
    ['maxResults of 21', { maxResults: 21 }],
    ['maxResults of 1.5', { maxResults: 1.5 }],
    ['a threshold over 1', { confidenceThreshold: 1.01 }],
    ['a threshold as text', { confidenceThreshold: '0.75' }],
    ['a language that is none', { language: 'english please' }],
    ['a queryId, which the seed’s gateway does not know', { queryId: 'abc' }],
    ['any other field', { priority: 1 }],
  ])('refuses %s with ERROR 400', async (_what, fields) => {
    const peer = await connect(simulator);
    peer.send(subscribe(fields));
    const error = await peer.next();
    expect(error).toMatchObject({ messageType: 'ERROR', code: 400 });
    expect(error.message).toContain('Bad request');
    expect(error.conversationId).toBe('conversationId' in fields ? undefined : 'conversation-1');
    expect(simulator.counters).toMatchObject({ subscribes: 0, errors: 1, inFlight: 0 });
  });

  it('refuses what is not JSON and goes on serving the socket', async () => {
    const peer = await connect(simulator);
    peer.send('{"messageType":');
    expect(await peer.next()).toMatchObject({ messageType: 'ERROR', code: 400 });
    peer.send(subscribe());
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it('closes the socket with 1009 for a message over 1 MiB', async () => {
    const peer = await connect(simulator);
    peer.send('x'.repeat(1024 * 1024 + 1));
    expect(await peer.closed).toBe(1009);
  });

  it('echoes the queryId where the organisation’s gateway knows it', async () => {
    const echoing = await startFew({ echoQueryId: true });
    const peer = await connect(echoing);
    peer.send(subscribe({ queryId: 'query-7' }));
    expect(await peer.next()).toMatchObject({ queryId: 'query-7' });
    peer.send(subscribe());
    expect(await peer.next()).not.toHaveProperty('queryId');
    await echoing.close();
  });

  it('answers after the latency and not before', async () => {
    const slow = await startFew({ latencyMs: { min: 100, max: 300 }, random: () => 0.5 });
    const peer = await connect(slow);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    peer.send(subscribe());
    await untilInFlight(slow, 1);
    vi.advanceTimersByTime(199);
    expect(slow.counters).toMatchObject({ inFlight: 1, answers: 0 });
    vi.advanceTimersByTime(1);
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
    expect(slow.counters).toMatchObject({ inFlight: 0, answers: 1 });
    vi.useRealTimers();
    await slow.close();
  });

  it('refuses one query over the limit with ERROR 429, counted over all sockets', async () => {
    const busy = await startFew({ maxConcurrent: 2, latencyMs: 60_000 });
    const [first, second] = [await connect(busy), await connect(busy)];
    first.send(subscribe());
    second.send(subscribe({ conversationId: 'conversation-2' }));
    await untilInFlight(busy, 2);
    second.send(subscribe({ conversationId: 'conversation-3' }));
    expect(await second.next()).toEqual({
      messageType: 'ERROR',
      code: 429,
      message: 'Over the limit of 2 concurrent queries.',
      conversationId: 'conversation-3',
      retryAfter: 1,
    });
    first.socket.terminate();
    await untilInFlight(busy, 1);
    await busy.close();
  });

  it('keeps a socket whose token expires in the middle of the session', async () => {
    const peer = await connect(simulator);
    now += 2 * HOUR_MS;
    peer.send(subscribe());
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it('answers from other articles once they were replaced', async () => {
    const peer = await connect(simulator);
    peer.send(subscribe());
    expect(JSON.stringify(await peer.next())).toContain('within 30 days');
    simulator.replaceArticles(fewArticles.map((article) => ({ ...article, body: article.body.replace('30 days', '60 days') })));
    peer.send(subscribe());
    expect(JSON.stringify(await peer.next())).toContain('within 60 days');
  });

  it('pushes new knowledge to the socket that subscribed the conversation last', async () => {
    const [before, after] = [await connect(simulator), await connect(simulator)];
    before.send(subscribe());
    await before.next();
    after.send(subscribe());
    const answer = await after.next();
    expect(simulator.push('conversation-1')).toBe(true);
    expect(await after.next()).toEqual(answer);
    expect(simulator.push('conversation-1', [])).toBe(true);
    expect((await after.next()).results).toEqual([]);
    expect(before.waiting).toBe(0);
    expect(simulator.push('nobody asked')).toBe(false);
  });

  it('remembers who sent what, up to the last 500', async () => {
    const [first, second] = [await connect(simulator), await connect(simulator)];
    first.send(subscribe());
    await first.next();
    for (let sent = 0; sent < 500; sent += 1) {
      second.send(subscribe({ conversationId: `c${sent}` }));
      await second.next();
    }
    expect(simulator.requests).toHaveLength(500);
    expect(simulator.requests[0]).toMatchObject({ socketId: 2, message: { conversationId: 'c0' } });
  });

  it('drops every connection with the code asked for', async () => {
    const peers = [await connect(simulator), await connect(simulator)];
    expect(simulator.dropConnections(1012)).toBe(2);
    expect(await Promise.all(peers.map((peer) => peer.closed))).toEqual([1012, 1012]);
    const last = await connect(simulator);
    simulator.dropConnections(1006);
    expect(await last.closed).toBe(1006);
    await expect.poll(() => simulator.counters.openSockets).toBe(0);
  });
});
