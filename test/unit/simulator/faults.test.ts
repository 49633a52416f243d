import { once } from 'node:events';
import { connect as dial } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noFaults, type Faults } from '../../../src/simulator/faults';
import type { Simulator } from '../../../src/simulator/simulator';
import { connect, refusalOf, startFew, subscribe, tokenOf, type Peer } from './peer';

describe('the fault switches', () => {
  let simulator: Simulator;
  let faults: Faults;
  let peer: Peer;
  beforeEach(async () => {
    simulator = await startFew();
    faults = simulator.faults;
    peer = await connect(simulator);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await simulator.close();
  });

  it('are all off at first, in a set of their own for each simulator', async () => {
    const other = await startFew();
    expect(faults).toEqual(noFaults());
    faults.answers.mute = true;
    expect(other.faults.answers.mute).toBe(false);
    expect(JSON.stringify(noFaults())).not.toContain('true');
    await other.close();
  });

  it('refuse the upgrade with a status and Retry-After, as seconds or as a date', async () => {
    const { access_token: token } = await tokenOf(simulator);
    Object.assign(faults.upgrade, { status: 429, retryAfter: 3 });
    expect(await refusalOf(simulator, token)).toEqual({ status: 429, retryAfter: '3' });
    faults.upgrade.retryAfter = 'Wed, 21 Oct 2026 07:28:00 GMT';
    expect((await refusalOf(simulator, token)).retryAfter).toBe('Wed, 21 Oct 2026 07:28:00 GMT');
  });

  it('refuse so many upgrades and then grant one', async () => {
    const { access_token: token } = await tokenOf(simulator);
    Object.assign(faults.upgrade, { status: 401, times: 2 });
    expect((await refusalOf(simulator, token)).status).toBe(401);
    expect((await refusalOf(simulator, token)).status).toBe(401);
    await connect(simulator, token);
    expect(faults.upgrade).toEqual(noFaults().upgrade);
  });

  it('answer the upgrade with a header that never ends, byte by byte', async () => {
    faults.upgrade.dripMs = 2;
    let read = '';
    const socket = dial(Number(new URL(simulator.origin).port), '127.0.0.1');
    socket.on('data', (chunk: Buffer) => (read += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.write('GET /api/v2/agent-assist/real-time HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await expect.poll(() => read).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\nX-Drip: \.{20,}$/u);
    expect(simulator.counters.upgrades).toBe(1);
    const cut = once(socket, 'close');
    await simulator.close();
    await cut;
  });

  it('stall the upgrade, which closing the simulator ends', async () => {
    faults.upgrade.stall = true;
    const stalled = connect(simulator).then(
      () => 'granted',
      () => 'cut off',
    );
    await expect.poll(() => simulator.counters.tokensIssued).toBe(2);
    await simulator.close();
    expect(await stalled).toBe('cut off');
  });

  it('mute the next answers, which hold no slot of the gateway', async () => {
    faults.answers.mute = 2;
    for (const conversationId of ['a', 'b', 'c']) peer.send(subscribe({ conversationId }));
    expect((await peer.next()).conversationId).toBe('c');
    expect(simulator.counters).toMatchObject({ subscribes: 3, answers: 1, inFlight: 0 });
    expect(faults.answers.mute).toBe(0);
  });

  it('delay an answer beyond its latency', async () => {
    faults.answers.delayMs = 20_000;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    peer.send(subscribe());
    while (simulator.counters.inFlight === 0) await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(19_999);
    expect(simulator.counters.answers).toBe(0);
    vi.advanceTimersByTime(1);
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it('send the same answer twice', async () => {
    faults.answers.duplicate = true;
    peer.send(subscribe());
    expect(await peer.next()).toEqual(await peer.next());
  });

  it('answer for a conversation and a query nobody asked about', async () => {
    faults.answers.wrongConversation = true;
    faults.answers.wrongQueryId = true;
    peer.send(subscribe());
    expect(await peer.next()).toMatchObject({
      conversationId: 'not-conversation-1',
      queryId: '00000000-0000-4000-8000-000000000000',
    });
  });

  it('answer for a conversation nobody asked about, and then for the one that asked', async () => {
    faults.answers.unknownConversation = 1;
    peer.send(subscribe());
    const stranger = await peer.next();
    expect(stranger).toMatchObject({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'unknown-conversation-1' });
    expect(await peer.next()).toEqual({ ...stranger, conversationId: 'conversation-1' });
  });

  it('send a message of a type nobody knows before the answer', async () => {
    faults.answers.unknownType = 1;
    peer.send(subscribe());
    expect((await peer.next()).messageType).toBe('SOMETHING_NEW');
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it.each([
    ['null', 'nullScores', null],
    ['texts', 'stringScores', expect.stringMatching(/^0\.\d+$|^1$/u) as unknown],
  ] as const)('give every result a score that is no number: %s', async (_what, fault, score) => {
    faults.answers[fault] = 1;
    peer.send(subscribe());
    const { results } = await peer.next();
    expect(results).toContainEqual(expect.objectContaining({ documentId: 'returns', confidenceScore: score }));
  });

  it('let one answer be late, which the next overtakes', async () => {
    Object.assign(faults.answers, { late: 1, lateMs: 60 });
    const started = performance.now();
    peer.send(subscribe({ conversationId: 'slow' }));
    peer.send(subscribe({ conversationId: 'swift' }));
    expect((await peer.next()).conversationId).toBe('swift');
    expect((await peer.next()).conversationId).toBe('slow');
    expect(performance.now() - started).toBeGreaterThanOrEqual(59);
  });

  it('put malformed results before the good ones', async () => {
    faults.answers.malformedResults = true;
    peer.send(subscribe());
    // The shape is what the fault spoils; only what every row may still have is read.
    const results = (await peer.next()).results as ({ documentId?: unknown; confidenceScore?: unknown } | null)[];
    expect(results[0]).toBeNull();
    expect(results.map((result) => result?.confidenceScore)).toEqual(expect.arrayContaining([null, 'high', true, 1_234]));
    expect(results.at(-1)?.documentId).toBe('returns');
  });

  it('give results an address that runs a script', async () => {
    faults.answers.scriptUrls = true;
    peer.send(subscribe());
    expect((await peer.next()).results).toContainEqual(expect.objectContaining({ url: 'javascript:alert(1)' }));
  });

  it.each(['nonJson', 'nanScores'] as const)('send what JSON.parse refuses: %s', async (fault) => {
    faults.answers[fault] = true;
    peer.send(subscribe());
    const text = await peer.nextText();
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('write each field of a result otherwise than it should, and still say the same', async () => {
    faults.answers.oddFields = 1;
    peer.send(subscribe());
    // The shape is what the fault spoils.
    const [result] = (await peer.next()).results as unknown[];
    expect(result).toMatchObject({ title: ['Returning something'], snippet: { text: expect.any(String) as string }, confidenceScore: expect.stringMatching(/^[\d.]+ %$/u) as string, lastUpdated: expect.any(Number) as number, url: expect.stringMatching(/x{3000}$/u) as string });
  });

  it('send titles and snippets as HTML', async () => {
    faults.answers.markup = 1;
    peer.send(subscribe());
    expect((await peer.next()).results).toContainEqual(expect.objectContaining({ title: '<b>Returning something</b>&nbsp;', snippet: expect.stringMatching(/<p class="lead">.*<em>\w+<\/em>.*<\/p>/u) as unknown }));
  });

  it.each([
    ['nullResults', { results: null }],
    ['emptyQueryId', { queryId: '' }],
    ['shoutedIds', { conversationId: 'CONVERSATION-1' }],
  ] as const)('answer with %s', async (fault, fields) => {
    faults.answers[fault] = 1;
    peer.send(subscribe());
    expect(await peer.next()).toMatchObject(fields);
  });

  it('spoil the answers of one conversation alone', async () => {
    Object.assign(faults.answers, { nullResults: true, onlyOf: 'two' });
    peer.send(subscribe());
    expect((await peer.next()).results).not.toBeNull();
    peer.send(subscribe({ conversationId: 'two' }));
    expect((await peer.next()).results).toBeNull();
  });

  it.each([
    ['cutOff', /[^}]$/u],
    ['framed', /^\uFEFF\{.*\}\0$/u],
  ] as const)('send text that is no JSON as it stands: %s', async (fault, text) => {
    faults.answers[fault] = 1;
    peer.send(subscribe());
    expect(await peer.nextText()).toMatch(text);
  });

  it('send JSON nested 100,000 deep', async () => {
    faults.answers.deepJson = true;
    peer.send(subscribe());
    expect((await peer.nextText()).match(/\[/gu)?.length).toBeGreaterThan(100_000);
  });

  it('send keys that reach a prototype', async () => {
    faults.answers.protoKeys = true;
    peer.send(subscribe());
    const answer = await peer.next();
    expect(Object.hasOwn(answer, '__proto__')).toBe(true);
    expect(answer.messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it.each([
    ['a frame of 100 MiB', 'hugeFrame', 'Max payload size exceeded'],
    ['one message in a million fragments', 'tinyFragments', 'Too many message fragments'],
    ['a message of 9 MiB', 'nineMebibytes', 'Max payload size exceeded'],
    ['text that is no UTF-8', 'latin1', 'Invalid WebSocket frame: invalid UTF-8 sequence'],
  ] as const)('send %s, on which a careful peer gives up', async (_what, fault, error) => {
    faults.answers[fault] = 1;
    peer.send(subscribe());
    expect(await peer.closed).toBe(1006);
    expect(peer.errors).toEqual([error]);
    const again = await connect(simulator);
    again.send(subscribe());
    expect((await again.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it('close the socket on the next SUBSCRIBE, once', async () => {
    faults.session.closeOnSubscribe = 1013;
    peer.send(subscribe());
    expect(await peer.closed).toBe(1013);
    const again = await connect(simulator);
    again.send(subscribe());
    expect((await again.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it('refuse the next queries with ERROR 429', async () => {
    Object.assign(faults.session, { error429: 2, error429RetryAfterS: 4 });
    for (let sent = 0; sent < 3; sent += 1) peer.send(subscribe());
    const limited = { messageType: 'ERROR', code: 429, retryAfter: 4, conversationId: 'conversation-1' };
    expect(await peer.next()).toMatchObject(limited);
    expect(await peer.next()).toMatchObject(limited);
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it('close with 1008 after repeated bad messages', async () => {
    faults.session.close1008AfterBadMessages = 2;
    peer.send({});
    expect(await peer.next()).toMatchObject({ code: 400 });
    peer.send({});
    expect(await peer.closed).toBe(1008);
  });

  it('leave a ping without a pong', async () => {
    faults.session.pongOff = 1;
    const pong = new Promise((resolve) => peer.socket.once('pong', (data) => resolve(String(data))));
    peer.socket.ping('first');
    peer.socket.ping('second');
    expect(await pong).toBe('second');
  });
});
