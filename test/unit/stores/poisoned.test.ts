import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OutboxEvent } from '../../../src/shared/domain/outbox-event';
import { aFeedback, aKnowledgeEvent } from '../../support/outbox-events';
import { until } from '../../support/turns';
import { answering, type Mood, type WebhookReceiver } from '../../support/webhook-receiver';
import { outboxSettings, scenes, type Scene } from './bench';

const newScene = scenes();
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function withWebhook(): Promise<{ readonly scene: Scene; readonly receiver: WebhookReceiver }> {
  const scene = newScene();
  // The longest pauses there are, so that a day is as few requests as it can be.
  scene.random = 0.999999;
  const receiver = await scene.receiver();
  scene.settings = outboxSettings({ webhooks: [{ url: receiver.url() }] });
  return { scene, receiver };
}

/** What a receiver can never store: a text with a NUL in it. */
const poisoned = (): OutboxEvent => aKnowledgeEvent({ query_id: 'a\u0000b' });
/** A receiver that does this with every such event. */
const minding = (mood: Mood) => (event: OutboxEvent) => ('query_id' in event && event.query_id.includes('\u0000') ? mood : null);

const feedback = (count: number): OutboxEvent[] => Array.from({ length: count }, () => aFeedback());

describe('an event the receiver can never store', () => {
  it.each([
    ['answers it with 500', answering(500), 'webhook-unavailable'],
    ['answers it with 503', answering(503), 'webhook-unavailable'],
    ['answers it with 503 and a pause it asks for', answering(503, { 'retry-after': '120' }), 'webhook-unavailable'],
    ['answers it with 408', answering(408), 'webhook-unavailable'],
    ['answers it with 401', answering(401), 'webhook-misdirected'],
    ['answers it with 403', answering(403), 'webhook-misdirected'],
    ['answers it with 404', answering(404), 'webhook-misdirected'],
    ['answers it with 410', answering(410), 'webhook-misdirected'],
    ['sends it elsewhere', answering(307, { location: 'http://127.0.0.1:9/' }), 'webhook-misdirected'],
    ['cuts the connection on it', { kind: 'die' }, 'webhook-unreachable'],
    ['never answers it', { kind: 'stall' }, 'webhook-timeout'],
  ] as const)('costs none of those behind it, where the receiver %s', async (_how, mood, tag) => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(mood);
    const outbox = await scene.start();
    const good = feedback(20);
    for (const event of [poisoned(), ...good]) await outbox.accept(event);
    await scene.passes(10 * minuteMs, () => receiver.accepted.length === 20);
    expect(receiver.accepted).toEqual(good);
    await scene.passes(10 * minuteMs);
    expect(scene.sink(/webhook/)).toMatchObject({ delivered: 20, pending: 1, passedOver: 1, dead: 0, fault: { tag } });
  });

  it('is put aside after 24 hours, alone, with how often it was tried, and why', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(answering(500));
    const outbox = await scene.start();
    const [bad, good] = [poisoned(), feedback(20)];
    for (const event of [bad, ...good]) await outbox.accept(event);
    await scene.passes(23 * hourMs);
    expect(scene.letters()).toEqual([]);
    await scene.passes(2 * hourMs);
    const ofIt = receiver.requests.filter(({ event }) => event.id === bad.id).length;
    expect(scene.letters()).toMatchObject([{ type: 'knowledge.validated', attempts: ofIt, fault: { tag: 'webhook-unavailable' } }]);
    expect(scene.sink(/webhook/)).toMatchObject({ status: 'idle', pending: 0, passedOver: 0, dead: 1, delivered: 20 });
  });

  it.each([400, 413, 422])('and refuses it with %d, is put aside at once, alone', async (status) => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(answering(status));
    const outbox = await scene.start();
    const good = feedback(20);
    for (const event of [poisoned(), ...good]) await outbox.accept(event);
    await scene.passes(0);
    expect(receiver.accepted).toEqual(good);
    expect(scene.letters()).toMatchObject([{ attempts: 1, fault: { tag: 'webhook-refused' } }]);
  });

  it.each([
    ['in a row', (bad: OutboxEvent[], good: OutboxEvent[]) => [...bad, ...good]],
    ['in between', (bad: OutboxEvent[], good: OutboxEvent[]) => good.flatMap((event, index) => [...bad.slice(index, index + 1), event])],
    ['last', (bad: OutboxEvent[], good: OutboxEvent[]) => [...good, ...bad]],
  ])('costs nobody else where there are five of them, %s', async (_where, mixed) => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(answering(500));
    scene.settings = { ...scene.settings, deadLetterAfterHours: 2 };
    const outbox = await scene.start();
    const [bad, good] = [Array.from({ length: 5 }, poisoned), feedback(12)];
    for (const event of mixed(bad, good)) await outbox.accept(event);
    await scene.passes(30 * minuteMs, () => receiver.accepted.length === 12);
    expect(receiver.accepted).toEqual(good);
    await scene.passes(3 * hourMs);
    expect(scene.letters()).toHaveLength(5);
    expect(scene.letters().every(({ attempts }) => attempts > 3)).toBe(true);
    expect(receiver.accepted).toEqual(good);
  });

  it('delays by no more than a try those that come later', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(answering(500));
    const outbox = await scene.start();
    for (const event of [poisoned(), ...feedback(3)]) await outbox.accept(event);
    await scene.passes(hourMs);
    for (let count = 4; count <= 20; count += 1) {
      await outbox.accept(aFeedback());
      await until(() => receiver.accepted.length === count);
    }
  });

  it('is told from the others over a restart: they are not tried after it again, and its time goes on', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(answering(500));
    scene.settings = { ...scene.settings, deadLetterAfterHours: 6 };
    const first = await scene.start({ slackBytes: 4_096 });
    const [bad, good] = [poisoned(), feedback(6)];
    for (const event of [bad, ...good.slice(0, 3)]) await first.accept(event);
    await scene.passes(3 * hourMs);
    const before = receiver.requests.filter(({ event }) => event.id === bad.id).length;
    await first.close();
    const second = await scene.start();
    expect(scene.sink(/webhook/)).toMatchObject({ pending: 1, passedOver: 1 });
    for (const event of good.slice(3)) await second.accept(event);
    await until(() => receiver.accepted.length === 6);
    expect(receiver.requests.slice(-3).map(({ event }) => event)).toEqual(good.slice(3));
    await scene.passes(2.5 * hourMs);
    expect(scene.letters()).toEqual([]);
    await scene.passes(hourMs);
    const ofIt = receiver.requests.filter(({ event }) => event.id === bad.id).length;
    expect(ofIt).toBeGreaterThan(before);
    expect(scene.letters()).toMatchObject([{ attempts: ofIt }]);
  });

  it('is delivered, and the others like it at once, when the receiver learns to take it', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(answering(500));
    const outbox = await scene.start();
    const bad = Array.from({ length: 4 }, poisoned);
    for (const event of [...bad, ...feedback(4)]) await outbox.accept(event);
    await scene.passes(2 * hourMs);
    expect(scene.sink(/webhook/)).toMatchObject({ passedOver: 4, delivered: 4 });
    receiver.moodFor = () => null;
    await scene.passes(6 * minuteMs, () => scene.sink(/webhook/).delivered === 8);
    expect(scene.sink(/webhook/)).toMatchObject({ pending: 0, passedOver: 0, delivered: 8, dead: 0 });
  });

  it('is tried at once by “Try now”', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(answering(500));
    const outbox = await scene.start();
    for (const event of [poisoned(), ...feedback(2)]) await outbox.accept(event);
    await scene.passes(hourMs);
    receiver.moodFor = () => null;
    outbox.retry(scene.sink(/webhook/).id);
    await until(() => receiver.accepted.length === 3);
  });

  it('is written to the log as it is passed over and as it is put aside, with the reason and without what it says', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.moodFor = minding(answering(500));
    scene.settings = { ...scene.settings, deadLetterAfterHours: 1 };
    const outbox = await scene.start();
    for (const event of [poisoned(), ...feedback(2)]) await outbox.accept(event);
    await scene.passes(2 * hourMs);
    const about = scene.log.lines.filter(({ message }) => message.startsWith('event '));
    expect(about).toMatchObject([
      { level: 'warn', message: 'event passed over', facts: { number: 1, type: 'knowledge.validated', attempts: 4, fault: 'webhook-unavailable' } },
      { level: 'warn', message: 'event put aside', facts: { number: 1, type: 'knowledge.validated', fault: 'webhook-unavailable' } },
    ]);
    expect(JSON.stringify(scene.log.lines)).not.toContain('Returning something');
  });
});

describe('a receiver that is really down', () => {
  it.each([
    ['answers 500 to everything', answering(500)],
    ['cuts every connection', { kind: 'die' }],
    ['answers 404 to everything', answering(404)],
  ] as const)('and %s is asked no more often for all the events that wait', async (_how, mood) => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = mood;
    const outbox = await scene.start();
    for (const event of feedback(20)) await outbox.accept(event);
    await scene.passes(6 * hourMs);
    // After 1, 2, 4 … 256 s, then after five minutes each.
    expect(receiver.requests.length).toBe(1 + 9 + Math.floor((6 * hourMs - 511_000) / (5 * minuteMs)));
    expect(scene.sink(/webhook/)).toMatchObject({ pending: 20, dead: 0, passedOver: 0 });
  });

  it('gets everything when it is back, in order but for the one that was tried just then', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(503);
    const outbox = await scene.start();
    const events = feedback(20);
    for (const event of events) await outbox.accept(event);
    await scene.passes(12 * hourMs);
    receiver.mood = answering(204);
    await scene.passes(6 * minuteMs, () => receiver.accepted.length === 20);
    const [first, ...others] = receiver.accepted;
    expect(others).toEqual(events.filter((event) => event.id !== first?.id));
  });

  it('and can’t be reached at all gets everything in order', async () => {
    const { scene, receiver } = await withWebhook();
    const { port } = receiver;
    await receiver.close();
    const outbox = await scene.start();
    const events = feedback(20);
    for (const event of events) await outbox.accept(event);
    await scene.passes(12 * hourMs);
    const back = await scene.receiver(port);
    await scene.passes(6 * minuteMs, () => back.accepted.length === 20);
    expect(back.accepted).toEqual(events);
  });

  it('and asks for fewer events gets everything in order', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(429, { 'retry-after': '60' });
    const outbox = await scene.start();
    const events = feedback(20);
    for (const event of events) await outbox.accept(event);
    await scene.passes(hourMs);
    expect(receiver.requests.map(({ event }) => event.id)).toEqual(Array.from({ length: 61 }, () => events[0]?.id));
    receiver.mood = answering(204);
    await scene.passes(minuteMs, () => receiver.accepted.length === 20);
    expect(receiver.accepted).toEqual(events);
  });

  it('for more than a day has nothing put aside that wasn’t tried', async () => {
    const { scene, receiver } = await withWebhook();
    const { port } = receiver;
    await receiver.close();
    const outbox = await scene.start();
    const events = feedback(21);
    for (const event of events) await outbox.accept(event);
    await scene.passes(25 * hourMs);
    expect(scene.letters()).toHaveLength(1);
    expect(scene.letters().every(({ attempts }) => attempts > 0)).toBe(true);
    const back = await scene.receiver(port);
    await scene.passes(6 * minuteMs, () => back.accepted.length === 20);
    expect(back.accepted).toEqual(events.slice(1));
  });
});

describe('the 24 hours', () => {
  it('are counted from the first try, not from being accepted', async () => {
    const { scene, receiver } = await withWebhook();
    scene.keychain = () => ({ kind: 'not-found' });
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    // Two days without a signing secret: nothing could be tried.
    await scene.passes(48 * hourMs);
    receiver.mood = answering(500);
    scene.keychain = () => ({ kind: 'found', secret: scene.secret });
    outbox.retry(scene.sink(/webhook/).id);
    await scene.passes(23 * hourMs);
    expect(scene.letters()).toEqual([]);
    await scene.passes(2 * hourMs);
    expect(scene.letters()).toHaveLength(1);
  });

  it.each([400 * hourMs, -400 * hourMs])('are not changed by a clock that is set by %d ms', async (by) => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(500);
    scene.settings = { ...scene.settings, deadLetterAfterHours: 3 };
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await scene.passes(hourMs);
    scene.clock.set(scene.clock.now() + by);
    await scene.passes(1.5 * hourMs);
    expect(scene.letters()).toEqual([]);
    await scene.passes(hourMs);
    expect(scene.letters()).toHaveLength(1);
  });
});

describe('a folder', () => {
  const eventsIn = (folder: string): unknown[] =>
    readdirSync(folder)
      .sort()
      .filter((name) => name.endsWith('.json'))
      .map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')));

  it('in which a folder stands in one file’s place gets all the others, and that one when the way is free', async () => {
    const scene = newScene();
    const store = scene.newFolder();
    const elsewhere = join(store, 'elsewhere');
    scene.settings = outboxSettings({ folder: join(store, 'events') });
    const outbox = await scene.start();
    const events = feedback(8);
    for (const event of events) await outbox.accept(event);
    await scene.passes(0);
    expect(scene.sink(/folder/).fault).toMatchObject({ tag: 'folder-missing' });
    const inTheWay = join(elsewhere, `2026-02-03T09-31-00.000Z.000000000001.${events[0]?.id}.json`);
    mkdirSync(join(inTheWay, 'full'), { recursive: true });
    renameSync(elsewhere, join(store, 'events'));
    await scene.passes(10 * minuteMs, () => scene.sink(/folder/).delivered === 7);
    await scene.passes(0);
    expect(scene.sink(/folder/)).toMatchObject({ delivered: 7, pending: 1, passedOver: 1, fault: { tag: 'folder-unwritable' } });
    rmdirSync(join(inTheWay.replace(elsewhere, join(store, 'events')), 'full'));
    rmdirSync(inTheWay.replace(elsewhere, join(store, 'events')));
    await scene.passes(10 * minuteMs, () => scene.sink(/folder/).delivered === 8);
    expect(eventsIn(join(store, 'events'))).toEqual(events);
  });
});
