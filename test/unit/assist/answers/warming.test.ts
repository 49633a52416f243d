import { beforeEach, describe, expect, it } from 'vitest';
import { aResult, noon, someSettings } from '../../../support/samples';
import { turn } from '../../../support/turns';
import { AssistantBench, type AskedGateway } from '../bench';

let bench: AssistantBench;
beforeEach(() => {
  bench = new AssistantBench();
  bench.settings = someSettings({ cache: { warmList: ['opening hours', 'delivery charges'] } });
});

/** What the gateway was asked without an agent asking. */
const warmed = (): readonly AskedGateway[] => bench.asked.filter((one) => one.query.trigger === 'warm');
const texts = (): readonly string[] => warmed().map((one) => one.query.text);

/** The gateway has come to be connected, or something else changed. */
async function connected(): Promise<void> {
  bench.assistant.capacityChanged();
  await turn();
}

/** Answers the warm query that is out. */
async function answerWarm(results = [aResult()]): Promise<void> {
  const last = warmed().at(-1);
  last?.sent();
  bench.clock.advance(80);
  last?.answer(results);
  await turn();
  await turn();
}

describe('warming', () => {
  it('asks the warm list on connect, one question at a time, each in a conversation of nobody’s', async () => {
    await connected();
    expect(texts()).toEqual(['opening hours']);
    await answerWarm();
    expect(texts()).toEqual(['opening hours', 'delivery charges']);
    await answerWarm();
    expect(warmed()).toHaveLength(2);
    expect(new Set(warmed().map((one) => one.query.conversationId)).size).toBe(2);
  });

  it('is written down as what it is, and never shown', async () => {
    await connected();
    await answerWarm();
    expect(bench.written).toMatchObject([{ trigger: 'warm', governance_status: 'PASS', latency_ms: 80, results_validated: 1, document_ids: [], cache_hit: false }]);
    expect(bench.shown).toEqual([]);
    expect(bench.views).toEqual([]);
    expect(bench.assistant.searchHistory('').total).toBe(0);
  });

  it('answers an agent at once', async () => {
    await connected();
    await answerWarm();
    const asked = bench.type('opening hours', 'call-1');
    expect(await asked.settled).toBe('PASS');
    expect(bench.written.at(-1)).toMatchObject({ cache_hit: true, trigger: 'typed', conversation_id: 'call-1', document_ids: ['returns'] });
  });

  it('asks again shortly before the answer’s life ends, as long as somebody is there', async () => {
    await connected();
    await answerWarm();
    await answerWarm();
    bench.clock.advance(270_000 - 80 - 1);
    await turn();
    expect(warmed()).toHaveLength(2);
    bench.clock.advance(1);
    await turn();
    expect(texts()[2]).toBe('opening hours');
    // Nobody asks anything for half an hour: nothing more is asked ahead.
    for (let answered = 0; answered < 20; answered += 1) {
      await answerWarm();
      bench.clock.advance(100_000);
      await turn();
    }
    const asked = warmed().length;
    bench.clock.advance(3_600_000);
    await turn();
    expect(warmed()).toHaveLength(asked);
    bench.type('something else');
    bench.last.answer([]);
    await turn();
    await turn();
    expect(warmed()).toHaveLength(asked + 1);
  });

  it('keeps ready what is asked often and brings answers', async () => {
    bench.settings = someSettings();
    for (let times = 0; times < 2; times += 1) {
      const { settled } = bench.type('how do I return shoes', `call-${times}`);
      if (times === 0) bench.last.answer([aResult()]);
      await settled;
    }
    expect(bench.assistant.warming).toMatchObject([{ text: 'how do I return shoes', origin: 'frequent', status: 'warm', warmedAt: noon }]);
    bench.clock.advance(270_000);
    await turn();
    expect(texts()).toEqual(['how do I return shoes']);
  });

  it('leaves alone what was asked once, and what brings nothing', async () => {
    bench.settings = someSettings();
    for (const results of [[aResult()], [], []]) {
      const { settled } = bench.type(results.length > 0 ? 'once' : 'twice, in vain');
      bench.last.answer(results);
      await settled;
    }
    expect(bench.assistant.warming).toEqual([]);
  });

  it('is told how it stands, question by question', async () => {
    const status = (): readonly string[] => bench.assistant.warming.map((one) => one.status);
    bench.healthy = false;
    expect(status()).toEqual(['waiting', 'waiting']);
    bench.healthy = true;
    await connected();
    expect(status()).toEqual(['warming', 'waiting']);
    await answerWarm();
    expect(status()).toEqual(['warm', 'warming']);
    await answerWarm([]);
    expect(status()).toEqual(['warm', 'nothing']);
    expect(bench.assistant.warming[0]).toMatchObject({ origin: 'list', warmedAt: noon + 80, dueAt: noon + 80 + 270_000 });
  });

  it('tries a question that failed again after a minute, and one that brought nothing when an answer would be renewed', async () => {
    bench.settings = someSettings({ cache: { warmList: ['opening hours'] } });
    await connected();
    warmed()[0]?.settle({ kind: 'failed', fault: { tag: 'gateway-error' } });
    await turn();
    expect(bench.written).toMatchObject([{ trigger: 'warm', governance_status: 'ERROR', error: 'gateway-error' }]);
    bench.clock.advance(59_999);
    await turn();
    expect(warmed()).toHaveLength(1);
    bench.clock.advance(1);
    await turn();
    expect(warmed()).toHaveLength(2);
    await answerWarm([]);
    bench.clock.advance(299_999);
    await turn();
    expect(warmed()).toHaveLength(2);
    bench.clock.advance(1);
    await turn();
    expect(warmed()).toHaveLength(3);
  });

  it('gives up on an answer that doesn’t come, and keeps one that comes late', async () => {
    bench.settings = someSettings({ cache: { warmList: ['opening hours'] } });
    await connected();
    const [out] = warmed();
    out?.sent();
    bench.clock.advance(15_000);
    await turn();
    expect(bench.written).toMatchObject([{ trigger: 'warm', governance_status: 'TIMEOUT', latency_ms: 15_000 }]);
    if (out !== undefined) await bench.assistant.receive({ trigger: 'late', conversationId: out.query.conversationId, query: out.query, results: [aResult()], dropped: {} });
    await bench.assistant.idle();
    expect(bench.written.at(-1)).toMatchObject({ trigger: 'warm', governance_status: 'PASS', latency_ms: null });
    expect(bench.shown).toEqual([]);
    expect(await bench.type('opening hours').settled).toBe('PASS');
    expect(bench.asked).toHaveLength(1);
  });

  it('doesn’t go round in circles where fewer answers are kept than are wanted, nor where a renewal fails', async () => {
    bench.settings = someSettings({ cache: { maxEntries: 2, warmList: ['one', 'two', 'three', 'four'].map((name) => `about ${name}`) } });
    await connected();
    for (let answered = 0; answered < 20; answered += 1) await answerWarm();
    expect(warmed()).toHaveLength(4);
    bench.clock.advance(270_000);
    await turn();
    const before = warmed().length;
    for (let failed = 0; failed < 20; failed += 1) {
      warmed().at(-1)?.settle({ kind: 'failed', fault: { tag: 'gateway-error' } });
      await turn();
      await turn();
    }
    expect(warmed().length - before).toBeLessThanOrEqual(4);
  });

  it('takes the end of a limit for no new connection: what failed keeps its pause', async () => {
    bench.settings = someSettings({ cache: { warmList: ['opening hours'] } });
    await connected();
    warmed()[0]?.settle({ kind: 'failed', fault: { tag: 'gateway-error' } });
    await turn();
    for (const healthy of [false, true, false, true]) {
      bench.healthy = healthy;
      await connected();
    }
    expect(warmed()).toHaveLength(1);
  });

  it('begins when there is a knowledge base to ask, and asks nothing without', async () => {
    const { gateway } = bench.settings;
    bench.settings = { ...bench.settings, gateway: { ...gateway, knowledgeSources: [] } };
    await connected();
    expect(warmed()).toEqual([]);
    bench.settings = { ...bench.settings, gateway };
    bench.clock.advance(60_000);
    await connected();
    expect(texts()).toEqual(['opening hours']);
  });

  it('does nothing where answers aren’t kept', async () => {
    bench.settings = someSettings({ cache: { enabled: false, warmList: ['opening hours'] } });
    await connected();
    expect(warmed()).toEqual([]);
  });

  it('skips what no gateway would take', async () => {
    bench.settings = someSettings({ cache: { warmList: ['  a ', 'opening hours'] } });
    await connected();
    await turn();
    expect(texts()).toEqual(['opening hours']);
  });
});

describe('room for warming', () => {
  const busy = (count: number): readonly AskedGateway[] => {
    for (let asked = 0; asked < count; asked += 1) bench.type();
    return bench.asked.filter((one) => one.query.trigger === 'typed');
  };

  it('is there while at least two slots are free', async () => {
    bench.healthy = false;
    const agents = busy(4);
    bench.healthy = true;
    await connected();
    expect(warmed()).toEqual([]);
    agents[0]?.answer([aResult()]);
    await turn();
    await turn();
    expect(warmed()).toHaveLength(1);
  });

  it('is not there over a link that isn’t healthy', async () => {
    bench.healthy = false;
    await connected();
    expect(warmed()).toEqual([]);
    bench.healthy = true;
    await connected();
    expect(warmed()).toHaveLength(1);
  });

  it('ends when an agent needs the slot; the question waits for its turn again', async () => {
    await connected();
    const [out] = warmed();
    out?.sent();
    busy(4);
    expect(out?.options.signal.aborted).toBe(false);
    bench.type('the fifth');
    expect(out?.options.signal.aborted).toBe(true);
    expect(bench.asked.filter((one) => one.query.trigger === 'typed')).toHaveLength(5);
    await turn();
    expect(bench.written).toMatchObject([{ trigger: 'warm', governance_status: 'CANCELLED' }]);
    expect(warmed()).toHaveLength(1);
    for (const agent of bench.asked.filter((one) => one.query.trigger === 'typed')) agent.answer([]);
    await turn();
    await turn();
    expect(texts()).toEqual(['opening hours', 'opening hours']);
  });

  it('is waited for by a question that isn’t said to be asked meanwhile', async () => {
    const status = (): readonly string[] => bench.assistant.warming.map((one) => one.status);
    bench.healthy = false;
    const agents = busy(4);
    bench.healthy = true;
    await connected();
    expect(status()).toEqual(['waiting', 'waiting']);
    agents[0]?.answer([]);
    await turn();
    await turn();
    expect(status()).toEqual(['warming', 'waiting']);
  });

  it('is given to a revalidation before it', async () => {
    bench.healthy = false;
    const { settled } = bench.type('returning something', 'call-1');
    bench.last.answer([aResult()]);
    await settled;
    bench.clock.advance(150_001);
    await bench.type('returning something', 'call-2').settled;
    bench.healthy = true;
    await connected();
    expect(bench.last.query.trigger).toBe('revalidate');
  });

  it('is not waited for by a card for more than a minute', async () => {
    const { settled } = bench.type('returning something', 'call-1');
    bench.last.answer([aResult()]);
    await settled;
    bench.healthy = false;
    bench.clock.advance(150_001);
    await bench.type('returning something', 'call-2').settled;
    bench.clock.advance(60_000);
    await turn();
    bench.healthy = true;
    await connected();
    expect(bench.asked.filter((one) => one.query.trigger === 'revalidate')).toEqual([]);
  });

  it('closes with the assistant', async () => {
    await connected();
    bench.assistant.close();
    expect(warmed()[0]?.options.signal.aborted).toBe(true);
    await connected();
    bench.clock.advance(3_600_000);
    await bench.assistant.idle();
    expect(warmed()).toHaveLength(1);
    expect(bench.clock.pending).toBe(0);
  });
});
